import { saveItems } from '#lib/domain/openings/items/mutations.ts'
import { noteLists } from '#lib/domain/openings/setups/mutations.ts'
import { sourceItemKinds } from '#lib/domain/openings/terms.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { readAccountLists } from '#lib/sources/ashby/read-account-lists.ts'
import { placeOf, type SyncWork } from './sync-work.ts'

/** How old the account's lists may become before a sync reads them again. */
const LISTS_MS = 60 * 60_000

/** Whether the account's departments, locations, jobs and reasons are to be read: they are old, or somebody asked and this sync has not yet. */
export function areListsDue({ setup, sync }: Pick<SyncWork, 'setup' | 'sync'>): boolean {
  const { listsReadAt } = setup
  if (listsReadAt === null) return true
  const isAsked = sync.trigger !== 'Scheduled' && listsReadAt < sync.startedAt

  return isAsked || listsReadAt.getTime() + LISTS_MS < sync.startedAt.getTime()
}

/** Reads the account's lists and keeps them. @throws AshbyError */
export async function readLists(work: SyncWork): Promise<void> {
  const { scope, connection } = work
  const readAt = await readDatabaseClock()
  const lists = await readAccountLists({ client: connection.client, can: connection.can })
  await inTenant(scope, async (tx) => {
    for (const kind of sourceItemKinds) {
      const entries = lists[kind]
      if (entries) await saveItems(tx, { ...placeOf(work), kind, entries, readAt })
    }
    await noteLists(tx, { scope, readAt, errorCode: null })
  })
}
