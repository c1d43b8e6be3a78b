import type { OfferEdit } from '#components/offers/apply-edit.ts'
import { fieldInSentence } from '#components/offers/field-in-sentence.ts'
import { findField } from '#components/offers/find-field.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** What was done, for the toast after it. `before` is the offer as it was. */
export function describeEdit({ edit, before }: { edit: OfferEdit; before: Pick<OfferDetail, 'fields'> | undefined }): string {
  if (edit.kind === 'restore' || edit.kind === 'restoreAll') return 'Undone'
  if (edit.kind === 'keepAll') return `Kept your ${formatCountOf({ count: edit.fields.length, one: 'value' })}`
  if (edit.kind === 'takeAll') return `Took ${formatCountOf({ count: edit.fields.length, one: 'value' })} from Ashby`
  if (edit.kind === 'takeHeld') {
    const count = before?.fields.filter((field) => field.held).length ?? 0
    return count === 0 ? 'Took Ashby’s values' : `Took ${formatCountOf({ count, one: 'value' })} from Ashby`
  }
  const label = before && findField(before, edit.field)?.label
  const name = label === undefined ? 'value' : fieldInSentence({ field: edit.field, label })

  switch (edit.kind) {
    case 'set':
      return edit.value === null ? `Cleared ${name}` : `Saved ${name}`
    case 'keepMine':
      return `Kept your ${name}`
    case 'takeTheirs':
      return `Took Ashby’s ${name}`
    case 'setLock':
      return edit.isLocked ? `Locked ${name}` : `Unlocked ${name}`
  }
}
