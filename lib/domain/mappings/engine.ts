import type { FilledField, MappingRule, Readings, TargetField, TargetType } from './schema.ts'

export type FillOptions<Key extends string> = {
  fields: readonly TargetField<Key>[]
  rules: readonly MappingRule<Key>[]
  readings: Readings
}

/**
 * Fills fields from a record by the rules of a mapping. Pure and total: any readings and any rules give one result per
 * field, never an exception; a problem with one field never touches another.
 * Values are text in one form per type: `date` YYYY-MM-DD, `amount` a plain decimal, `currency` an upper-case code.
 */
export function fillFields<Key extends string>({ fields, rules, readings }: FillOptions<Key>): Record<Key, FilledField> {
  const rulesByField = new Map(rules.map((rule) => [rule.field, rule]))
  const filled = fields.map((field) => [field.key, fillField({ field, rule: rulesByField.get(field.key), readings })] as const)

  return Object.fromEntries(filled) as Record<Key, FilledField>
}

type FillFieldOptions<Key extends string> = { field: TargetField<Key>; rule: MappingRule<Key> | undefined; readings: Readings }

function fillField<Key extends string>({ field, rule, readings }: FillFieldOptions<Key>): FilledField {
  const paths = rule?.paths ?? []
  let firstProblem: FilledField = { value: null, path: paths[0] ?? null, problem: 'empty' }

  for (const path of paths) {
    const reading = readings.get(path)
    const value = reading?.value == null ? null : convert({ type: field.type, text: reading.value })
    if (value !== null) return { value, path, problem: null }

    const problem = reading?.missing ?? (reading?.value == null || reading.value.trim() === '' ? 'empty' : 'invalid')
    if (firstProblem.problem === 'empty' && problem !== 'empty') firstProblem = { value: null, path, problem }
  }

  return firstProblem
}

/** Null means that the text is not of the type. */
function convert({ type, text }: { type: TargetType; text: string }): string | null {
  const trimmed = text.trim()
  if (trimmed === '') return null

  switch (type) {
    case 'text':
      return trimmed.slice(0, TEXT_LENGTH_MAX)
    case 'email':
      return /^[^\s@]+@[^\s@]+$/.test(trimmed) ? trimmed : null
    case 'date':
      return isCalendarDate(trimmed) ? trimmed : null
    case 'amount':
      return /^-?\d{1,14}(\.\d{1,4})?$/.test(trimmed) ? trimmed : null
    case 'currency':
      return /^[A-Za-z]{3}$/.test(trimmed) ? trimmed.toUpperCase() : null
    case 'interval':
      return trimmed
  }
}

const TEXT_LENGTH_MAX = 1000

/** True for a day that exists; 2026-02-30 does not. Works on the parts, so no zone can shift the day. */
export function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()

  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth
}
