import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditAct, AuditValues } from '#lib/domain/audit/schema.ts'
import { addHireHistory } from '#lib/domain/new-hires/history/mutations.ts'
import { type EditableHire, type HireContext, lockHireRow } from '#lib/domain/new-hires/mutations.ts'
import { announceHire } from '#lib/domain/new-hires/news/mutations.ts'
import { requirePending } from '#lib/domain/new-hires/rules.ts'
import type { NewHireHistoryKind } from '#lib/domain/new-hires/terms.ts'
import { moveFillToHire } from '#lib/domain/open-jobs/filling/mutations.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { execute, query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { readHireSignals, readPeopleSignals } from './queries.ts'
import { type Signal, toSignalKey } from './rules.ts'

type OfHire = { scope: TenantScope; newHireId: string }

/**
 * Writes down what a new hire is recognised by, as its row stands now, and marks it and all whom that touches. To be called after whatever
 * changes its values, readings or state. At most eight statements, however many it touches, unless a row is held by others.
 */
export async function refreshSignals(tx: TenantTransaction, { scope, newHireId }: OfHire): Promise<void> {
  const wanted = await readHireSignals(tx, { scope, newHireId })
  await holdSignals(tx, scope)
  const { before } = await replaceSignals(tx, { scope, owner: 'newHireId', wanted: new Map([[newHireId, wanted]]) })
  await refreshMatchFlags(tx, { scope, newHireIds: [newHireId], signals: [...before, ...wanted] })
}

/** The same of a person: of their own values, and of the candidates that they were. */
export async function refreshPersonSignals(
  tx: TenantTransaction,
  { scope, personId }: { scope: TenantScope; personId: string },
): Promise<void> {
  await refreshPeopleSignals(tx, { scope, personIds: [personId] })
}

/** The same of many people. At most eight statements, however many there are. */
export async function refreshPeopleSignals(
  tx: TenantTransaction,
  { scope, personIds }: { scope: TenantScope; personIds: readonly string[] },
): Promise<void> {
  const found = await readPeopleSignals(tx, { personIds })
  const wanted = new Map(personIds.map((id) => [id, found.get(id) ?? []]))
  await holdSignals(tx, scope)
  const { changed } = await replaceSignals(tx, { scope, owner: 'personId', wanted })
  if (changed.length > 0) await refreshMatchFlags(tx, { scope, newHireIds: [], signals: changed })
}

/** One after the other within an organization: of two who come in at once, the second must see the first. */
async function holdSignals(tx: TenantTransaction, { organizationId }: TenantScope): Promise<void> {
  await query(tx)`select pg_advisory_xact_lock(hashtextextended(${`signals:${organizationId}`}, 0))::text`
}

type ReplaceSignals = { scope: TenantScope; owner: 'newHireId' | 'personId'; wanted: ReadonlyMap<string, readonly Signal[]> }

async function replaceSignals(
  tx: TenantTransaction,
  { scope, owner, wanted }: ReplaceSignals,
): Promise<{ before: Signal[]; changed: Signal[] }> {
  const select = { id: true, kind: true, value: true, newHireId: true, personId: true } satisfies Prisma.PersonSignalSelect
  const before = await tx.personSignal.findMany({ where: { [owner]: { in: [...wanted.keys()] } }, select })
  const keyOf = (id: string | null, signal: Signal) => `${id} ${toSignalKey(signal)}`
  const wantedKeys = new Set([...wanted].flatMap(([id, signals]) => signals.map((signal) => keyOf(id, signal))))
  const standing = new Set(before.map((signal) => keyOf(signal[owner], signal)))
  const gone = before.filter((signal) => !wantedKeys.has(keyOf(signal[owner], signal)))
  const fresh = [...wanted].flatMap(([id, signals]) =>
    signals.filter((signal) => !standing.has(keyOf(id, signal))).map(({ kind, value }) => ({ kind, value, ownerId: id })),
  )
  if (gone.length > 0) await tx.personSignal.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
  // One array a column: the client takes seconds to put thousands of rows into parameters of their own.
  if (fresh.length > 0) {
    await execute(tx)`
      insert into "person_signal" ("organizationId", "id", "kind", "value", "personId", "newHireId")
      select ${scope.organizationId}::uuid, v.id, v.kind::"SignalKind", v.value,
        case when ${owner} = 'personId' then v.owner end, case when ${owner} = 'newHireId' then v.owner end
      from unnest(${fresh.map(() => createId())}::uuid[], ${fresh.map(({ kind }) => kind)}::text[], ${fresh.map(({ value }) => value)}::text[],
        ${fresh.map(({ ownerId }) => ownerId)}::uuid[]) as v(id, kind, value, owner)`
  }

  return { before, changed: [...gone, ...fresh] }
}

/**
 * Marks pending new hires that may be somebody in the directory, or another pending one, and takes the marks off where they no longer hold:
 * the named ones and all that have one of these signals. Who may not see confidential jobs must not learn from a mark that there is one.
 */
