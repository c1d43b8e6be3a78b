import { saveOpening } from '#lib/domain/openings/links/mutations.ts'
import { findOpenings, listLinkedIds } from '#lib/domain/openings/queries.ts'
import { saveSyncToken } from '#lib/domain/openings/setups/mutations.ts'
import type { SyncResult } from '#lib/domain/openings/syncs/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import { readOpening } from '#lib/sources/ashby/read-opening.ts'
import type { OpeningRecord } from '#lib/sources/source.ts'
import { applyRecord, mayLag } from './apply-opening-record.ts'
import { placeOf, type SyncWork } from './sync-work.ts'

const PAGE_SIZE = 100

/**
 * Reads what Ashby has of openings: all of it, or what changed since the pass before. A token that Ashby no longer takes, or too many changes,
 * reads all of it. Answers the open jobs that were filled.
 * @throws AshbyError
 */
export async function listOpenings(work: SyncWork, { isWhole }: { isWhole: boolean }): Promise<SyncResult[]> {
  const token = isWhole ? null : work.setup.syncToken
  try {
    return await readPages(work, token)
  } catch (thrown) {
    if (!isAshbyError(thrown, 'ashby_cursor_expired')) throw thrown

    return await readPages(work, null)
  }
}

async function readPages(work: SyncWork, token: string | null): Promise<SyncResult[]> {
  const { scope, connection } = work
  const filled: SyncResult[] = []
  const listed = new Set<string>()
  let cursor: string | null = null

  for (;;) {
    const readStartedAt = await readDatabaseClock()
    const next: { cursor?: string; syncToken?: string } = cursor ? { cursor } : token ? { syncToken: token } : {}
    const { results, page } = await connection.client.call('opening.list', { limit: PAGE_SIZE, ...next })
    const records = results.map(readOpening)
    filled.push(...(await applyPage(work, { records, readStartedAt })))
    for (const { externalId } of records) listed.add(externalId)
    if (page.moreDataAvailable && page.nextCursor) {
      cursor = page.nextCursor
      continue
    }

    if (token === null) await askForMissing(work, { listed, readStartedAt })
    await inTenant(scope, (tx) => saveSyncToken(tx, { scope, token: page.syncToken }))

    return filled
  }
}

type Page = { records: readonly OpeningRecord[]; readStartedAt: Date }

async function applyPage(work: SyncWork, { records, readStartedAt }: Page): Promise<SyncResult[]> {
  const place = placeOf(work)
  const byId = new Map(records.map((record) => [record.externalId, record]))

  return inTenant(work.scope, async (tx) => {
    const filled: SyncResult[] = []
    for (const opening of await findOpenings(tx, { ...place, externalIds: [...byId.keys()] })) {
      const record = byId.get(opening.externalId ?? '')
      if (!record || !(await applyRecord(tx, { place, desk: work.desk, opening, record, readStartedAt }))) continue
      filled.push({ openJobId: opening.openJobId, outcome: 'Filled', fields: [], problem: null })
    }

    return filled
  })
}

/** What a whole list does not have is asked for singly before it is believed gone. */
async function askForMissing(
  work: SyncWork,
  { listed, readStartedAt }: { listed: ReadonlySet<string>; readStartedAt: Date },
): Promise<void> {
  const { scope, connection } = work
  const place = placeOf(work)
  const linked = await inTenant(scope, (tx) => listLinkedIds(tx, place))
  const missing = linked.filter((externalId) => !listed.has(externalId))
  for (const externalId of missing) {
    const [opening] = await inTenant(scope, (tx) => findOpenings(tx, { ...place, externalIds: [externalId] }))
    if (!opening || mayLag({ sent: opening.sent, readStartedAt })) continue
    if (await isThere(connection.client, externalId)) continue
    await inTenant(scope, (tx) =>
      saveOpening(tx, { ...place, openJobId: opening.openJobId, change: { state: 'Gone', readAt: readStartedAt } }),
    )
  }
}

async function isThere(client: SyncWork['connection']['client'], openingId: string): Promise<boolean> {
  try {
    await client.call('opening.info', { openingId })
    return true
  } catch (thrown) {
    if (isAshbyError(thrown, 'ashby_not_found')) return false
    throw thrown
  }
}
