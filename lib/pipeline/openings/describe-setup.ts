import { toAshbyType } from '#lib/destinations/ashby-openings/field-values.ts'
import type { OpeningSetup, SyncedField } from '#lib/domain/openings/contract.ts'
import { readOpeningFields, type StoredField } from '#lib/domain/openings/fields/queries.ts'
import { describeMatches } from '#lib/domain/openings/matches/queries.ts'
import { countUndecided } from '#lib/domain/openings/queries.ts'
import { type OpeningProblem, openingProblemSchema } from '#lib/domain/openings/schema.ts'
import { describeSyncs, findLatestSyncs, type SyncRow } from '#lib/domain/openings/syncs/queries.ts'
import { openingFieldKeys, openingFieldWords } from '#lib/domain/openings/terms.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { namePermission } from '#lib/sources/ashby/permissions.ts'
import { readStanding } from './read-standing.ts'
import { winnerOf } from './sync-work.ts'

/** How open jobs and openings are kept together, and what stands in the way. */
export async function describeSetup(scope: TenantScope): Promise<OpeningSetup> {
  return inTenant(scope, async (tx) => {
    const { isOn, setup, accounts, account, missing, obstacle } = await readStanding(tx, scope)
    const place = account && { scope, connectionId: account.id }
    const fields = await readOpeningFields(tx, { scope, connectionId: account?.id ?? null })
    const { latest, ended } = place ? await findLatestSyncs(tx, place) : { latest: null, ended: null }
    const [described = null] = latest ? await describeSyncs(tx, [latest]) : []
    const matches = place ? await describeMatches(tx, place) : []
    const builtIn = openingFieldKeys.map((field) => ({ field, ...openingFieldWords[field] }))
    const custom = fields
      .filter(({ isOn: isChosen }) => isChosen)
      .map(({ fieldKey, definition: { label } }) => ({ field: fieldKey, label, ashby: label }))

    return {
      isOn,
      account: account && toAccount(account),
      accounts: accounts.map(toAccount),
      obstacle: obstacle ?? readObstacle(ended),
      missing: missing.map(({ key, without, need }) => ({ permission: namePermission(key), without, isRequired: need === 'required' })),
      winners: [...builtIn, ...custom].map((words) => ({ ...words, winner: winnerOf(setup, words.field) })),
      closeReason: setup.closeReason,
      everyMinutes: setup.everyMinutes,
      nextSyncAt: isOn ? (setup.nextSyncAt?.toISOString() ?? null) : null,
      listsReadAt: setup.listsReadAt?.toISOString() ?? null,
      latest: described,
      unmatched: matches.filter(({ kind, chosen, isGone }) => kind !== 'job' && (chosen === null || isGone)).length,
      undecided: place ? await countUndecided(tx, place) : 0,
    }
  })
}

function toAccount({ id, name, environment }: OpeningSetup['accounts'][number]) {
  return { id, name, environment }
}

/** What only Ashby's answer tells: it holds until a sync got through. */
const TOLD_BY_ASHBY = ['openings_plan_missing', 'ashby_permission_missing', 'ashby_key_invalid']

function readObstacle(ended: SyncRow | null): OpeningProblem | null {
  if (ended?.state !== 'Failed') return null
  const error = openingProblemSchema.safeParse(ended.error)

  return error.success && TOLD_BY_ASHBY.includes(error.data.code) ? error.data : null
}

/** Which custom fields are written to Ashby. */
export async function describeFields(scope: TenantScope): Promise<SyncedField[]> {
  return inTenant(scope, async (tx) => {
    const { account } = await readStanding(tx, scope)

    return (await readOpeningFields(tx, { scope, connectionId: account?.id ?? null })).map(toSyncedField)
  })
}

function toSyncedField({ fieldKey, definition: { label, type }, isOn, externalId, problem }: StoredField): SyncedField {
  const state = isOn ? (externalId === null ? 'Waiting' : 'InAshby') : externalId === null ? 'Off' : 'Stopped'

  return { key: fieldKey, label, type, isOn, ashbyType: toAshbyType(type), state, problem: isOn ? problem : null }
}
