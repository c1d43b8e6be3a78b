import { readChosenEvents } from '#lib/domain/connections/queries.ts'
import { fillByLive } from '#lib/domain/mappings/engine.ts'
import { shareMapping } from '#lib/domain/mappings/mutations.ts'
import { readMappings } from '#lib/domain/mappings/queries.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { addHistory, addPositionHistory } from '#lib/domain/offers/history/mutations.ts'
import {
  addRemapped,
  type EditableRow,
  editableSelect,
  type OfferFacts,
  type OfferSettings,
  readOfferSettings,
  saveOffer,
  toEditableRow,
  toPresentedColumns,
} from '#lib/domain/offers/mutations.ts'
import { tellOfUpdate } from '#lib/domain/offers/news/mutations.ts'
import { presentOffer } from '#lib/domain/offers/presentation/rules.ts'
import { hasSameFlags, movePosition, type OfferPosition, type OfferStanding } from '#lib/domain/offers/rules.ts'
import { lockSiblings, refreshSuccession } from '#lib/domain/offers/successions/mutations.ts'
import type { OfferFlag } from '#lib/domain/offers/terms.ts'
import { claimReading, type SyncPlace } from '#lib/domain/sync/mutations.ts'
import { countKept, isSameJson, listVersions, readValues } from '#lib/domain/values/readings/rules.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { traceStep } from '#lib/platform/trace.ts'

/** What one finished read of an offer found, in our words. */
export type OfferReadingInput = {
  scope: TenantScope
  place: SyncPlace
  sourceKey: string
  environment: 'Ashby' | 'Sandbox'
  /** By the database's clock: when the read started. A later read that has committed wins. */
  readStartedAt: Date
  eventId: string | null
  outcome: FoundOutcome | { kind: 'gone'; reason: string }
}

type FoundOutcome = {
  kind: 'found'
  standing: OfferStanding
  /** Null when it may come in; otherwise why an offer that is not here yet stays outside. */
  notReady: { code: string; reason: string } | null
  readings: Readings
  facts: OfferFacts
  version: { id: string | null; createdAt: string | null }
}

export type ApplyResult =
  | { kind: 'added' | 'changed' | 'unchanged' | 'held'; offerId: string }
  /** Gone in Ashby; our row says so. */
  | { kind: 'gone'; offerId: string | null }
  | { kind: 'ignored'; offerId: null; isConfidential: boolean; code: string; reason: string }
  /** A read that started later has been written already. */
  | { kind: 'superseded'; offerId: string | null }

/**
 * Makes our row equal to what was read, in one transaction: guarded by the read's start, never touching what people edited.
 * The connection's chosen events are a policy here, not a gate before it: with Offer Create off nothing new comes in,
 * with Offer Update off values are held while state and flags still follow.
 */
export async function applyOfferReading(input: OfferReadingInput): Promise<ApplyResult> {
  return traceStep('write', () => inTenant(input.scope, (tx) => applyReading(tx, input)))
}

async function applyReading(tx: TenantTransaction, input: OfferReadingInput): Promise<ApplyResult> {
  const siblingCount = await lockSiblings(tx, {
    ...input,
    applicationExternalId: isFound(input) ? input.outcome.facts.applicationExternalId : null,
  })
  // Claimed before the row is looked for: of two first reads of one offer the second then finds the first one's row.
  const isNewest = await claimReading(tx, { ...input, ...describeReading(input) })
  const [existing] = await Promise.all([
    readByIdentity(tx, input),
    shareMapping(tx, { scope: input.scope, connectionId: input.place.connectionId, object: 'Offer' }),
  ])
  if (!isNewest) return { kind: 'superseded', offerId: existing?.id ?? null }
  if (!isFound(input)) return applyGone(tx, input, existing)

  const [chosenEvents, settings] = await Promise.all([
    readChosenEvents(tx, { scope: input.scope, id: input.place.connectionId }),
    readOfferSettings(tx, input.scope),
  ])
  if (existing) return updateOffer(tx, { input, settings, existing, areUpdatesOn: chosenEvents.includes('offerUpdate') })
  const ignored = { kind: 'ignored', offerId: null, isConfidential: input.outcome.facts.isConfidential ?? true } as const
  if (input.outcome.notReady) return { ...ignored, ...input.outcome.notReady }
  if (!chosenEvents.includes('offerCreate')) return { ...ignored, ...CREATE_OFF }

  return importOffer(tx, { input, settings, isAlone: siblingCount === 0 })
}

const CREATE_OFF = { code: 'offer_create_off', reason: 'Offer Create is off for this connection, so new offers do not come in' }

type FoundInput = OfferReadingInput & { outcome: FoundOutcome }

function isFound(input: OfferReadingInput): input is FoundInput {
  return input.outcome.kind === 'found'
}

function describeReading({ outcome }: OfferReadingInput) {
  if (outcome.kind === 'gone') return { version: null, status: null, isGone: true }

  return { version: outcome.version, status: outcome.facts.sourceStatus, isGone: false }
}

