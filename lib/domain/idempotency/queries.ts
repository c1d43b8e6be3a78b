import { z } from 'zod'
import { reseal, type SealPlace, seal, unseal } from '#lib/platform/crypto/seal.ts'
import { query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

/** How a request ended. `answer` remembers by which permissions its output was made; `withheld` may not be shown twice. */
const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), output: z.unknown(), permissions: z.array(z.string()) }),
  z.object({ kind: z.literal('withheld') }),
  z.object({ kind: z.literal('unknown') }),
])
export type Outcome = z.infer<typeof outcomeSchema>

export type RecordRef = { scope: TenantScope; id: string }
export type FoundRecord = { id: string; requestHash: Uint8Array; answerSealed: string | null; ageSeconds: number }
export type KeyRef = { actorId: string; keyHash: Uint8Array<ArrayBuffer> }

/** The record of a caller's key with its age by the database's clock; null where it was just released. */
export async function findRecord(tx: TenantTransaction, { actorId, keyHash }: KeyRef): Promise<FoundRecord | null> {
  const [row] = await query<FoundRecord>(tx)`
    select "id", "requestHash", "answerSealed", extract(epoch from now() - "createdAt")::float8 as "ageSeconds"
    from "idempotency_record"
    where "actorId" = ${actorId}::uuid and "keyHash" = ${keyHash}`

  return row ?? null
}

/** An outcome as it is stored: sealed, because an answer can hold what its reader may see only today. */
export function sealOutcome(ref: RecordRef, outcome: Outcome): string {
  return seal({ plaintext: JSON.stringify(outcome), place: placeOf(ref) })
}

export function openOutcome(ref: RecordRef, sealed: string): Outcome {
  return outcomeSchema.parse(JSON.parse(unseal({ sealed, place: placeOf(ref) })))
}

/** The same outcome under the primary key; null where it is sealed with that already. */
export function resealOutcome(ref: RecordRef, sealed: string): string | null {
  return reseal({ sealed, place: placeOf(ref) })
}

function placeOf({ scope, id }: RecordRef): SealPlace {
  return { organizationId: scope.organizationId, table: 'idempotency_record', row: id, field: 'answer' }
}
