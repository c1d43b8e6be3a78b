import { ORPCError } from '@orpc/server'
import type { Permission } from '#lib/domain/access/schema.ts'
import {
  findRecord,
  type KeyRef,
  type Outcome,
  openOutcome,
  type RecordRef,
  resealOutcome,
  sealOutcome,
} from '#lib/domain/idempotency/queries.ts'
import {
  alreadyDoneError,
  invalidKeyError,
  isIdempotencyKey,
  KEPT_HOURS,
  mismatchError,
  outcomeUnknownError,
  RUNNING_SECONDS_MAX,
  stillRunningError,
  writeCanonically,
} from '#lib/domain/idempotency/rules.ts'
import { hashToken } from '#lib/platform/crypto/tokens.ts'
import { createId } from '#lib/platform/db/id.ts'
import { execute } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'

export type RunOnceInput = {
  scope: TenantScope
  /** The key or the person who asks: two callers never share a record. */
  actorId: string
  /** What the caller sent as Idempotency-Key. */
  key: string
  /** Which procedure with which input: the same key must not stand for two requests. */
  request: { procedure: string; input: unknown }
  /** What the caller may do now. */
  permissions: readonly Permission[]
  /** The answer holds a secret that is shown once: it is not kept. */
  isAnswerSecret: boolean
  run: () => Promise<unknown>
}

/**
 * Runs a write once, however often it is sent with the same key within a day; a repeat gets the first answer. What was refused left
 * nothing behind and may be sent again. What ended in a fault of ours, or died, has an unknown outcome, and a repeat is told so.
 * @throws AppError `invalid_input`, `idempotency_mismatch`, `still_running`, `outcome_unknown`, `already_done`, and whatever `run` throws.
 */
export async function runOnce(input: RunOnceInput): Promise<{ output: unknown; isReplay: boolean }> {
  const { scope, actorId, key, request, permissions, isAnswerSecret, run } = input
  if (!isIdempotencyKey(key)) throw invalidKeyError()

  // The key salts the hash of the request, so that a guessable input cannot be found by its hash.
  const requestHash = hashToken(writeCanonically([key, request.procedure, request.input]))
  const claim = await claimKey({ scope, key: { actorId, keyHash: hashToken(key) }, requestHash })
  if (claim.kind === 'ended') return { output: readAnswer({ outcome: claim.outcome, permissions }), isReplay: true }

  const output = await runClaimed({ ref: claim.ref, run })
  await keepOutcome(claim.ref, isAnswerSecret ? { kind: 'withheld' } : { kind: 'answer', output, permissions: [...permissions] })

  return { output, isReplay: false }
}

async function runClaimed({ ref, run }: { ref: RecordRef; run: () => Promise<unknown> }): Promise<unknown> {
  try {
    return await run()
  } catch (error) {
    if (isRefusal(error)) await releaseKey(ref)
    else await keepOutcome(ref, { kind: 'unknown' })
    throw error
  }
}

/** Errors raised on purpose come before a write or undo it. Anything else is a fault of ours and proves nothing. */
function isRefusal(error: unknown): boolean {
  if (error instanceof AppError) return error.code !== 'internal_error' && error.code !== 'seal_broken'

  return error instanceof ORPCError && error.status < 500
}

/** What somebody lost the right to see since then is not shown again, whatever it was. */
function readAnswer({ outcome, permissions }: { outcome: Outcome; permissions: readonly Permission[] }): unknown {
  if (outcome.kind === 'unknown') throw outcomeUnknownError()
  const held: readonly string[] = permissions
  if (outcome.kind === 'withheld' || !outcome.permissions.every((permission) => held.includes(permission))) throw alreadyDoneError()

  return outcome.output
}

type Claim = { kind: 'new'; ref: RecordRef } | { kind: 'ended'; outcome: Outcome }
type ClaimInput = { scope: TenantScope; key: KeyRef; requestHash: Uint8Array<ArrayBuffer> }