const existingSelect = {
  ...editableSelect,
  readings: true,
  sourceStatus: true,
  sourceCreatedAt: true,
  candidateUrl: true,
  confidential: true,
  raw: true,
  updatedAt: true,
} satisfies Prisma.OfferSelect

type StoredOffer = EditableRow & { readings: Readings }
type ExistingOffer = StoredOffer & { facts: OfferFacts & { isConfidential: boolean }; updatedAt: Date }

/** Under `lockSiblings`, because somebody may be editing the same offer at this moment. */
async function readByIdentity(
  tx: TenantTransaction,
  { scope, sourceKey, environment, place }: OfferReadingInput,
): Promise<ExistingOffer | null> {
  const { organizationId } = scope
  const row = await tx.offer.findUnique({
    where: {
      organizationId_sourceKey_environment_externalId: { organizationId, sourceKey, environment, externalId: place.externalId },
    },
    select: existingSelect,
  })
  if (!row) return null

  const facts = {
    sourceStatus: row.sourceStatus,
    sourceCreatedAt: row.sourceCreatedAt,
    applicationExternalId: row.applicationExternalId ?? '',
    candidateExternalId: row.candidateExternalId ?? '',
    candidateUrl: row.candidateUrl,
    isConfidential: row.confidential,
    raw: row.raw as Prisma.InputJsonObject,
  }

  return { ...toEditableRow(row), readings: row.readings as Readings, facts, updatedAt: row.updatedAt }
}

type ImportOffer = {
  input: FoundInput
  settings: OfferSettings
  /** No other offer of its application is here. */
  isAlone: boolean
}

async function importOffer(tx: TenantTransaction, { input, settings, isAlone }: ImportOffer): Promise<ApplyResult> {
  const { scope, outcome, place } = input
  const { fields, defaults } = settings
  const mappings = await readMappings(tx, { scope, connectionId: place.connectionId, object: 'Offer', fields, numbers: [] })
  const source = await traceStep('map', () => fillByLive({ fields, mappings, readings: outcome.readings }))
  const presented = presentOffer({
    fields,
    source,
    overrides: {},
    heldSource: null,
    publishedValues: null,
    fileIds: [],
    flags: [],
    defaults,
  })
  const isConfidential = outcome.facts.isConfidential ?? true

  const { id } = await tx.offer.create({
    data: {
      organizationId: scope.organizationId,
      connectionId: place.connectionId,
      sourceKey: input.sourceKey,
      environment: input.environment,
      externalId: place.externalId,
      ...factColumns(outcome.facts),
      sourceReadAt: input.readStartedAt,
      confidential: isConfidential,
      ...toPresentedColumns(presented),
      readings: outcome.readings,
      source,
    },
    select: { id: true },
  })
  const detail = { sourceStatus: outcome.facts.sourceStatus }
  await Promise.all([
    addHistory(tx, { scope, offerId: id, kind: 'imported', eventId: input.eventId, detail }),
    notifyChange(tx, { scope, topic: 'offers' }),
  ])
  if (!isAlone) await refreshSuccession(tx, { scope, ...place, ...outcome.facts })
  // Last, because imports at the same time count on the same rows.
  await notify(tx, { scope, kind: 'offer.arrived', audience: { permission: 'offers.read', isConfidential } })

  return { kind: 'added', offerId: id }
}

type UpdateOptions = { input: FoundInput; settings: OfferSettings; existing: ExistingOffer; areUpdatesOn: boolean }

async function updateOffer(tx: TenantTransaction, { input, settings, existing, areUpdatesOn }: UpdateOptions): Promise<ApplyResult> {
  const { scope, outcome, eventId, place } = input
  const { fields } = settings
  const numbers = listVersions(existing.source, existing.heldSource)
  const mappings = await readMappings(tx, { scope, connectionId: place.connectionId, object: 'Offer', fields, numbers })
  const position = movePosition({ position: existing, standing: outcome.standing })
  const read = await traceStep('map', () => readValues({ fields, mappings, row: existing, readings: outcome.readings, areUpdatesOn }))
  const { changes, remapped, isHeld, isNewlyHeld, values } = read
  const row: StoredOffer = { ...existing, ...values, flags: [...position.flags], state: position.state }

  const { flags } = await writeReading(tx, { input, existing, row, settings })
  const history = { scope, offerId: existing.id, eventId }
  await addRemapped(tx, { scope, offerId: existing.id, live: mappings.live, ...remapped })
  if (isNewlyHeld) await addHistory(tx, { ...history, kind: 'held', changes })
  if (changes.length > 0 && !isHeld)
    await addHistory(tx, { ...history, kind: 'changed-in-ashby', changes, detail: { keptCount: countKept(existing, changes) } })
  await addPositionHistory(tx, { ...history, before: existing, after: position, detail: { sourceStatus: outcome.facts.sourceStatus } })

  const isMoved = position.state !== existing.state || !hasSameFlags(position.flags, existing.flags)
  const isReordered = findCreatedAt({ input, existing })?.getTime() !== existing.facts.sourceCreatedAt?.getTime()
  if (isMoved || isReordered) await refreshSuccession(tx, { scope, ...place, ...outcome.facts })
  const isChanged = (changes.length > 0 && !isHeld) || isMoved || existing.facts.sourceStatus !== outcome.facts.sourceStatus
  if (isChanged || isNewlyHeld || remapped.changes.length > 0) await notifyChange(tx, { scope, topic: 'offers' })
  const isConfidential = outcome.facts.isConfidential ?? existing.facts.isConfidential
  await tellOfUpdate(tx, { scope, before: existing, isConfidential, after: { ...position, flags } })

  if (isChanged) return { kind: 'changed', offerId: existing.id }
  return { kind: isHeld ? 'held' : 'unchanged', offerId: existing.id }
}

