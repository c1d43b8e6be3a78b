import { isDeepStrictEqual } from 'node:util'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { LoadedMappings } from '#lib/domain/mappings/engine.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import { addHistory } from '#lib/domain/offers/history/mutations.ts'
import { defaultsFor, type OfferDefaults, type PresentedOffer, presentOffer } from '#lib/domain/offers/presentation/rules.ts'
import { refillHeld } from '#lib/domain/values/readings/rules.ts'
import { type RemapMode, type Remapped, remap } from '#lib/domain/values/rules.ts'
import type { FieldChange, Overrides, SourceFields } from '#lib/domain/values/schema.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { builtInSelect, getOfferDefaults, type OfferVisibility } from './queries.ts'
import type { OfferFlag, OfferState } from './terms.ts'

/** What is needed to change a row and to compute all that follows. */
export const editableSelect = {
  id: true,
  connectionId: true,
  applicationExternalId: true,
  flags: true,
  source: true,
  heldSource: true,
  heldReadings: true,
  overrides: true,
  candidateExternalId: true,
  state: true,
  currency: true,
  payInterval: true,
  publishedValues: true,
  fileIds: true,
  answerId: true,
} satisfies Prisma.OfferSelect

export type EditableRow = {
  id: string
  connectionId: string
  applicationExternalId: string | null
  flags: OfferFlag[]
  source: SourceFields
  heldSource: SourceFields | null
  /** What heldSource was made of. */
  heldReadings: Readings | null
  overrides: Overrides
  candidateExternalId: string | null
  state: OfferState
  /** As shown now. */
  currency: string | null
  payInterval: string | null
  /** What the candidate sees of the fields, by key. */
  publishedValues: Readonly<Record<string, string | null>> | null
  /** Files of this offer, in the order of the page. */
  fileIds: readonly string[]
  isAnsweredHere: boolean
}

/** What is kept of the record beside the fields. */
export type OfferFacts = {
  sourceStatus: string
  /** When the offer was made there, as far as the read told: in truth it may have been earlier, never later. */
  sourceCreatedAt: Date | null
  applicationExternalId: string
  candidateExternalId: string
  candidateUrl: string | null
  /** Null when the key may not read jobs: then an offer that comes in counts as confidential, and one that is here stays as it is. */
  isConfidential: boolean | null
  raw: Prisma.InputJsonObject
}

/** What the organization says of all its offers. Read once for as many rows as one transaction writes. */
export type OfferSettings = { fields: readonly FieldDefinition[]; defaults: OfferDefaults }

/** Fields and defaults of the organization. Two queries. */
export async function readOfferSettings(tx: TenantTransaction, scope: TenantScope): Promise<OfferSettings> {
  const [fields, defaults] = await Promise.all([readFields(tx, { scope, object: 'Offer' }), getOfferDefaults(tx, scope)])

  return { fields, defaults }
}

export type LockOptions = { scope: TenantScope; offerId: string; visibility: OfferVisibility }

/** Reads an offer for changing; two changes of one offer wait for each other. Throws `not_found` for one that may not be seen. */
export async function lockOfferRow(tx: TenantTransaction, { scope, offerId, visibility }: LockOptions): Promise<EditableRow> {
  await lockOffer(tx, { scope, offerId })
  const row = await tx.offer.findUnique({ where: tenantKey(scope, offerId), select: { ...editableSelect, confidential: true } })
  if (!row || (row.confidential && !visibility.confidential)) throw notFoundError('offer')

  return toEditableRow(row)
}

async function lockOffer(tx: TenantTransaction, { scope, offerId }: Pick<LockOptions, 'scope' | 'offerId'>): Promise<void> {
  await query(tx)`select 1 from "offer" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${offerId}::uuid for update`
}

/** JSONB columns are written only through this file, so their shape is ours. */
export function toEditableRow(row: Prisma.OfferGetPayload<{ select: typeof editableSelect }>): EditableRow {
  return {
    id: row.id,
    connectionId: row.connectionId,
    applicationExternalId: row.applicationExternalId,
    flags: row.flags as OfferFlag[],
    source: row.source as SourceFields,
    heldSource: row.heldSource as SourceFields | null,
    heldReadings: row.heldReadings as Readings | null,
    overrides: row.overrides as Overrides,
    candidateExternalId: row.candidateExternalId,
    state: row.state,
    currency: row.currency,
    payInterval: row.payInterval,
    publishedValues: row.publishedValues as EditableRow['publishedValues'],
    fileIds: row.fileIds,
    isAnsweredHere: row.answerId !== null,
  }
}

type SaveOptions = OfferSettings & { scope: TenantScope; row: EditableRow; data?: Prisma.OfferUncheckedUpdateInput }

/** Writes source, overrides and everything that follows from them. Returns which flags stand now. */
export async function saveOffer(
  tx: TenantTransaction,
  { scope, row, fields, defaults, data }: SaveOptions,
): Promise<{ flags: OfferFlag[] }> {
  const presented = presentShown({ row, fields, defaults })

  await tx.offer.update({
    where: tenantKey(scope, row.id),
    data: {
      ...data,
      ...toPresentedColumns(presented),
      source: row.source,
      heldSource: row.heldSource ?? Prisma.DbNull,
      heldReadings: row.heldReadings ?? Prisma.DbNull,
      overrides: row.overrides,
    },
    select: { id: true },
  })

  return { flags: presented.flags }
}