async function refreshMatchFlags(tx: TenantTransaction, touched: Touched): Promise<void> {
  const { organizationId } = touched.scope
  const ids = await holdTouched(tx, touched)
  if (ids.length === 0) return

  await execute(tx)`
    with judged as (
      select h."id",
        h."personId" is null and exists (
          select 1 from "person_signal" mine join "person_signal" theirs
            on theirs."organizationId" = mine."organizationId" and theirs."kind" = mine."kind" and theirs."value" = mine."value"
          where mine."organizationId" = h."organizationId" and mine."newHireId" = h."id"
            and theirs."personId" is not null and not theirs."personId" = any(h."apartIds")
        ) as is_rehire,
        exists (
          select 1 from "person_signal" mine join "person_signal" theirs
            on theirs."organizationId" = mine."organizationId" and theirs."kind" = mine."kind" and theirs."value" = mine."value"
          join "new_hire" other on other."organizationId" = theirs."organizationId" and other."id" = theirs."newHireId"
          where mine."organizationId" = h."organizationId" and mine."newHireId" = h."id" and other."id" <> h."id"
            and not other."id" = any(h."apartIds") and not h."id" = any(other."apartIds")
            and (h."confidential" or not other."confidential")
        ) as is_same
      from "new_hire" h where h."organizationId" = ${organizationId}::uuid and h."id" = any(${ids}::uuid[])
    )
    update "new_hire" h set "updatedAt" = clock_timestamp(), "flags" =
      array_remove(array_remove(h."flags", 'MaybeRehire'), 'MaybeSame')
      || case when judged.is_rehire then array['MaybeRehire'] else array[]::text[] end
      || case when judged.is_same then array['MaybeSame'] else array[]::text[] end
    from judged
    where h."organizationId" = ${organizationId}::uuid and h."id" = judged."id"
      and (judged.is_rehire <> ('MaybeRehire' = any(h."flags")) or judged.is_same <> ('MaybeSame' = any(h."flags")))`
}

type Touched = { scope: TenantScope; newHireIds: readonly string[]; signals: readonly Signal[] }

const HOLD_TRIES = 5

/**
 * Holds the touched rows as far as nobody else does: two who wait for each other's would wait for ever. Whoever waits for the signals with
 * theirs looks at them next, so only who holds one for another reason is waited for, and not long.
 */
async function holdTouched(tx: TenantTransaction, { scope, newHireIds, signals }: Touched): Promise<string[]> {
  const { organizationId } = scope
  const kinds = signals.map(({ kind }) => kind)
  const values = signals.map(({ value }) => value)
  const rows = await query<{ id: string }>(tx)`
    select s."newHireId"::text as id from "person_signal" s
    join unnest(${kinds}::text[], ${values}::text[]) as given(kind, value) on s."kind" = given.kind::"SignalKind" and s."value" = given.value
    where s."organizationId" = ${organizationId}::uuid and s."newHireId" is not null
    union select unnest(${[...newHireIds]}::text[])`
  const touched = rows.map(({ id }) => id)
  let held: string[] = []
  for (let tries = 0; held.length < touched.length && tries < HOLD_TRIES; tries += 1) {
    if (tries > 0) await query(tx)`select pg_sleep(0.02)::text`
    const free = await query<{ id: string }>(tx)`select h."id"::text as id from "new_hire" h
      where h."organizationId" = ${organizationId}::uuid and h."id" = any(${touched}::uuid[]) order by h."id" for update skip locked`
    held = free.map(({ id }) => id)
  }

  return held
}

type OnHire = HireContext & { newHireId: string }

/**
 * Says that a pending new hire is somebody in the directory; adding it then begins a new period of that person (`isRehire`) or completes them.
 * @throws AppError `not_found`, and `conflict` unless it is pending.
 */
export async function linkHire({ personId, isRehire, ...input }: OnHire & { personId: string; isRehire: boolean }): Promise<void> {
  await actOnHire(input, async (tx, hire) => {
    await requirePerson(tx, { scope: input.scope, personId })
    const apartIds = hire.apartIds.filter((id) => id !== personId)
    await updateHire(tx, input, { personId, isRehire, apartIds })
    await refreshSignals(tx, input)

    return { kind: 'linked', action: 'new-hire.linked', detail: { personId, isRehire } }
  })
}

/** Takes that back. Throws as `linkHire` does. */
export async function unlinkHire(input: OnHire): Promise<void> {
  await actOnHire(input, async (tx, { personId }) => {
    if (personId === null) throw conflictError('This new hire is not linked to anybody.')
    await updateHire(tx, input, { personId: null, isRehire: false })
    await refreshSignals(tx, input)

    return { kind: 'unlinked', action: 'new-hire.unlinked', detail: { personId } }
  })
}

/**
 * Makes another pending new hire part of this one: the other is dismissed and says where it went. Its values stay with it.
 * @throws AppError `not_found`, and `conflict` unless both are pending.
 */
