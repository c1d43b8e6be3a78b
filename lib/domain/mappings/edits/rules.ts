import { isDeepStrictEqual } from 'node:util'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { MappingVersion } from '#lib/domain/mappings/contract.ts'
import { checkRules } from '#lib/domain/mappings/rules.ts'
import type { MappingRules, RuleProblem, SourcePlace } from '#lib/domain/mappings/schema.ts'
import { foldKey } from '#lib/domain/source-texts/rules.ts'
import { type AppError, conflictError } from '#lib/platform/errors.ts'
import { formatInstant, formatTimeOfDay, getCalendarDate } from '#lib/platform/format/dates.ts'

type DescribeConflict = { live: Omit<MappingVersion, 'changes'>; base: number; timeZone: string; now?: string }

/** "Tomás saved version 9 at 10:42, while you were editing." Nothing of the second person's is lost: they still have it on their screen. */
export function describeConflict({ live, base, timeZone, now = new Date().toISOString() }: DescribeConflict): string {
  if (base > live.number) return `The live version is ${live.number}, not ${base}. Look at it, then save again.`
  const isToday = getCalendarDate(live.at, timeZone) === getCalendarDate(now, timeZone)
  const when = isToday ? `at ${formatTimeOfDay({ instant: live.at, timeZone })}` : `on ${formatInstant(live.at, timeZone)}`

  return `${live.by ?? 'Handoff'} saved version ${live.number} ${when}, while you were editing. Look at what changed, then save again.`
}

/** Which step of a field's rule is the lookup that lacks a row: the one that reads `path`, else the first. Null where there is none. */
export function findLookupStep({ rules, field, path }: { rules: MappingRules; field: string; path: string | null }): number | null {
  const steps = rules.find((rule) => rule.field === field)?.steps ?? []
  const lookups = steps.flatMap((step, index) => (step.kind === 'lookup' ? [{ index, path: step.path }] : []))

  return (lookups.find((lookup) => lookup.path === path) ?? lookups[0])?.index ?? null
}

export type FindProblems = {
  rules: MappingRules
  live: MappingRules
  fields: readonly FieldDefinition[]
  places: readonly SourcePlace[]
  /** An old version comes back as it was, with the rules of fields that are archived by now. */
  isRestoring?: boolean
}

/**
 * Everything for which rules cannot be saved. A rule of the live version whose field is archived sleeps: nobody sees it, so nobody could mend
 * it, and it was sound when it was saved.
 */
export function findProblems({ rules, live, fields, places, isRestoring = false }: FindProblems): RuleProblem[] {
  const archived = new Set(fields.flatMap(({ key, isArchived }) => (isArchived ? [key] : [])))
  const asleep = live.filter(({ field }) => archived.has(field))
  const awake = rules.filter((rule) => !asleep.some((other) => isDeepStrictEqual(other, rule)))

  return checkRules({ rules: awake, fields: isRestoring ? fields.map((field) => ({ ...field, isArchived: false })) : fields, places })
}

/** As `mappingStepSchema` says. */
const ROWS_MAX = 1000

export type AddRow = {
  rules: MappingRules
  field: string
  step: number
  row: { from: string; to: string }
  definition: Pick<FieldDefinition, 'label'>
}

/**
 * The rules with one more row in the lookup at `step`; the same rules where the row is there already.
 * @throws AppError `conflict` where a row for the value leads elsewhere, and where the lookup is full.
 */
export function addRow({ rules, field, step: at, row, definition }: AddRow): MappingRules {
  return rules.map((rule) => {
    if (rule.field !== field) return rule
    const steps = rule.steps.map((step, index) => {
      if (index !== at || step.kind !== 'lookup') return step
      const existing = step.rows.find(({ from }) => foldKey(from) === foldKey(row.from))
      if (existing && existing.to !== row.to) throw rowTakenError(definition.label)

      if (existing) return step
      if (step.rows.length >= ROWS_MAX) throw fullError(definition.label)

      return { ...step, rows: [...step.rows, row] }
    })

    return { ...rule, steps }
  })
}

function rowTakenError(label: string): AppError {
  return conflictError(`The lookup of ${label} leads this value elsewhere already. Change its row under Company, Fields & mapping.`)
}

function fullError(label: string): AppError {
  return conflictError(
    `The lookup of ${label} has ${ROWS_MAX} rows, the most it can have. Take rows out under Company, Fields & mapping first.`,
  )
}