/** Only what the candidate can see now can be behind. */
function presentShown({ row, fields, defaults }: OfferSettings & { row: EditableRow }): PresentedOffer {
  const publishedValues = row.state === 'Published' ? row.publishedValues : null

  return presentOffer({ ...row, publishedValues, fields, defaults: defaultsFor({ row, defaults }) })
}

/** What follows from source and overrides, as it is written. */
export function toPresentedColumns({ columns, customValues, issues, flags }: PresentedOffer) {
  return { ...columns, customValues, flags, issues, issueCount: issues.length }
}

export type RemapOffer = OfferSettings & {
  scope: TenantScope
  offerId: string
  /** With every version that the row's source names. */
  mappings: LoadedMappings
  mode: RemapMode
}

/**
 * Fills an unpublished offer again of what was read last, and writes what changed of it. What people own stays, and nothing asks that did
 * not ask before. Null where there is nothing to fill it of, or it has left that state.
 */
export async function remapOffer(
  tx: TenantTransaction,
  { scope, offerId, fields, defaults, mappings, mode }: RemapOffer,
): Promise<Pick<Remapped, 'changes' | 'keptFields' | 'versionsBefore'> | null> {
  await lockOffer(tx, { scope, offerId })
  const stored = await tx.offer.findUnique({ where: tenantKey(scope, offerId), select: { ...editableSelect, readings: true } })
  const readings = (stored?.readings ?? {}) as Readings
  if (stored?.state !== 'Unpublished' || Object.keys(readings).length === 0) return null

  const row = toEditableRow(stored)
  const { source, overrides, ...told } = remap({ ...row, fields, readings, mappings, mode })
  const held = refillHeld({ held: row, source, fields, mappings })
  const isSame = Object.keys(told.versionsBefore).length === 0 && isDeepStrictEqual(held.heldSource, row.heldSource)
  if (isSame) return told

  const data = row.heldReadings && !held.heldReadings ? { readings: row.heldReadings } : {}
  await saveOffer(tx, { scope, row: { ...row, source, overrides, ...held }, fields, defaults, data })
  await addRemapped(tx, { scope, offerId, live: mappings.live, ...told })
  await notifyChange(tx, { scope, topic: 'offers' })

  return told
}

type AddRemapped = { scope: TenantScope; offerId: string; live: number; changes: FieldChange[]; keptFields: string[] }

/** Writes down what a mapping changed, if it did. */
export async function addRemapped(tx: TenantTransaction, { live, changes, keptFields, ...entry }: AddRemapped): Promise<void> {
  if (changes.length === 0) return

  await addHistory(tx, { ...entry, kind: 'remapped', changes, detail: { version: live, keptCount: keptFields.length } })
}

const REFILL_PAGE = 100

/**
 * Computes again what offers in preparation show and lack, after the organization's defaults or fields changed. Returns how many were
 * written: a row of which nothing changes is left alone.
 */
export async function refillOffers({ scope }: { scope: TenantScope }): Promise<number> {
  let after: string | undefined
  let written = 0

  for (;;) {
    const page = await inTenant(scope, async (tx) => {
      const settings = await readOfferSettings(tx, scope)
      const rows = await tx.offer.findMany({
        where: { stateKey: { in: ['Unpublished', 'Published'] }, ...(after ? { id: { gt: after } } : {}) },
        orderBy: { id: 'asc' },
        take: REFILL_PAGE,
        select: { id: true },
      })
      let count = 0
      for (const { id } of rows) if (await refillOffer(tx, { scope, offerId: id, ...settings })) count += 1
      if (count > 0) await notifyChange(tx, { scope, topic: 'offers' })

      return { rows, count }
    })
    written += page.count
    after = page.rows.at(-1)?.id
    if (page.rows.length < REFILL_PAGE) return written
  }
}

const presentedSelect = {
  ...builtInSelect,
  searchText: true,
  customValues: true,
  issues: true,
  issueCount: true,
} satisfies Prisma.OfferSelect

async function refillOffer(
  tx: TenantTransaction,
  { scope, offerId, fields, defaults }: OfferSettings & { scope: TenantScope; offerId: string },
): Promise<boolean> {
  await lockOffer(tx, { scope, offerId })
  const stored = await tx.offer.findUnique({ where: tenantKey(scope, offerId), select: { ...editableSelect, ...presentedSelect } })
  if (!stored) return false

  const row = toEditableRow(stored)
  const presented = toPresentedColumns(presentShown({ row, fields, defaults }))
  const written = Object.keys(presented).map((key) => [key, stored[key as keyof typeof presented]])
  const before = { ...Object.fromEntries(written), baseSalary: stored.baseSalary?.toString() ?? null }
  if (isDeepStrictEqual(before, presented)) return false

  await saveOffer(tx, { scope, row, fields, defaults })

  return true
}