type WriteReading = { input: FoundInput; existing: ExistingOffer; row: StoredOffer; settings: OfferSettings }

/**
 * Writes the row. A read that changed nothing of what is shown says only when it was, beside the bare objects: the time of the last change is
 * published, and a list names fewer keys of an object than a single read.
 */
async function writeReading(tx: TenantTransaction, options: WriteReading): Promise<{ flags: OfferFlag[] }> {
  const { input, existing, row, settings } = options
  const { facts } = input.outcome
  const { readings } = row
  const sourceCreatedAt = findCreatedAt(options)
  const read = { ...facts, sourceCreatedAt, isConfidential: facts.isConfidential ?? existing.facts.isConfidential }
  const shown = toShown({ ...existing, ...row, facts: read })
  if (isSameJson(shown, toShown(existing))) {
    const data = { raw: facts.raw, readings, sourceCreatedAt }
    const { facts: before } = existing
    const isSame = isSameJson(data, { raw: before.raw, readings: existing.readings, sourceCreatedAt: before.sourceCreatedAt })
    return touchOffer(tx, { input, existing, data: isSame ? {} : data })
  }

  const data = { ...factColumns(facts), sourceCreatedAt, readings, sourceReadAt: input.readStartedAt, ...stateColumns(existing, row) }

  return saveOffer(tx, { scope: input.scope, row, ...settings, data })
}

/** A version's time never changes, and a list names the latest version only: the earliest that was ever seen is the truth or next to it. */
function findCreatedAt({ input, existing }: Pick<WriteReading, 'input' | 'existing'>): Date | null {
  const [before, now] = [existing.facts.sourceCreatedAt, input.outcome.facts.sourceCreatedAt]
  if (!before || !now) return before ?? now

  return before < now ? before : now
}

/** Without what nobody sees, and flags in one order. */
function toShown({
  readings: _readings,
  updatedAt: _updatedAt,
  facts: { raw: _raw, sourceCreatedAt: _made, ...facts },
  flags,
  ...row
}: ExistingOffer) {
  return { ...row, facts, flags: [...flags].sort() }
}

type TouchOffer = { input: OfferReadingInput; existing: ExistingOffer; data?: Prisma.OfferUncheckedUpdateInput }

async function touchOffer(tx: TenantTransaction, { input, existing, data }: TouchOffer): Promise<{ flags: OfferFlag[] }> {
  await tx.offer.update({
    where: tenantKey(input.scope, existing.id),
    data: { ...data, sourceReadAt: input.readStartedAt, updatedAt: existing.updatedAt },
    select: { id: true },
  })

  return { flags: existing.flags }
}

async function applyGone(tx: TenantTransaction, input: OfferReadingInput, existing: ExistingOffer | null): Promise<ApplyResult> {
  if (!existing) return { kind: 'gone', offerId: null }

  const { scope, eventId, outcome } = input
  const position = movePosition({ position: existing, standing: 'gone' })
  if (position.state === existing.state && hasSameFlags(position.flags, existing.flags)) {
    await touchOffer(tx, { input, existing })
    return { kind: 'gone', offerId: existing.id }
  }

  const { flags } = await saveOffer(tx, {
    scope,
    row: { ...existing, flags: [...position.flags], state: position.state },
    ...(await readOfferSettings(tx, scope)),
    data: { sourceReadAt: input.readStartedAt, ...stateColumns(existing, position) },
  })
  await refreshSuccession(tx, { scope, ...input.place, ...existing.facts })
  const detail = { reason: outcome.kind === 'gone' ? outcome.reason : null }
  await addPositionHistory(tx, { scope, offerId: existing.id, eventId, before: existing, after: position, detail })
  await notifyChange(tx, { scope, topic: 'offers' })
  await tellOfUpdate(tx, {
    scope,
    before: existing,
    isConfidential: existing.facts.isConfidential,
    after: { ...position, flags },
  })

  return { kind: 'gone', offerId: existing.id }
}

function factColumns({ isConfidential, ...facts }: OfferFacts) {
  return { ...facts, ...(isConfidential === null ? {} : { confidential: isConfidential }) }
}

function stateColumns(before: Pick<OfferPosition, 'state'>, after: Pick<OfferPosition, 'state'>) {
  return before.state === after.state ? {} : { state: after.state, stateChangedAt: new Date() }
}
