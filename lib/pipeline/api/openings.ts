import { toAshbyType } from '#lib/destinations/ashby-openings/field-values.ts'
import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { type Opening, type OpeningSync, openingsContract } from '#lib/domain/openings/contract.ts'
import { switchField } from '#lib/domain/openings/fields/mutations.ts'
import { listItems } from '#lib/domain/openings/items/queries.ts'
import { nameItem } from '#lib/domain/openings/items/rules.ts'
import { confirmMatches } from '#lib/domain/openings/matches/mutations.ts'
import { describeMatches } from '#lib/domain/openings/matches/queries.ts'
import { readSyncedJob } from '#lib/domain/openings/queries.ts'
import { planNextSync } from '#lib/domain/openings/schedule/mutations.ts'
import { updateSetup } from '#lib/domain/openings/setups/mutations.ts'
import { startSync } from '#lib/domain/openings/syncs/mutations.ts'
import { describeSyncs, listSyncItems, listSyncs } from '#lib/domain/openings/syncs/queries.ts'
import type { SourceItemKind } from '#lib/domain/openings/terms.ts'
import { decideDifference } from '#lib/pipeline/openings/decide-difference.ts'
import { describeOpening } from '#lib/pipeline/openings/describe-opening.ts'
import { describeFields, describeSetup } from '#lib/pipeline/openings/describe-setup.ts'
import { linkOpening } from '#lib/pipeline/openings/link-opening.ts'
import { readStanding } from '#lib/pipeline/openings/read-standing.ts'
import { readDesk } from '#lib/pipeline/openings/sync-work.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { foldText } from '#lib/platform/format/text.ts'
import { hasPermission } from '#lib/sources/ashby/permissions.ts'

/** Entries of a list that are told at once: who looks for another one searches. */
const ITEMS_MAX = 500

const os = implementForOrganization(openingsContract)

export const openingsApi = {
  setup: os.setup.handler(({ context: { access } }) => describeSetup(access.scope)),
  updateSetup: os.updateSetup.handler(async ({ context: { access }, input }) => {
    await updateSetup({ ...actorOf(access), ...input })
    // The interval or the account is another one: what was planned before is not waited for.
    await inTenant(access.scope, (tx) => planNextSync(tx, { scope: access.scope }))

    return describeSetup(access.scope)
  }),
  items: os.items.handler(({ context: { access }, input }) => searchItems({ scope: access.scope, ...input })),
  matches: os.matches.handler(({ context: { access } }) => readAccountMatches(access.scope)),
  confirmMatches: os.confirmMatches.handler(async ({ context: { access }, input: { matches } }) => {
    await confirmMatches({ ...actorOf(access), connectionId: await requireAccount(access.scope), matches })

    return readAccountMatches(access.scope)
  }),
  fields: os.fields.handler(({ context: { access } }) => describeFields(access.scope)),
  setField: os.setField.handler(async ({ context: { access }, input }) => {
    const connectionId = await requireAccount(access.scope)
    await switchField({ ...actorOf(access), ...input, connectionId, isWritable: (type) => toAshbyType(type) !== null })

    return describeFields(access.scope)
  }),
  sync: os.sync.handler(({ context: { access } }) => requestSync(access)),
  syncs: os.syncs.handler(
    ({
      context: {
        access: { scope },
      },
      input,
    }) =>
      inTenant(scope, async (tx) => {
        const { account } = await readStanding(tx, scope)

        return account ? listSyncs(tx, { scope, connectionId: account.id, ...input }) : { items: [], nextCursor: null }
      }),
  ),
  syncItems: os.syncItems.handler(
    ({
      context: {
        access: { scope },
      },
      input: { id, ...input },
    }) => inTenant(scope, (tx) => listSyncItems(tx, { scope, syncId: id, ...input })),
  ),
  get: os.get.handler(({ context: { access }, input: { openJobId } }) => readOpening(access, openJobId)),
  decide: os.decide.handler(async ({ context: { access }, input }) => {
    await decideDifference({ ...actorOf(access), permissions: access.permissions, ...input })

    return requireOpening(access, input.openJobId)
  }),
  link: os.link.handler(async ({ context: { access }, input }) => {
    await linkOpening({ ...actorOf(access), ...input })

    return requireOpening(access, input.openJobId)
  }),
}

function actorOf({ scope, actor, ipAddress, requestId }: Access) {
  return { scope, actor, origin: { ipAddress, requestId } }
}

async function requireAccount(scope: TenantScope): Promise<string> {
  const { account } = await inTenant(scope, (tx) => readStanding(tx, scope))
  if (!account) throw conflictError('No account with an Ashby key is chosen for openings. Connect or choose one first.')

  return account.id
}

function readAccountMatches(scope: TenantScope) {
  return inTenant(scope, async (tx) => {
    const { account } = await readStanding(tx, scope)

    return account ? describeMatches(tx, { scope, connectionId: account.id }) : []
  })
}

type SearchItems = { scope: TenantScope; kind: SourceItemKind; search?: string }

/** Archived entries are not offered. */
function searchItems({ scope, kind, search = '' }: SearchItems): Promise<{ externalId: string; name: string }[]> {
  return inTenant(scope, async (tx) => {
    const { account } = await readStanding(tx, scope)
    if (!account) return []
    const items = await listItems(tx, { scope, connectionId: account.id, kind })
    const byId = new Map(items.map((item) => [item.externalId, item]))
    const words = foldText(search).split(/\s+/)

    return items
      .filter(({ isArchived }) => !isArchived)
      .map((item) => ({ externalId: item.externalId, name: nameItem(item, byId) }))
      .filter(({ name }) => words.every((word) => foldText(name).includes(word)))
      .sort((one, other) => one.name.localeCompare(other.name, 'en'))
      .slice(0, ITEMS_MAX)
  })
}

async function requestSync(access: Access): Promise<OpeningSync> {
  const { scope, actor } = access
  const { obstacle, account } = await inTenant(scope, (tx) => readStanding(tx, scope))
  if (obstacle || !account) throw conflictError(obstacle?.message ?? 'No account is connected.')
  const trigger = actor.kind === 'ApiKey' ? 'Pushed' : 'Requested'
  const row = await startSync({ ...actorOf(access), connectionId: account.id, trigger })
  const [sync] = await inTenant(scope, (tx) => describeSyncs(tx, [row]))
  if (!sync) throw new Error('A sync that is there was not described.')

  return sync
}

function readOpening({ scope, permissions }: Access, openJobId: string): Promise<Opening | null> {
  return inTenant(scope, async (tx) => {
    const { account, setup } = await readStanding(tx, scope)
    const place = { scope, connectionId: account?.id ?? '00000000-0000-0000-0000-000000000000' }
    const job = await readSyncedJob(tx, { ...place, openJobId })
    if (!job) throw notFoundError('open job')
    if (!account || !job.opening) return null
    const desk = await readDesk(tx, { ...place, can: (permission) => hasPermission(account.keyScopes, permission) })

    return describeOpening({ job, desk, setup, permissions })
  })
}

async function requireOpening(access: Access, openJobId: string): Promise<Opening> {
  const opening = await readOpening(access, openJobId)
  if (!opening) throw notFoundError('opening')

  return opening
}
