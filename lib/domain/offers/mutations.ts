import { notify } from '#lib/domain/notifications/mutations.ts'
import { claimReading, type SyncPlace } from '#lib/domain/sync/mutations.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { getOfferDefaults, type OfferVisibility } from './queries.ts'
import {
  movePosition,
  type OfferDefaults,
  type OfferPosition,
  type OfferStanding,
  type Overrides,
  presentOffer,
  type SourceFields,
} from './rules.ts'
import { type HistoryKind, type OfferFieldKey, type OfferFlag, type OfferState, offerFields } from './schema.ts'

/** What one finished read of an offer found, in our words. */
export type OfferReadingInput = {
  scope: TenantScope
  place: SyncPlace
  sourceKey: string
  environment: 'Ashby' | 'Sandbox'
  /** By the database's clock: when the read started. A later read that has committed wins. */
  readStartedAt: Date
  eventId: string | null
  outcome:
    | {
        kind: 'found'
        standing: OfferStanding
        /** Null when it may come in; otherwise why an offer that is not here yet stays outside. */
        notReady: { code: string; reason: string } | null
        source: SourceFields
        facts: OfferFacts
        version: { id: string | null; createdAt: string | null }
      }
    | { kind: 'gone'; reason: string }
}

/** What is kept of the record beside the fields. */
export type OfferFacts = {
  sourceStatus: string
  applicationExternalId: string
  candidateExternalId: string
  candidateUrl: string | null
  /** Null when the key may not read jobs: then an offer that comes in counts as confidential, and one that is here stays as it is. */
  isConfidential: boolean | null
  raw: Prisma.InputJsonObject
}

export type ApplyResult =
  | { kind: 'added' | 'changed' | 'unchanged' | 'held'; offerId: string }
  /** Gone in Ashby; our row says so. */
  | { kind: 'gone'; offerId: string | null }
  | { kind: 'ignored'; offerId: null; code: string; reason: string }
  /** A read that started later has been written already. */
  | { kind: 'superseded'; offerId: string | null }

/**
 * Makes our row equal to what was read, in one transaction: guarded by the read's start, never touching what people edited.
 * The connection's chosen events are a policy here, not a gate before it: with Offer Create off nothing new comes in,
 * with Offer Update off values are held while state and flags still follow.
 */
export async function applyOfferReading(input: OfferReadingInput): Promise<ApplyResult> {
  return inTenant(input.scope, async (tx) => {
    // Claimed before the row is looked for: of two first reads of one offer the second then finds the first one's row.
    const isNewest = await claimReading(tx, { ...input, ...describeReading(input) })
    const existing = await lockByIdentity(tx, input)
    if (!isNewest) return { kind: 'superseded', offerId: existing?.id ?? null }
    if (input.outcome.kind === 'gone') return applyGone(tx, input, existing)

    const { chosenEvents } = await tx.connection.findUniqueOrThrow({
      where: tenantKey(input.scope, input.place.connectionId),
      select: { chosenEvents: true },
    })
    if (existing) return updateOffer(tx, { input, existing, areUpdatesOn: chosenEvents.includes('offerUpdate') })
    if (input.outcome.notReady) return { kind: 'ignored', offerId: null, ...input.outcome.notReady }
    if (!chosenEvents.includes('offerCreate')) return { kind: 'ignored', offerId: null, ...CREATE_OFF }

    return importOffer(tx, input)
  })
}

const CREATE_OFF = { code: 'offer_create_off', reason: 'Offer Create is off for this connection, so new offers do not come in' }

type FoundOutcome = Extract<OfferReadingInput['outcome'], { kind: 'found' }>
type FoundInput = OfferReadingInput & { outcome: FoundOutcome }
type ExistingOffer = EditableRow & { sourceStatus: string; isConfidential: boolean }

function describeReading({ outcome }: OfferReadingInput) {
  if (outcome.kind === 'gone') return { version: null, status: null, isGone: true }

  return { version: outcome.version, status: outcome.facts.sourceStatus, isGone: false }
}

/** Locked, because somebody may be editing the same offer at this moment. */
async function lockByIdentity(
  tx: TenantTransaction,
  { scope, sourceKey, environment, place }: OfferReadingInput,
): Promise<ExistingOffer | null> {
  const { organizationId } = scope
  await tx.$queryRaw`select 1 from "offer" where "organizationId" = ${organizationId}::uuid and "sourceKey" = ${sourceKey}
    and "environment" = ${environment}::"Environment" and "externalId" = ${place.externalId} for update`
  const row = await tx.offer.findUnique({
    where: {
      organizationId_sourceKey_environment_externalId: { organizationId, sourceKey, environment, externalId: place.externalId },
    },
    select: { ...rowSelect, sourceStatus: true },
  })

  return row && { ...toEditableRow(row), sourceStatus: row.sourceStatus, isConfidential: row.confidential }
}

