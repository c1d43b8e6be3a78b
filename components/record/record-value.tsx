import type { ReactNode } from 'react'
import { FieldValue } from '#components/fields/field-value.tsx'
import { readFieldValue } from '#components/record/find-field.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import { isPayInterval, payIntervalWords } from '#lib/domain/organizations/terms.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'
import { formatMoney } from '#lib/platform/format/money.ts'

export type RecordValueInput = {
  record: { fields: readonly RecordField[] }
  field: RecordField
  /** The base salary counted for a year; null where nobody counted it. */
  annualSalary?: string | null
}

/** A value of a record on screen; null stays null, so that the row can say that there is none. */
export function renderRecordValue({ record, field, annualSalary = null }: RecordValueInput): ReactNode {
  if (field.value === null) return null
  if (field.key === 'baseSalary') return <BaseSalary record={record} field={field} value={field.value} annualSalary={annualSalary} />

  return <FieldValue definition={field} value={field.value} currency={readFieldValue(record, 'currency')} />
}

type BaseSalaryProps = Required<RecordValueInput> & { value: string }

/** The amount with its interval's words and, where it is not paid per year, about what comes together in one. */
function BaseSalary({ record, field, value, annualSalary }: BaseSalaryProps) {
  const currency = readFieldValue(record, 'currency')
  const interval = readFieldValue(record, 'payInterval')
  const known = interval !== null && isPayInterval(interval) ? interval : null
  const words = known && payIntervalWords[known]
  const annual = known && known !== 'Year' ? annualSalary : null

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
