import { isDeepStrictEqual } from 'node:util'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { fillByLive, type LoadedMappings } from '#lib/domain/mappings/engine.ts'
import { shareMapping } from '#lib/domain/mappings/mutations.ts'
import { readMappings } from '#lib/domain/mappings/queries.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import { followJob } from '#lib/domain/new-hires/hired-for/mutations.ts'
import { addHireHistory, addHirePositionHistory } from '#lib/domain/new-hires/history/mutations.ts'
import { refreshSignals } from '#lib/domain/new-hires/matches/mutations.ts'
import {
  type EditableHire,
  editableHireSelect,
  readPersonSettings,
  saveHire,
  toEditableHire,
  toHireColumns,
} from '#lib/domain/new-hires/mutations.ts'
import { tellOfArrival, tellOfHireUpdate } from '#lib/domain/new-hires/news/mutations.ts'
import { refreshProposalFlag } from '#lib/domain/new-hires/proposals/mutations.ts'
import { loadPushedMappings, PUSHED_SOURCE } from '#lib/domain/new-hires/pushes/rules.ts'
import { planHireReminder } from '#lib/domain/new-hires/reminders/mutations.ts'
import { type HirePosition, type HireStanding, moveHire, presentHire } from '#lib/domain/new-hires/rules.ts'
import { claimReading, type SyncPlace } from '#lib/domain/sync/mutations.ts'
import { isSameJson, listVersions, readValues } from '#lib/domain/values/readings/rules.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { execute } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { traceStep } from '#lib/platform/trace.ts'

/** What is kept of the record beside the fields. */
export type HireFacts = {
  sourceStatus: string
  candidateExternalId: string
  candidateUrl: string | null
  offerExternalId: string | null
  /** The source's id of the opening that the accepted offer names. */
  openingExternalId: string | null
  /** The open job that a pushed hire names. A source knows none of ours. */
  askedOpenJobId: string | null
  /** Null when the key may not read jobs: then a hire that comes in counts as confidential, and one that is here stays as it is. */
  isConfidential: boolean | null
  raw: Prisma.InputJsonObject
}

type FoundHire = { kind: 'found'; standing: HireStanding; readings: Readings; facts: HireFacts; updatedAt: string | null }

/** What one finished read of a hire found, in our words. */
export type HireReadingInput = {
  scope: TenantScope
  place: SyncPlace
  sourceKey: string
  environment: 'Ashby' | 'Sandbox'
  /** By the database's clock: when the read started. A later read that has committed wins. */
  readStartedAt: Date
  eventId: string | null
  outcome: FoundHire | { kind: 'gone' }
}

export type ApplyHireResult =
  | { kind: 'added' | 'changed' | 'unchanged'; newHireId: string }
  | { kind: 'gone' | 'superseded'; newHireId: string | null }
  /** Not hired, and nothing of it is known here. */
  | { kind: 'ignored'; newHireId: null }

/**
 * Makes our row equal to what was read, in one transaction: guarded by the read's start, never touching what people edited. Of all events of
 * one hire, in whatever order and however often, one row comes: its identity is the application.
 */
export async function applyHireReading(input: HireReadingInput): Promise<ApplyHireResult> {
  return traceStep('write', () => inTenant(input.scope, (tx) => applyHireReadingWithin(tx, input)))
}

/** The same in the transaction of an act that tells of a hire. */
export async function applyHireReadingWithin(tx: TenantTransaction, input: HireReadingInput): Promise<ApplyHireResult> {
  const { scope, outcome, place } = input
  const seen = outcome.kind === 'found' ? { version: { id: null, createdAt: outcome.updatedAt }, status: outcome.facts.sourceStatus } : null
  // Claimed before the row is looked for: of two first reads of one hire the second then finds the first one's row.
  const claim = { scope, place, readStartedAt: input.readStartedAt, version: seen?.version ?? null, status: seen?.status ?? null }
  const isNewest = await claimReading(tx, { ...claim, isGone: outcome.kind === 'gone' })
  const existing = await readByIdentity(tx, input)
  if (!isNewest) return { kind: 'superseded', newHireId: existing?.id ?? null }
  if (outcome.kind === 'gone') return applyGone(tx, input, existing)

  await shareMapping(tx, { scope, connectionId: place.connectionId, object: 'Person' })
  if (existing) return updateHire(tx, { input, existing, outcome })

  return outcome.standing === 'hired' ? importHire(tx, { input, outcome }) : { kind: 'ignored', newHireId: null }
}

