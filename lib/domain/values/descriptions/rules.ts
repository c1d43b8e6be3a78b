import { sensitivityOf } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import type { DescribedChange, DescribedEntry, RecordField, RecordIssue } from '#lib/domain/values/contract.ts'
import { describeIssue, isAskingAgain, isBlocking } from '#lib/domain/values/rules.ts'
import type { FieldChange, FieldIssue, Overrides, SourceFields } from '#lib/domain/values/schema.ts'

export type FieldRow = {
  source: SourceFields
  overrides: Overrides
  heldSource: SourceFields | null
  readings: Readings
  sourceReadAt: Date
  /** The organization's default where one is shown, by field key. */
  shownDefaults: Readonly<Record<string, string | null>>
}

export type DescribeField = {
  definition: FieldDefinition
  row: FieldRow
  issues: readonly RecordIssue[]
  /** Of members by their user id. */
  names: ReadonlyMap<string, string>
}

/** One field of a record as people see it: the value, where it comes from, what Ashby says and what is wrong. */
export function describeField({ definition, row, issues, names }: DescribeField): RecordField {
  const { key } = definition
  const { source, overrides, heldSource } = row
  const override = overrides[key]
  const theirs = source[key]?.value ?? null
  const heldValue = heldSource?.[key]?.value ?? null
  const value = override ? override.value : (theirs ?? row.shownDefaults[key] ?? null)

  return {
    ...definition,
    value,
    provenance: {
      kind: override ? 'edited' : value === null ? 'none' : theirs === null ? 'default' : (source[key]?.kind ?? 'source'),
      ...describePlace({ key, row }),
      by: override ? (names.get(override.by) ?? null) : null,
      at: override?.at ?? row.sourceReadAt.toISOString(),
    },
    ashby: theirs,
    ashbyNowSays: isAskingAgain({ field: key, source, overrides }) ? { value: theirs } : null,
    held: heldSource && heldValue !== theirs ? { value: heldValue } : null,
    isEdited: override !== undefined,
    isLocked: override?.locked ?? false,
    issue: issues.find((issue) => issue.field === key) ?? null,
  }
}

function describePlace({ key, row }: { key: string; row: FieldRow }): Pick<RecordField['provenance'], 'path' | 'pathLabel' | 'version'> {
  const { path = null, version = null } = row.source[key] ?? {}

  return { path, pathLabel: path === null ? null : (row.readings[path]?.title ?? null), version }
}

/** Stored issues in words, in the order of the fields. What is stored of a field that was archived since is told no more. */
export function describeIssues({ fields, issues }: { fields: readonly FieldDefinition[]; issues: readonly FieldIssue[] }): RecordIssue[] {
  return fields.flatMap((definition) => {
    const { key, label, sensitivity, isArchived } = definition
    const stored = issues.find(({ field }) => field === key)
    if (!stored || isArchived) return []

    // Rows that were written before mappings hold no `found`.
    const issue: FieldIssue = { field: key, code: stored.code, found: stored.found ?? null }
    const message = describeIssue({ definition, issue })

    return [{ ...issue, label, sensitivity, message, isBlocking: isBlocking(definition) }]
  })
}

type DescribeChange = { fields: readonly FieldDefinition[]; change: FieldChange }

/** One change of a record's history. A field that nobody knows any more goes by its key and is guarded like pay. */
function describeChange({ fields, change }: DescribeChange): DescribedChange {
  const { field, before, after } = change
  const definition = fields.find(({ key }) => key === field)

  return {
    field,
    label: definition?.label ?? field,
    type: definition?.type ?? 'text',
    options: definition?.options ?? [],
    sensitivity: sensitivityOf({ fields, key: field }),
    before,
    after,
  }
}

type StoredEntry = { id: string; at: Date; userId: string | null; changes: unknown; detail: unknown }

export type DescribeEntry = { entry: StoredEntry; names: ReadonlyMap<string, string>; fields: readonly FieldDefinition[] }

/** What every history entry tells: when, who, and which fields changed. Its kind and what it hangs on are the noun's. */
export function describeEntry({ entry, names, fields }: DescribeEntry): DescribedEntry {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    by: entry.userId ? (names.get(entry.userId) ?? 'A former member') : null,
    changes: (entry.changes as FieldChange[]).map((change) => describeChange({ fields, change })),
    detail: entry.detail as DescribedEntry['detail'],
  }
}
