import type { OfferDetail, OfferField } from '#lib/domain/offers/contract.ts'
import type { OfferFieldKey } from '#lib/domain/offers/schema.ts'

/** What somebody can do to the fields of an offer. */
export type OfferEdit =
  | { kind: 'set'; field: OfferFieldKey; value: string | null }
  | { kind: 'keepMine'; field: OfferFieldKey }
  | { kind: 'takeTheirs'; field: OfferFieldKey }
  | { kind: 'setLock'; field: OfferFieldKey; isLocked: boolean }
  | { kind: 'takeHeld' }

export type ApplyEditInput = { offer: OfferDetail; edit: OfferEdit; by: string; at: string }

/** How the offer will look once the server has done it, so that the screen follows at once. The server's answer then replaces it. Pure. */
export function applyEdit({ offer, edit, by, at }: ApplyEditInput): OfferDetail {
  if (edit.kind === 'takeHeld') {
    return withFields(
      { ...offer, flags: offer.flags.filter((flag) => flag !== 'UpdatesOff') },
      offer.fields.map((field) => (field.held ? takeHeld(field) : field)),
    )
  }

  return withFields(
    offer,
    offer.fields.map((field) => (field.key === edit.field ? editField({ field, edit, by, at }) : field)),
  )
}

type FieldEdit = Exclude<OfferEdit, { kind: 'takeHeld' }>

function editField({ field, edit, by, at }: { field: OfferField; edit: FieldEdit; by: string; at: string }): OfferField {
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
        provenance: { ...field.provenance, kind: field.ashby === null ? 'none' : 'ashby', by: null },
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

function takeHeld(field: OfferField): OfferField {
  const value = field.held?.value ?? null

  return { ...field, ashby: value, value: field.isEdited ? field.value : value, held: null }
}

/** The shown values stand on the offer itself too: its head and the list read them there. */
function withFields(offer: OfferDetail, fields: OfferField[]): OfferDetail {
  const shown = Object.fromEntries(fields.map(({ key, value }) => [key, value]))
  const issues = fields.flatMap((field) => field.issue ?? [])
  const ashbyNowSaysCount = fields.filter((field) => field.ashbyNowSays).length

  return {
    ...offer,
    ...shown,
    fields,
    issues,
    issueCount: issues.length,
    blockingIssueCount: issues.filter((issue) => issue.isBlocking).length,
    ashbyNowSaysCount,
  }
}

export type UndoInput = { before: OfferField; edit: OfferEdit }

/** What brings a field back to how it was; null where nothing does. */
export function findUndo({ before, edit }: UndoInput): OfferEdit | null {
  const { key: field, value, isEdited } = before

  switch (edit.kind) {
    case 'set':
      return isEdited ? { kind: 'set', field, value } : { kind: 'takeTheirs', field }
    case 'takeTheirs':
      return { kind: 'set', field, value }
    case 'setLock':
      if (!edit.isLocked) return { kind: 'setLock', field, isLocked: true }
      return isEdited ? { kind: 'setLock', field, isLocked: false } : { kind: 'takeTheirs', field }
    default:
      return null
  }
}