const knownHireSelect = {
  ...editableHireSelect,
  mergedIntoId: true,
  sourceStatus: true,
  candidateUrl: true,
  offerExternalId: true,
  openingExternalId: true,
  askedOpenJobId: true,
  raw: true,
} satisfies Prisma.NewHireSelect

type KnownHire = EditableHire & {
  /** What a reviewer made part of another stays there, however often it is hired. */
  mergedIntoId: string | null
  facts: HireFacts & { isConfidential: boolean }
}

async function readByIdentity(
  tx: TenantTransaction,
  { scope, sourceKey, environment, place }: HireReadingInput,
): Promise<KnownHire | null> {
  const { organizationId } = scope
  await execute(tx)`select 1 from "new_hire" where "organizationId" = ${organizationId}::uuid and "sourceKey" = ${sourceKey}
    and "environment" = ${environment}::"Environment" and "externalId" = ${place.externalId} for update`
  const row = await tx.newHire.findUnique({
    where: {
      organizationId_sourceKey_environment_externalId: { organizationId, sourceKey, environment, externalId: place.externalId },
    },
    select: knownHireSelect,
  })
  if (!row) return null
  const { sourceStatus, candidateExternalId, candidateUrl, offerExternalId, openingExternalId, askedOpenJobId, mergedIntoId } = row
  const named = { offerExternalId, openingExternalId, askedOpenJobId }
  const facts = { sourceStatus, candidateExternalId, candidateUrl, ...named, isConfidential: row.confidential }

  return { ...toEditableHire(row), mergedIntoId, facts: { ...facts, raw: row.raw as Prisma.InputJsonObject } }
}

type ReadHireMappings = { input: HireReadingInput; fields: readonly FieldDefinition[]; numbers: Iterable<number> }

/** A connection's mapping says what its records fill; what is pushed names our fields itself. */
async function readHireMappings(tx: TenantTransaction, { input, ...rest }: ReadHireMappings): Promise<LoadedMappings> {
  if (input.sourceKey === PUSHED_SOURCE) return loadPushedMappings(rest.fields)
  const { scope, place } = input

  return readMappings(tx, { scope, connectionId: place.connectionId, object: 'Person', ...rest })
}

type Found = { input: HireReadingInput; outcome: FoundHire }

async function importHire(tx: TenantTransaction, { input, outcome }: Found): Promise<ApplyHireResult> {
  const { scope, place } = input
  const { fields, defaults } = await readPersonSettings(tx, scope)
  const mappings = await readHireMappings(tx, { input, fields, numbers: [] })
  const source = await traceStep('map', () => fillByLive({ fields, mappings, readings: outcome.readings }))
  const { isConfidential, ...facts } = outcome.facts

  const { id } = await tx.newHire.create({
    data: {
      organizationId: scope.organizationId,
      connectionId: place.connectionId,
      sourceKey: input.sourceKey,
      environment: input.environment,
      externalId: place.externalId,
      ...facts,
      confidential: isConfidential ?? true,
      ...toHireColumns(presentHire({ fields, source, overrides: {}, defaults, flags: [] })),
      readings: outcome.readings,
      source,
      sourceReadAt: input.readStartedAt,
    },
    select: { id: true },
  })
  await addHireHistory(tx, { scope, newHireId: id, kind: 'imported', eventId: input.eventId, detail: { sourceStatus: facts.sourceStatus } })
  await refreshSignals(tx, { scope, newHireId: id })
  await followJob(tx, { scope, newHireId: id })
  await planHireReminder(tx, { scope, newHireId: id })
  await notifyChange(tx, { scope, topic: 'newHires' })
  await tellOfArrival(tx, { scope, newHireId: id, connectionId: place.connectionId, isConfidential: isConfidential ?? true })

  return { kind: 'added', newHireId: id }
}

