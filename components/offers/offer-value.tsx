import type { ReactNode } from 'react'
import { FieldValue } from '#components/fields/field-value.tsx'
import { readFieldValue } from '#components/offers/find-field.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { isPayInterval, payIntervalWords } from '#lib/domain/organizations/terms.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'
import { formatMoney } from '#lib/platform/format/money.ts'

/** A value of an offer on screen; null stays null, so that the row can say that there is none. */
export function renderOfferValue({ offer, field }: { offer: OfferDetail; field: RecordField }): ReactNode {
  if (field.value === null) return null
  if (field.key === 'baseSalary') return <BaseSalary offer={offer} field={field} value={field.value} />

  return <FieldValue definition={field} value={field.value} currency={readFieldValue(offer, 'currency')} />
}

type BaseSalaryProps = { offer: OfferDetail; field: RecordField; value: string }

/** The amount with its interval's words and, where it is not paid per year, about what comes together in one. */
function BaseSalary({ offer, field, value }: BaseSalaryProps) {
  const currency = readFieldValue(offer, 'currency')
  const interval = readFieldValue(offer, 'payInterval')
  const known = interval !== null && isPayInterval(interval) ? interval : null
  const words = known && payIntervalWords[known]
  const annual = known && known !== 'Year' ? offer.annualSalary : null

  return (
    <>
      {formatFieldValue({ definition: field, value, currency })}
      {words ? <span className="font-normal text-ink-3"> {words}</span> : null}
      {annual ? <span className="font-normal text-ink-3">, about {formatWhole({ amount: annual, currency })} a year</span> : null}
    </>
  )
}

/** Without cents: the year is counted from another interval, so they would promise more than is known. */
function formatWhole({ amount, currency }: { amount: string; currency: string | null }): string {
  return formatMoney({ amount: amount.replace(/\..*$/, ''), currency })
}
