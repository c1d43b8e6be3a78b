import { readFieldValue } from '#components/record/find-field.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import { payIntervalWords } from '#lib/domain/organizations/terms.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'
import { formatInstant } from '#lib/platform/format/dates.ts'

/** A value in full, as it stands on paper; null where there is none. */
export function describeValue({ offer, field }: { offer: OfferDetail; field: RecordField }): string | null {
  if (field.value === null) return null
  const value = formatFieldValue({ definition: field, value: field.value, currency: readFieldValue(offer, 'currency') })
  if (field.key !== 'baseSalary') return value
  const interval = payIntervalSchema.safeParse(readFieldValue(offer, 'payInterval'))

  return interval.success ? `${value} ${payIntervalWords[interval.data]}` : value
}

/** Where a value came from: on paper nothing opens on hover, so the whole story stands there. */
export function describeSource({ offer, field, timeZone }: { offer: OfferDetail; field: RecordField; timeZone: string }): string {
  const { kind, path, pathLabel, by, at } = field.provenance
  const place = pathLabel ? `${pathLabel} (${path})` : path

  switch (kind) {
    case 'edited':
      return `Edited by ${by ?? 'a former member'}${at ? `, ${formatInstant(at, timeZone)}` : ''}. ${describeTheirs({ offer, field })}`
    case 'source':
      return place ? `Ashby, ${place}` : 'Ashby'
    case 'template':
      return 'A template of the mapping'
    case 'lookup':
      return place ? `Looked up for Ashby’s ${place}` : 'Looked up for what Ashby says'
    case 'constant':
      return 'The same for every offer'
    case 'default':
      return 'Default of the organization'
    case 'none':
      return place ? `Ashby, ${place}: no value` : ''
  }
}

function describeTheirs({ offer, field }: { offer: OfferDetail; field: RecordField }): string {
  if (field.ashby === null) return 'Ashby holds no value.'

  return `Ashby says ${formatFieldValue({ definition: field, value: field.ashby, currency: readFieldValue(offer, 'currency') })}.`
}