async function updateHire(tx: TenantTransaction, { input, existing, outcome }: Found & { existing: KnownHire }): Promise<ApplyHireResult> {
  const { scope, place, eventId } = input
  const settings = await readPersonSettings(tx, scope)
  const { fields } = settings
  const numbers = listVersions(existing.source)
  const mappings = await readHireMappings(tx, { input, fields, numbers })
  const position = movePosition({ existing, standing: outcome.standing })
  const unheld = { ...existing, heldSource: null, heldReadings: null }
  const read = { fields, mappings, row: unheld, readings: outcome.readings, areUpdatesOn: true }
  const { changes, remapped, values } = await traceStep('map', () => readValues(read))
  const { source, overrides, readings } = values
  const facts = { ...outcome.facts, isConfidential: outcome.facts.isConfidential ?? existing.confidential }
  const row: KnownHire = { ...existing, source, overrides, readings, state: position.state, flags: [...position.flags], facts }
  if (isSameJson(toShown(row), toShown(existing))) {
    await touchHire(tx, { input, existing, row })
    return { kind: 'unchanged', newHireId: existing.id }
  }

  const { isConfidential, ...factColumns } = facts
  const stateColumns = position.state === existing.state ? {} : { stateChangedAt: new Date(), dismissalReason: null }
  const data = { ...factColumns, confidential: isConfidential, state: position.state, ...stateColumns, sourceReadAt: input.readStartedAt }
  await saveHire(tx, { scope, row, ...settings, data })
  const history = { scope, newHireId: existing.id, eventId }
  if (remapped.changes.length > 0)
    await addHireHistory(tx, { ...history, kind: 'remapped', changes: remapped.changes, detail: { version: mappings.live } })
  if (changes.length > 0) await addHireHistory(tx, { ...history, kind: 'changed-in-ashby', changes })
  await addHirePositionHistory(tx, { ...history, before: existing, after: position })
  await followJob(tx, { scope, newHireId: existing.id })
  const isProposing = await followReading(tx, { scope, before: existing, after: row, candidateExternalId: facts.candidateExternalId })
  await notifyChange(tx, { scope, topic: 'newHires' })
  const { connectionId } = place
  const after = { ...position, isProposing }
  await tellOfHireUpdate(tx, { scope, newHireId: existing.id, connectionId, isConfidential, before: existing, after })

  return { kind: 'changed', newHireId: existing.id }
}

/** What people see of a row, flags in one order: the bare objects and the readings are not among it. */
function toShown({ readings: _readings, updatedAt: _updatedAt, facts: { raw: _raw, ...facts }, flags, ...row }: KnownHire) {
  return { ...row, facts, flags: [...flags].sort() }
}

type TouchHire = { input: HireReadingInput; existing: KnownHire; row: KnownHire }

/** A read that changed nothing of what is shown says only when it was, beside what it was made of. */
async function touchHire(tx: TenantTransaction, { input, existing, row }: TouchHire): Promise<void> {
  const kept = ({ readings, facts: { raw } }: KnownHire) => ({ readings, raw })
  const data = isSameJson(kept(row), kept(existing)) ? {} : kept(row)
  await tx.newHire.update({
    where: tenantKey(input.scope, existing.id),
    data: { ...data, sourceReadAt: input.readStartedAt, updatedAt: existing.updatedAt },
    select: { id: true },
  })
  // Further addresses and numbers are nowhere shown, and somebody is recognised by them.
  if (!isSameJson(row.readings, existing.readings)) await refreshSignals(tx, { scope: input.scope, newHireId: existing.id })
}

function movePosition({ existing, standing }: { existing: KnownHire; standing: HireStanding }): HirePosition {
  const moved = moveHire({ position: existing, standing })

  return existing.mergedIntoId === null ? moved : { ...moved, state: existing.state }
}

type FollowReading = { scope: TenantScope; before: EditableHire; after: EditableHire; candidateExternalId: string }

/** What else a reading means: whom a pending one may be, and what of an added one is to be proposed. True where something is. */
async function followReading(tx: TenantTransaction, { scope, before, after, candidateExternalId }: FollowReading): Promise<boolean> {
  const newHireId = after.id
  const isProposing = after.state === 'Added' && (await refreshProposalFlag(tx, { scope, newHireId }))

  const recognised = ({ state, source, readings }: EditableHire, candidate: string) => [state, source, readings, candidate]
  const isSame = isDeepStrictEqual(recognised(before, before.candidateExternalId), recognised(after, candidateExternalId))
  if (!isSame) await refreshSignals(tx, { scope, newHireId })

  return isProposing
}

async function applyGone(tx: TenantTransaction, input: HireReadingInput, existing: KnownHire | null): Promise<ApplyHireResult> {
  if (!existing) return { kind: 'gone', newHireId: null }
  const { scope, eventId } = input
  const position = moveHire({ position: existing, standing: 'gone' })
  const row = { ...existing, flags: [...position.flags] }
  if (isSameJson(toShown(row), toShown(existing))) {
    await touchHire(tx, { input, existing, row })
    return { kind: 'gone', newHireId: existing.id }
  }

  await tx.newHire.update({
    where: tenantKey(scope, existing.id),
    data: { flags: [...position.flags], sourceReadAt: input.readStartedAt },
    select: { id: true },
  })
  await addHirePositionHistory(tx, { scope, newHireId: existing.id, eventId, before: existing, after: position })
  await followJob(tx, { scope, newHireId: existing.id })
  await notifyChange(tx, { scope, topic: 'newHires' })

  return { kind: 'gone', newHireId: existing.id }
}
