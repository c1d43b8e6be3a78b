import { parseFieldValue } from '#lib/domain/fields/inputs/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { FieldGroup } from '#lib/domain/fields/terms.ts'
import type { SettableStatus } from '#lib/domain/open-jobs/terms.ts'

/** The groups of an open job's fields, in the order of its page. */
export const openJobGroups: readonly FieldGroup[] = ['Role', 'Details', 'Compensation', 'Person']

/** What the groups are called here: nobody is in the job yet. */
export const openJobGroupWords: Readonly<Record<FieldGroup, string>> = {
  Role: 'Role',
  Details: 'Dates and more',
  Compensation: 'Pay range',
  Person: 'Person',
}

type DraftField = Pick<FieldDefinition, 'key' | 'label' | 'type' | 'options' | 'isRequired'>
type ReadDrafts = { fields: readonly DraftField[]; drafts: Readonly<Record<string, string>>; status: SettableStatus }

type IsAsked = { field: Pick<DraftField, 'key' | 'isRequired'>; status: SettableStatus }

/** Whether a new open job waits for a value: a title always, all that is required once it is Active. An identifier is made where none is given. */
export function isAsked({ field: { key, isRequired }, status }: IsAsked): boolean {
  return isRequired && key !== 'identifier' && (key === 'title' || status === 'Active')
}

/** What was typed for a new open job, by field, and what cannot be right: the same check as the server's, so that it is told at once. */
export function readDrafts({ fields, drafts, status }: ReadDrafts): { values: Record<string, string>; problems: Record<string, string> } {
  const values: Record<string, string> = {}
  const problems: Record<string, string> = {}
  for (const field of fields) {
    const text = drafts[field.key] ?? ''
    if (text.trim() === '') {
      if (isAsked({ field, status }))
        problems[field.key] = field.key === 'title' ? 'Enter a title.' : 'Enter a value: an active job needs it.'
      continue
    }
    const parsed = parseFieldValue({ definition: field, text })
    if ('error' in parsed) problems[field.key] = parsed.error
    else values[field.key] = parsed.value
  }
  const payProblem = findPayProblem(values)

  return { values, problems: payProblem ? { payMaximum: payProblem, ...problems } : problems }
}

/** Whether a pay range ends below its beginning. */
function findPayProblem({ payMinimum, payMaximum }: Readonly<Record<string, string>>): string | null {
  if (payMinimum === undefined || payMaximum === undefined) return null

  // As numbers two long amounts could look the same: then the server tells.
  return Number(payMaximum) < Number(payMinimum) ? 'Enter an amount that is not less than “pay from”.' : null
}
