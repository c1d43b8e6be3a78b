import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { PreviewField } from '#lib/domain/mappings/contract.ts'
import { findProblems } from '#lib/domain/mappings/edits/rules.ts'
import { compileMapping } from '#lib/domain/mappings/engine.ts'
import { readDefaults } from '#lib/domain/mappings/objects/queries.ts'
import { type MappingRef, readLiveVersion, readMappedConnection } from '#lib/domain/mappings/queries.ts'
import { type RecordValues, readRecordValues } from '#lib/domain/mappings/records/queries.ts'
import type { RecordVisibility } from '#lib/domain/mappings/records/rules.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'
import { type MappedObject, objectWords } from '#lib/domain/mappings/terms.ts'
import { describeIssue, findIssues, remap, showField } from '#lib/domain/values/rules.ts'
import type { FieldDefaults } from '#lib/domain/values/schema.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'
import { listRulePaths, readMappingPlaces } from './mapping-places.ts'

export type PreviewMapping = MappingRef & { recordId: string; rules: MappingRules; visibility: RecordVisibility }
export type MappingPreview = { fields: PreviewField[]; problems: { field: string | null; message: string }[] }

/**
 * What rules would make of one record, by the very code that a re-apply runs. Saves nothing.
 * @throws AppError `not_found`; `conflict` for a record that was read before its readings were kept.
 */
export async function previewMapping({ rules, recordId, visibility, ...ref }: PreviewMapping): Promise<MappingPreview> {
  const { scope, object } = ref

  return inTenant(scope, async (tx) => {
    const record = await readRecordValues(tx, { ...ref, recordId, visibility })
    if (Object.keys(record.readings).length === 0) throw unreadError(object)
    const fields = await readFields(tx, { scope, object })
    const defaults = await readDefaults(tx, { scope, object, row: record })
    const connection = await readMappedConnection(tx, ref)
    const { places } = await readMappingPlaces(tx, { ...ref, connection, named: listRulePaths(rules) })
    const live = await readLiveVersion(tx, ref)
    const problems = findProblems({ rules, live: live?.rules ?? [], fields, places })

    return {
      fields: comparePreview({ record, fields, rules, defaults }),
      problems: problems.map(({ field, message }) => ({ field, message })),
    }
  })
}

type ComparePreview = { record: RecordValues; fields: readonly FieldDefinition[]; rules: MappingRules; defaults: FieldDefaults }

/** Every field of the record as it is shown now and as it would be. Pure. */
export function comparePreview({ record, fields, rules, defaults }: ComparePreview): PreviewField[] {
  const open = fields.filter(({ isArchived }) => !isArchived)
  const draft = compileMapping({ fields, rules })
  // A draft has no number yet, and what is previewed is never kept.
  const mappings = { live: 1, compiled: new Map([[1, draft]]) }
  const { source, overrides } = remap({ fields, ...record, mappings, mode: { kind: 'reapply' } })
  const issues = new Map(findIssues({ fields, source, overrides, defaults }).map((issue) => [issue.field, issue]))
  const show = (field: string, values: Pick<RecordValues, 'source' | 'overrides'>) => showField({ field, ...values, defaults }).value
  const currency = show('currency', { source, overrides })

  return open.map((definition) => {
    const { key, label, type, sensitivity } = definition
    const issue = issues.get(key)

    return {
      field: key,
      label,
      type,
      sensitivity,
      before: show(key, record),
      after: show(key, { source, overrides }),
      currency: type === 'amount' ? currency : null,
      kind: source[key]?.kind ?? null,
      problem: source[key]?.problem ?? null,
      issue: issue ? describeIssue({ definition, issue }) : null,
      isEdited: overrides[key] !== undefined,
    }
  })
}

function unreadError(object: MappedObject): AppError {
  const { one } = objectWords[object]

  return new AppError({
    code: 'conflict',
    retry: 'no',
    userMessage: `This ${one} was read before Handoff kept what Ashby holds, so nothing can be tried on it. Check Ashby now, or choose another ${one}.`,
  })
}
