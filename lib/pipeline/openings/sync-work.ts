import type { WrittenField } from '#lib/destinations/ashby-openings/opening-values.ts'
import { readOpeningFields, type StoredField } from '#lib/domain/openings/fields/queries.ts'
import { listItems, type StoredItem } from '#lib/domain/openings/items/queries.ts'
import { readMatches } from '#lib/domain/openings/matches/queries.ts'
import type { StoredMatch } from '#lib/domain/openings/matches/rules.ts'
import type { StoredSetup } from '#lib/domain/openings/setups/queries.ts'
import type { SyncRow } from '#lib/domain/openings/syncs/queries.ts'
import type { Winner } from '#lib/domain/openings/terms.ts'
import type { AshbyConnection } from '#lib/pipeline/ashby-connection.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'

/** What the values of open jobs are made openings with. */
export type OpeningDesk = {
  fields: StoredField[]
  /** Custom fields that are there in Ashby and may be written. */
  written: WrittenField[]
  matches: StoredMatch[]
  items: StoredItem[]
  /** Without it nothing is known of departments and locations, so nothing is said of them. */
  canMatch: boolean
}

/** What every step of a sync works with. */
export type SyncWork = {
  scope: TenantScope
  sync: SyncRow & { startedAt: Date }
  connection: AshbyConnection
  setup: StoredSetup
  desk: OpeningDesk
  /** Calls that are in the report already. */
  savedCalls: number
}

type ReadDesk = { scope: TenantScope; connectionId: string; can: AshbyConnection['can'] }

/** Four queries. */
export async function readDesk(tx: TenantTransaction, { scope, connectionId, can }: ReadDesk): Promise<OpeningDesk> {
  const fields = await readOpeningFields(tx, { scope, connectionId })
  const canWrite = can('candidates:write')

  return {
    fields,
    written: fields.flatMap(({ fieldKey, isOn, externalId, problem, definition }) =>
      isOn && externalId !== null && problem === null && canWrite ? [{ key: fieldKey, type: definition.type, externalId }] : [],
    ),
    matches: await readMatches(tx, { scope, connectionId }),
    items: await listItems(tx, { scope, connectionId }),
    canMatch: can('organization:read'),
  }
}

/** Reads fields, matches and lists anew, after a step changed them. */
export async function refreshDesk(work: SyncWork): Promise<void> {
  const { scope, sync, connection } = work
  work.desk = await inTenant(scope, (tx) => readDesk(tx, { scope, connectionId: sync.connectionId, can: connection.can }))
}

/** The calls that are not in the report yet; from now on they are. */
export function takeCalls(work: SyncWork): number {
  const calls = work.connection.calls.length - work.savedCalls
  work.savedCalls += calls

  return calls
}

export function placeOf({ scope, sync }: SyncWork): { scope: TenantScope; connectionId: string } {
  return { scope, connectionId: sync.connectionId }
}

export function winnerOf({ winners }: Pick<StoredSetup, 'winners'>, field: string): Winner {
  return winners[field] ?? 'ask'
}