async function importOffer(tx: TenantTransaction, input: OfferReadingInput): Promise<ApplyResult> {
  const { scope, outcome, place } = input as FoundInput
  const defaults = await getOfferDefaults(tx, scope)
  const presented = presentOffer({ source: outcome.source, overrides: {}, heldSource: null, flags: [], defaults })

  const { id } = await tx.offer.create({
    data: {
      organizationId: scope.organizationId,
      connectionId: place.connectionId,
      sourceKey: input.sourceKey,
      environment: input.environment,
      externalId: place.externalId,
      ...factColumns(outcome, input.readStartedAt),
      confidential: outcome.facts.isConfidential ?? true,
      ...presented.columns,
      flags: presented.flags,
      source: outcome.source,
      issues: presented.issues,
      issueCount: presented.issues.length,
    },
    select: { id: true },
  })
  await addHistory(tx, {
    scope,
    offerId: id,
    kind: 'imported',
    eventId: input.eventId,
    detail: { sourceStatus: outcome.facts.sourceStatus },
  })
  await notifyChange(tx, { scope, topic: 'offers' })
  const isConfidential = outcome.facts.isConfidential ?? true
  // Last, because imports at the same time count on the same rows.
  await notify(tx, { scope, kind: 'offer.arrived', audience: { permission: 'offers.read', isConfidential } })

  return { kind: 'added', offerId: id }
}

type UpdateOptions = { input: OfferReadingInput; existing: ExistingOffer; areUpdatesOn: boolean }

async function updateOffer(tx: TenantTransaction, { input, existing, areUpdatesOn }: UpdateOptions): Promise<ApplyResult> {
  const { scope, outcome, eventId } = input as FoundInput
  const position = movePosition({ position: existing, standing: outcome.standing })
  const source = keepUnreadable({ before: existing.source, after: outcome.source })
  const changes = diffSources({ before: existing.source, after: source })
  const isHeld = changes.length > 0 && !areUpdatesOn
  const isNewlyHeld = isHeld && diffSources({ before: existing.heldSource ?? existing.source, after: source }).length > 0
  const row: EditableRow = {
    ...existing,
    flags: [...position.flags],
    state: position.state,
    source: isHeld ? existing.source : source,
    heldSource: isHeld ? source : null,
  }

  const { flags } = await saveOffer(tx, {
    scope,
    row,
    data: { ...factColumns(outcome, input.readStartedAt), ...stateColumns(existing, position) },
  })
  const history = { scope, offerId: existing.id, eventId }
  if (isNewlyHeld) await addHistory(tx, { ...history, kind: 'held', changes })
  if (changes.length > 0 && !isHeld)
    await addHistory(tx, { ...history, kind: 'changed-in-ashby', changes, detail: describeKept(existing, changes) })
  await addPositionHistory(tx, { ...history, before: existing, after: position, detail: { sourceStatus: outcome.facts.sourceStatus } })

  const isMoved = position.state !== existing.state || !hasSameFlags(position.flags, existing.flags)
  const isChanged = (changes.length > 0 && !isHeld) || isMoved || existing.sourceStatus !== outcome.facts.sourceStatus
  if (isChanged || isNewlyHeld) await notifyChange(tx, { scope, topic: 'offers' })
  const isConfidential = outcome.facts.isConfidential ?? existing.isConfidential
  await tellOfUpdate(tx, { scope, before: { ...existing, isConfidential }, after: { state: position.state, flags } })

  if (isChanged) return { kind: 'changed', offerId: existing.id }
  return { kind: isHeld ? 'held' : 'unchanged', offerId: existing.id }
}

