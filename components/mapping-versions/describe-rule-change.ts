import { describeStep } from '#components/mappings/describe-step.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { RuleChange, SourcePlaceView } from '#lib/domain/mappings/contract.ts'
import type { MappingStep } from '#lib/domain/mappings/schema.ts'

/** What the words need of the catalogue and of the fields. A field that is no longer there is told by what the change calls it. */
export type ChangeContext = {
  places: readonly Pick<SourcePlaceView, 'path' | 'label' | 'group' | 'options'>[]
  fields: readonly FieldDefinition[]
}

/** A lookup's row in words: "13th month" and what it becomes. Null: it is not there. */
export type RowChange = { from: string; before: string | null; after: string | null }

export type DescribedChange = {
  label: string
  /** The ways to fill the field, in their order. Empty: none. Both are empty where only rows of lookups differ. */
  before: string[]
  after: string[]
  rows: RowChange[]
}

type DescribeInput = { change: RuleChange } & ChangeContext
type Lookup = Extract<MappingStep, { kind: 'lookup' }>

/** What two versions say differently of a field, in words. */
export function describeRuleChange({ change, places, fields }: DescribeInput): DescribedChange {
  const field = fields.find(({ key }) => key === change.field) ?? null
  const tell = (steps: readonly MappingStep[] | null) => (steps ?? []).map((step) => describeStep({ step, places, field }))
  const before = tell(change.before)
  const after = tell(change.after)
  const isSame = before.length === after.length && before.every((words, index) => words === after[index])
  const rows = listRowChanges({ change, places, field })

  return {
    label: field?.label ?? change.label,
    // Rules that read the same and differ all the same, such as two constants that look alike, still show what they are.
    before: isSame && rows.length > 0 ? [] : before,
    after: isSame && rows.length > 0 ? [] : after,
    rows,
  }
}

type RowsInput = { change: RuleChange; places: ChangeContext['places']; field: FieldDefinition | null }

/** The rows that differ between lookups of the same place. The rows of a new lookup are not told one by one. */
function listRowChanges({ change, places, field }: RowsInput): RowChange[] {
  const earlier = listLookups(change.before)

  return listLookups(change.after).flatMap((lookup) => {
    const other = earlier.find(({ path }) => path === lookup.path)
    if (!other) return []
    const options = places.find(({ path }) => path === lookup.path)?.options ?? []
    const tellFrom = (from: string) => options.find(({ value }) => value === from)?.label ?? from
    const tellTo = (to: string | undefined) => {
      if (to === undefined) return null

      return field ? formatFieldValue({ definition: field, value: to, currency: null }) : to
    }

    return diffRows({ before: other, after: lookup }).map(({ from, before, after }) => ({
      from: tellFrom(from),
      before: tellTo(before),
      after: tellTo(after),
    }))
  })
}

function diffRows({ before, after }: { before: Lookup; after: Lookup }) {
  const old = new Map(before.rows.map(({ from, to }) => [from, to]))
  const fresh = new Map(after.rows.map(({ from, to }) => [from, to]))

  return [...new Set([...fresh.keys(), ...old.keys()])]
    .map((from) => ({ from, before: old.get(from), after: fresh.get(from) }))
    .filter((row) => row.before !== row.after)
}

function listLookups(steps: readonly MappingStep[] | null): Lookup[] {
  return (steps ?? []).filter((step) => step.kind === 'lookup')
}