/** Takes the key in a transaction of its own: of two requests at once the second one finds the first one's record. */
async function claimKey({ scope, key, requestHash }: ClaimInput): Promise<Claim> {
  const ref = { scope, id: createId() }

  return inTenant(scope, async (tx) => {
    if (await insertRecord(tx, { ref, key, requestHash })) {
      await removeOldRecords(tx, scope)
      return { kind: 'new', ref }
    }

    const found = await findRecord(tx, key)
    if (!found) throw stillRunningError(1)
    if (!Buffer.from(found.requestHash).equals(requestHash)) throw mismatchError()
    if (found.answerSealed !== null) return { kind: 'ended', outcome: openOutcome({ scope, id: found.id }, found.answerSealed) }

    throw found.ageSeconds < RUNNING_SECONDS_MAX ? stillRunningError(1) : outcomeUnknownError()
  })
}

type NewRecord = { ref: RecordRef; key: KeyRef; requestHash: Uint8Array<ArrayBuffer> }

/** Whether the key is ours now. A record of more than a day ago is taken over as if it were not there. */
async function insertRecord(tx: TenantTransaction, { ref: { scope, id }, key, requestHash }: NewRecord): Promise<boolean> {
  const taken = await execute(tx)`
    insert into "idempotency_record" as r ("organizationId", "id", "actorId", "keyHash", "requestHash")
    values (${scope.organizationId}::uuid, ${id}::uuid, ${key.actorId}::uuid, ${key.keyHash}, ${requestHash})
    on conflict ("organizationId", "actorId", "keyHash") do update
      set "id" = excluded."id", "requestHash" = excluded."requestHash", "answerSealed" = null, "createdAt" = now()
      where r."createdAt" < now() - make_interval(hours => ${KEPT_HOURS}::int)`

  return taken > 0
}

/** A few at a time, on the occasion of a new one. Rows that another request is removing are its business. */
async function removeOldRecords(tx: TenantTransaction, scope: TenantScope): Promise<void> {
  await execute(tx)`
    delete from "idempotency_record" where "organizationId" = ${scope.organizationId}::uuid and "id" in (
      select "id" from "idempotency_record"
      where "organizationId" = ${scope.organizationId}::uuid and "createdAt" < now() - make_interval(hours => ${KEPT_HOURS}::int)
      order by "createdAt" limit 100 for update skip locked
    )`
}

async function releaseKey({ scope, id }: RecordRef): Promise<void> {
  await tryTo(() => inTenant(scope, (tx) => tx.idempotencyRecord.deleteMany({ where: { id } })))
}

async function keepOutcome(ref: RecordRef, outcome: Outcome): Promise<void> {
  const data = { answerSealed: sealOutcome(ref, outcome) }

  await tryTo(() => inTenant(ref.scope, (tx) => tx.idempotencyRecord.updateMany({ where: { id: ref.id }, data })))
}

/** The request itself has ended by now, so its caller gets its outcome in any case; a repeat is then told that it is unknown. */
async function tryTo(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (err) {
    log.warn({ err }, 'the outcome of a request with an Idempotency-Key could not be written')
  }
}

const RESEALED_AT_ONCE = 200

/** Seals kept answers again under the primary encryption key, page by page. Returns how many were. */
export async function resealAnswers({ scope }: { scope: TenantScope }): Promise<number> {
  let resealed = 0
  let afterId: string | undefined
  do {
    const page: { resealed: number; lastId: string | undefined } = await resealPage({ scope, afterId })
    resealed += page.resealed
    afterId = page.lastId
  } while (afterId)

  return resealed
}

type ResealPage = { scope: TenantScope; afterId: string | undefined }

async function resealPage({ scope, afterId }: ResealPage): Promise<{ resealed: number; lastId: string | undefined }> {
  return inTenant(scope, async (tx) => {
    const rows = await tx.idempotencyRecord.findMany({
      where: { answerSealed: { not: null }, ...(afterId ? { id: { gt: afterId } } : {}) },
      orderBy: { id: 'asc' },
      take: RESEALED_AT_ONCE,
      select: { id: true, answerSealed: true },
    })
    let resealed = 0
    for (const { id, answerSealed } of rows) {
      const sealed = answerSealed && resealOutcome({ scope, id }, answerSealed)
      if (!sealed) continue
      // The old envelope in the condition: what was withheld meanwhile must not come back.
      resealed += (await tx.idempotencyRecord.updateMany({ where: { id, answerSealed }, data: { answerSealed: sealed } })).count
    }

    return { resealed, lastId: rows.length === RESEALED_AT_ONCE ? rows.at(-1)?.id : undefined }
  })
}
