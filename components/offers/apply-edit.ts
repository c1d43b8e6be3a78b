import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'

/** What somebody can do to the fields of an offer. */
export type OfferEdit =
  | { kind: 'set'; field: string; value: string | null }
  | { kind: 'keepMine'; field: string }
  | { kind: 'takeTheirs'; field: string }
  | { kind: 'setLock'; field: string; isLocked: boolean }
  | { kind: 'takeHeld' }
  /** The same decision on every field that asks. */
  | { kind: 'keepAll'; fields: string[] }
  | { kind: 'takeAll'; fields: string[] }
  /** Takes back what was done since the entry `since` of the history. */
  | { kind: 'restore'; field: string; since: string }
  | { kind: 'restoreAll'; fields: string[]; since: string }

export type ApplyEditInput = { offer: OfferDetail; edit: OfferEdit; by: string; at: string }

/** How the offer will look once the server has done it, so that the screen follows at once. The server's answer then replaces it. Pure. */
export function applyEdit({ offer, edit, by, at }: ApplyEditInput): OfferDetail {
  // What stood before is known to the server alone.
  if (edit.kind === 'restore' || edit.kind === 'restoreAll') return offer
  if (edit.kind === 'takeHeld') {
    return withFields(
      { ...offer, flags: offer.flags.filter((flag) => flag !== 'UpdatesOff') },
      offer.fields.map((field) => (field.held ? takeHeld(field) : field)),
    )
  }
  if (edit.kind === 'keepAll' || edit.kind === 'takeAll') {
    const kind = edit.kind === 'keepAll' ? 'keepMine' : 'takeTheirs'
    return withFields(
      offer,
      offer.fields.map((field) =>
        edit.fields.includes(field.key) ? editField({ field, edit: { kind, field: field.key }, by, at }) : field,
      ),
    )
  }

  return withFields(
    offer,
    offer.fields.map((field) => (field.key === edit.field ? editField({ field, edit, by, at }) : field)),
  )
}

type FieldEdit = Extract<OfferEdit, { kind: 'set' | 'keepMine' | 'takeTheirs' | 'setLock' }>

function editField({ field, edit, by, at }: { field: RecordField; edit: FieldEdit; by: string; at: string }): RecordField {
  const edited = { ...field.provenance, kind: 'edited', by, at } as const

  switch (edit.kind) {
    case 'set':
      return {
        ...field,
        value: edit.value,
        provenance: edited,
        isEdited: true,
        ashbyNowSays: null,
        issue: edit.value === null ? field.issue : null,
      }
    case 'keepMine':
      return { ...field, ashbyNowSays: null }
    case 'takeTheirs':
      return {
        ...field,
        value: field.ashby,
        provenance: { ...field.provenance, kind: field.ashby === null ? 'none' : 'source', by: null },
        isEdited: false,
        isLocked: false,
        ashbyNowSays: null,
        issue: field.ashby === null ? field.issue : null,
      }
    case 'setLock':
      if (!edit.isLocked) return { ...field, isLocked: false }
      return { ...field, isLocked: true, isEdited: true, provenance: field.isEdited ? field.provenance : edited, ashbyNowSays: null }
  }
}

function takeHeld(field: RecordField): RecordField {
  const value = field.held?.value ?? null

  return { ...field, ashby: value, value: field.isEdited ? field.value : value, held: null }
}

/** The shown values of built-in fields stand on the offer itself too: its head and the list read them there. */
function withFields(offer: OfferDetail, fields: RecordField[]): OfferDetail {
  const shown = Object.fromEntries(fields.filter(({ key }) => Object.hasOwn(offer, key)).map(({ key, value }) => [key, value]))
  const issues = fields.flatMap((field) => field.issue ?? [])
  const isSamePay = payKeys.every((key) => !Object.hasOwn(shown, key) || shown[key] === offer[key])

  return {
    ...offer,
    ...shown,
    // The server counts it; until it has, none is better than an old one.
    annualSalary: isSamePay ? offer.annualSalary : null,
    fields,
    issues,
    issueCount: issues.length,
    blockingIssueCount: issues.filter((issue) => issue.isBlocking).length,
    ashbyNowSaysCount: fields.filter((field) => field.ashbyNowSays).length,
  }
}

const payKeys = ['baseSalary', 'currency', 'payInterval'] as const
