import type { Act, Actor } from '#lib/domain/audit/schema.ts'
import { auditConnection, keyColumns, type SaveKey } from '#lib/domain/connections/mutations.ts'
import type { Environment } from '#lib/domain/connections/terms.ts'
import { createFirstMapping } from '#lib/domain/mappings/mutations.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'
import { type MappedObject, mappedObjects } from '#lib/domain/mappings/terms.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { createId } from '#lib/platform/db/id.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'

/** `rules` fill offers and new hires until somebody saves a mapping. */
export type NewConnection = Act<Actor> & {
  source: string
  environment: Environment
  name: string
  rules: Record<MappedObject, MappingRules>
}
export type CreateConnection = SaveKey & NewConnection

/**
 * Saves a new account with a key that was just checked, or takes a disconnected one of the same environment up again. One that is connected
 * by hand gets the key and stays what it is: the same row, with everything that came in.
 */
export async function createConnection(input: CreateConnection): Promise<string> {
  return inTenant(input.scope, async (tx) => {
    const existing = await lockConnection(tx, input)
    if (existing && existing.state !== 'Disconnected' && existing.keySealed !== null) throw alreadyConnectedError()
    const id = existing?.id ?? createId()
    const isByHand = existing !== null && existing.state !== 'Disconnected'
    await writeConnection(tx, {
      ...input,
      id,
      columns: { ...keyColumns({ ...input, id }), ...(isByHand ? { state: existing.state } : {}) },
    })
    await auditConnection(tx, input, { action: isByHand ? 'connection.key-replaced' : 'connection.created', id })

    return id
  })
}

type LockedConnection = { id: string; state: 'Configuring' | 'Connected' | 'Paused' | 'Disconnected'; keySealed: string | null }

/** The account of one environment, held. Two people connecting at once: the second finds the first one's row. */
export async function lockConnection(
  tx: TenantTransaction,
  { scope, source, environment }: Pick<NewConnection, 'scope' | 'source' | 'environment'>,
): Promise<LockedConnection | null> {
  const { organizationId } = scope
  await query(tx)`select 1 from "organization" where "id" = ${organizationId}::uuid for update`

  return tx.connection.findUnique({
    where: { organizationId_source_environment: { organizationId, source, environment } },
    select: { id: true, state: true, keySealed: true },
  })
}

type WriteConnection = NewConnection & {
  id: string
  columns: Prisma.ConnectionUncheckedUpdateInput & Partial<Prisma.ConnectionUncheckedCreateInput>
}

/** Writes a new account, or a disconnected one anew, with the rules that fill what comes in. */
export async function writeConnection(
  tx: TenantTransaction,
  { scope, source, environment, name, rules, id, columns }: WriteConnection,
): Promise<void> {
  const identity = { organizationId: scope.organizationId, source, environment }
  const fresh = { name, state: 'Configuring' as const, disconnectedAt: null, degradedAt: null, configureError: Prisma.DbNull, ...columns }
  await tx.connection.upsert({
    where: { organizationId_source_environment: identity },
    create: { ...identity, ...fresh, id },
    update: fresh,
    select: { id: true },
  })
  for (const object of mappedObjects) {
    await createFirstMapping(tx, { scope, connectionId: id, object, rules: rules[object] })
  }
}

export function alreadyConnectedError(): AppError {
  return new AppError({
    code: 'conflict',
    retry: 'no',
    userMessage: 'This organization is connected to such an account already. Open it to change its key, or disconnect it first.',
  })
}
