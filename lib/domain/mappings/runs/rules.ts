import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { FieldChange } from '#lib/domain/values/schema.ts'
import type { RunDifference } from './contract.ts'

/** By which version each field was filled; null: by none. */
export type FieldVersions = Readonly<Record<string, number | null>>

/**
 * The versions before several runs, newest run first, as one: what the oldest one found is what stood there before all of them.
 */
export function mergeVersions(runs: readonly FieldVersions[]): FieldVersions {
  return Object.assign({}, ...runs)
}

/** Whether something that is shown changed: what people own stays as it is. */
export function hasShownChange({ changes, keptFields }: { changes: readonly FieldChange[]; keptFields: readonly string[] }): boolean {
  return changes.some(({ field }) => !keptFields.includes(field))
}

type DescribeDifference = { fields: readonly FieldDefinition[]; changes: readonly FieldChange[]; keptFields: readonly string[] }

/** What a re-apply would change of a record, in the fields' order; what people own stands among it, marked. */
export function describeDifference({ fields, changes, keptFields }: DescribeDifference): RunDifference['changes'] {
  return fields.flatMap(({ key: field, label, type, sensitivity }) => {
    const change = changes.find((candidate) => candidate.field === field)

    return change
      ? [{ field, label, type, sensitivity, before: change.before, after: change.after, isEdited: keptFields.includes(field) }]
      : []
  })
}