async function applyGone(tx: TenantTransaction, input: OfferReadingInput, existing: ExistingOffer | null): Promise<ApplyResult> {
  if (!existing) return { kind: 'gone', offerId: null }

  const { scope, eventId, outcome } = input
  const position = movePosition({ position: existing, standing: 'gone' })
  const { flags } = await saveOffer(tx, {
    scope,
    row: { ...existing, flags: [...position.flags] },
    data: { sourceReadAt: input.readStartedAt, ...stateColumns(existing, position) },
  })
  const detail = { reason: outcome.kind === 'gone' ? outcome.reason : null }
  await addPositionHistory(tx, { scope, offerId: existing.id, eventId, before: existing, after: position, detail })
  await notifyChange(tx, { scope, topic: 'offers' })
  await tellOfUpdate(tx, { scope, before: existing, after: { state: position.state, flags } })

  return { kind: 'gone', offerId: existing.id }
}

type TellOfUpdate = { scope: TenantScope; before: OfferPosition & Pick<ExistingOffer, 'id' | 'isConfidential'>; after: OfferPosition }

/** Tells of what a person must know or decide, once: while an offer asks or is gone already, another change is no news. */
async function tellOfUpdate(tx: TenantTransaction, { scope, before, after }: TellOfUpdate): Promise<void> {
  const { id: objectId, isConfidential } = before
  const isNewly = (flag: OfferFlag) => after.flags.includes(flag) && !before.flags.includes(flag)

  if (isNewly('AshbyNowSays'))
    await notify(tx, { scope, kind: 'offer.ashby-now-says', objectId, audience: { permission: 'offers.edit', isConfidential } })
  if (isNewly('GoneInAshby') || (after.state === 'Withdrawn' && before.state !== 'Withdrawn'))
    await notify(tx, { scope, kind: 'offer.withdrawn', objectId, audience: { permission: 'offers.read', isConfidential } })
}

function factColumns({ facts }: FoundOutcome, readStartedAt: Date) {
  return {
    sourceStatus: facts.sourceStatus,
    applicationExternalId: facts.applicationExternalId,
    candidateExternalId: facts.candidateExternalId,
    candidateUrl: facts.candidateUrl,
    ...(facts.isConfidential === null ? {} : { confidential: facts.isConfidential }),
    raw: facts.raw,
    sourceReadAt: readStartedAt,
  }
}

function stateColumns(before: OfferPosition, after: OfferPosition) {
  return before.state === after.state ? {} : { state: after.state, stateChangedAt: new Date() }
}

/** Which of the changed fields people had edited, as it was at that moment: history must not change with a later edit. */
function describeKept({ overrides }: EditableRow, changes: FieldChange[]): { keptCount: number } {
  return { keptCount: changes.filter(({ field }) => overrides[field] !== undefined).length }
}

function hasSameFlags(left: readonly OfferFlag[], right: readonly OfferFlag[]): boolean {
  return left.length === right.length && left.every((flag) => right.includes(flag))
}

type PositionHistory = Pick<HistoryInput, 'scope' | 'offerId' | 'eventId' | 'detail'> & { before: OfferPosition; after: OfferPosition }

async function addPositionHistory(tx: TenantTransaction, { before, after, detail, ...entry }: PositionHistory): Promise<void> {
  if (before.state !== after.state) {
    await addHistory(tx, { ...entry, kind: 'state-changed', detail: { ...detail, before: before.state, after: after.state } })
  }
  for (const flag of after.flags.filter((candidate) => !before.flags.includes(candidate))) {
    await addHistory(tx, { ...entry, kind: 'flagged', detail: { ...detail, flag } })
  }
  for (const flag of before.flags.filter((candidate) => !after.flags.includes(candidate))) {
    await addHistory(tx, { ...entry, kind: 'unflagged', detail: { ...detail, flag } })
  }
}

const rowSelect = {
  id: true,
  flags: true,
  source: true,
  heldSource: true,
  overrides: true,
  confidential: true,
  candidateExternalId: true,
  state: true,
  currency: true,
  payInterval: true,
} satisfies Prisma.OfferSelect

export type EditableRow = {
  id: string
  flags: OfferFlag[]
  source: SourceFields
  heldSource: SourceFields | null
  overrides: Overrides
  candidateExternalId: string | null
  state: OfferState
  /** As shown now. */
  currency: string | null
  payInterval: string | null
}

/** Recomputes what unpublished offers show after the organization's defaults changed. Returns how many were written. */
export async function refillDefaults({ scope }: { scope: TenantScope }): Promise<number> {
  let after: string | undefined
  let written = 0

  for (;;) {
    const page = await inTenant(scope, async (tx) => {
      const rows = await tx.offer.findMany({
        where: { state: 'Unpublished', ...(after ? { id: { gt: after } } : {}) },
        orderBy: { id: 'asc' },
        take: REFILL_PAGE,
        select: { id: true },
      })
      for (const { id } of rows) {
        const row = await lockOfferRow(tx, { scope, offerId: id, visibility: { confidential: true } })
        await saveOffer(tx, { scope, row })
      }
      if (rows.length > 0) await notifyChange(tx, { scope, topic: 'offers' })

      return rows
    })
    written += page.length
    after = page.at(-1)?.id
    if (page.length < REFILL_PAGE) return written
  }
}