export async function mergeHires({ otherId, ...input }: OnHire & { otherId: string }): Promise<void> {
  const { scope, actor, newHireId } = input
  if (otherId === newHireId) throw conflictError('A new hire cannot be merged with itself. Choose another one.')

  await inTenant(scope, async (tx) => {
    // In one order, so that two who merge the same ones wait for each other and never in a circle.
    for (const id of [newHireId, otherId].sort()) requirePending(await lockHireRow(tx, { ...input, newHireId: id }))
    const hire = await lockHireRow(tx, input)
    const merged = { state: 'Dismissed', stateChangedAt: new Date(), mergedIntoId: newHireId, personId: null, isRehire: false } as const
    await updateHire(tx, { scope, newHireId: otherId }, merged)
    await announceHire(tx, { scope, newHireId: otherId, state: 'Dismissed' })
    await moveFillToHire(tx, { scope, from: otherId, to: newHireId })
    await addHireHistory(tx, { scope, newHireId: otherId, kind: 'merged', userId: actor.userId, detail: { mergedIntoId: newHireId } })
    await writeAct(tx, { input, hire, act: { kind: 'merged', action: 'new-hire.merged', detail: { mergedId: otherId } } })
    await refreshSignals(tx, { scope, newHireId: otherId })
    await refreshSignals(tx, input)
  })
}

/**
 * Says that a person, or another pending new hire, is somebody else, or takes that back.
 * @throws AppError `not_found`, and `conflict` unless it is pending, or where it is linked to that person.
 */
export async function keepApart({ otherId, isApart, ...input }: OnHire & { otherId: string; isApart: boolean }): Promise<void> {
  const { scope, newHireId } = input
  await actOnHire(input, async (tx, hire) => {
    if (isApart && hire.personId === otherId) throw conflictError('This new hire is linked to that person. Unlink it first.')
    const isOther = await isVisibleHire(tx, { ...input, newHireId: otherId })
    if (!isOther) await requirePerson(tx, { scope, personId: otherId })
    const others = hire.apartIds.filter((id) => id !== otherId)
    await updateHire(tx, input, { apartIds: isApart ? [...others, otherId] : others })
    // Whoever of the two said it, it holds for both, and so does taking it back.
    if (isOther && !isApart) {
      await execute(tx)`update "new_hire" set "apartIds" = array_remove("apartIds", ${newHireId}::uuid)
        where "organizationId" = ${scope.organizationId}::uuid and "id" = ${otherId}::uuid and ${newHireId}::uuid = any("apartIds")`
    }
    await refreshSignals(tx, input)

    return { kind: 'kept-apart', action: 'new-hire.kept-apart', detail: { otherId, isApart } }
  })
}

type HireAct = {
  kind: NewHireHistoryKind
  action: Extract<AuditAct, { objectKind: 'new-hire' }>['action']
  detail: Record<string, string | boolean>
}

/** Holds a pending new hire, does something to it, and writes down what. */
async function actOnHire(input: OnHire, act: (tx: TenantTransaction, hire: EditableHire) => Promise<HireAct>): Promise<void> {
  await inTenant(input.scope, async (tx) => {
    const hire = await lockHireRow(tx, input)
    requirePending(hire)
    await writeAct(tx, { input, hire, act: await act(tx, hire) })
  })
}

async function writeAct(tx: TenantTransaction, { input, hire, act }: { input: OnHire; hire: EditableHire; act: HireAct }): Promise<void> {
  const { scope, actor, origin, newHireId } = input
  const { kind, action, detail } = act
  const after: AuditValues = detail
  await addHireHistory(tx, { scope, newHireId, kind, userId: actor.userId, detail })
  await writeAudit(tx, {
    scope,
    actor,
    ...origin,
    action,
    objectKind: 'new-hire',
    objectId: newHireId,
    subjectId: hire.candidateExternalId,
    after,
  })
  await notifyChange(tx, { scope, topic: 'newHires' })
}

async function updateHire(tx: TenantTransaction, { scope, newHireId }: OfHire, data: Prisma.NewHireUncheckedUpdateInput): Promise<void> {
  await tx.newHire.update({ where: tenantKey(scope, newHireId), data, select: { id: true } })
}

async function isVisibleHire(tx: TenantTransaction, { scope, newHireId, visibility }: OnHire): Promise<boolean> {
  const hire = await tx.newHire.findUnique({ where: tenantKey(scope, newHireId), select: { confidential: true } })

  return hire !== null && (!hire.confidential || visibility.confidential)
}

/** Holds the person: whoever erases them waits. Throws `not_found`. */
async function requirePerson(tx: TenantTransaction, { scope, personId }: { scope: TenantScope; personId: string }): Promise<void> {
  const rows = await query(tx)`select 1 from "person"
    where "organizationId" = ${scope.organizationId}::uuid and "id" = ${personId}::uuid for update`
  if (rows.length === 0) throw notFoundError('person')
}