const REFILL_PAGE = 100

type LockOptions = { scope: TenantScope; offerId: string; visibility: OfferVisibility }

/** Reads an offer for changing; two changes of one offer wait for each other. Throws `not_found` for one that may not be seen. */
export async function lockOfferRow(tx: TenantTransaction, { scope, offerId, visibility }: LockOptions): Promise<EditableRow> {
  await tx.$queryRaw`select 1 from "offer" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${offerId}::uuid for update`
  const row = await tx.offer.findUnique({
    where: tenantKey(scope, offerId),
    select: rowSelect,
  })
  if (!row || (row.confidential && !visibility.confidential)) throw notFoundError('offer')

  return toEditableRow(row)
}

type StoredRow = Prisma.OfferGetPayload<{ select: typeof rowSelect }>

/** JSONB columns are written only by this folder, so their shape is ours. */
export function toEditableRow(row: StoredRow): EditableRow {
  return {
    id: row.id,
    flags: row.flags as OfferFlag[],
    source: row.source as SourceFields,
    heldSource: row.heldSource as SourceFields | null,
    overrides: row.overrides as Overrides,
    candidateExternalId: row.candidateExternalId,
    state: row.state,
    currency: row.currency,
    payInterval: row.payInterval,
  }
}

type SaveOptions = { scope: TenantScope; row: EditableRow; data?: Prisma.OfferUncheckedUpdateInput }

/** Writes source, overrides and everything that follows from them. Returns which flags stand now. */
export async function saveOffer(tx: TenantTransaction, { scope, row, data }: SaveOptions): Promise<{ flags: OfferFlag[] }> {
  const defaults = defaultsFor(row, await getOfferDefaults(tx, scope))
  const presented = presentOffer({ ...row, defaults })

  await tx.offer.update({
    where: tenantKey(scope, row.id),
    data: {
      ...data,
      ...presented.columns,
      flags: presented.flags,
      source: row.source,
      heldSource: row.heldSource ?? Prisma.DbNull,
      overrides: row.overrides,
      issues: presented.issues,
      issueCount: presented.issues.length,
    },
    select: { id: true },
  })

  return { flags: presented.flags }
}

/** The organization's defaults fill what is still being prepared; what has left that state keeps what it showed. */
export function defaultsFor({ state, currency, payInterval }: EditableRow, defaults: OfferDefaults): OfferDefaults {
  return state === 'Unpublished' ? defaults : { currency, payInterval }
}

export type FieldChange = { field: OfferFieldKey; before: string | null; after: string | null }

/** A key that lost a permission tells nothing about the value: what was read before stays, with the reason why it is not renewed. */
function keepUnreadable({ before, after }: { before: SourceFields; after: SourceFields }): SourceFields {
  const kept = offerFields.map(({ key }) => {
    const isUnreadable = after[key]?.problem === 'permission'

    return [key, isUnreadable ? { ...after[key], value: before[key]?.value ?? null } : after[key]] as const
  })

  return Object.fromEntries(kept) as SourceFields
}

/** Which values differ between two reads. */
export function diffSources({ before, after }: { before: SourceFields; after: SourceFields }): FieldChange[] {
  return offerFields
    .map(({ key }) => ({ field: key, before: before[key]?.value ?? null, after: after[key]?.value ?? null }))
    .filter((change) => change.before !== change.after)
}

type HistoryInput = {
  scope: TenantScope
  offerId: string
  kind: HistoryKind
  userId?: string | null
  eventId?: string | null
  changes?: FieldChange[]
  detail?: Record<string, string | number | boolean | null>
}

/** Appends one line to an offer's history. */
export async function addHistory(tx: TenantTransaction, input: HistoryInput): Promise<void> {
  await tx.offerHistoryEntry.create({
    data: {
      organizationId: input.scope.organizationId,
      offerId: input.offerId,
      kind: input.kind,
      userId: input.userId ?? null,
      eventId: input.eventId ?? null,
      changes: input.changes ?? [],
      detail: input.detail ?? {},
    },
    select: { id: true },
  })
}
