'use client'

import { useMemo, useState } from 'react'
import { findSteps } from '#components/mappings/draft-rules.ts'
import { judgeRow, needsSomebody } from '#components/mappings/judge-row.ts'
import { countUnmatched } from '#components/mappings/lookup-rows.ts'
import type { MapperValue } from '#components/mappings/mapper-context.ts'
import type { MapperRow } from '#components/mappings/mapper-row.ts'
import { orderRows, sortFields } from '#components/mappings/order-rows.ts'
import type { PreviewProblem } from '#components/mappings/use-preview.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { MappingWarning } from '#lib/domain/mappings/contract.ts'
import { checkRules, findWarnings, listPaths } from '#lib/domain/mappings/rules.ts'
import type { MappingRules, MappingStep, SourcePlace } from '#lib/domain/mappings/schema.ts'

export type RowsInput = Pick<MapperValue, 'mapping' | 'places' | 'draft' | 'suggestions' | 'seenAt' | 'preview'> & {
  /** The catalogue is there: without it no rule can be judged. */
  isJudged: boolean
}

/** The rows of the table in an order that holds while somebody works, and why the draft cannot be saved. */
export function useMapperRows(input: RowsInput): { rows: MapperRow[]; problemCount: number } {
  const { mapping, draft, isJudged } = input
  const judgements = useJudgements(input)
  const defaults = useDefaultWords()
  const rows = mapping.fields.map((field) => createRow({ ...input, field, ...judgements, defaultWords: defaults(field) }))
  const order = useHeldOrder({
    rows,
    basis: [mapping.connectionId, isJudged],
    version: mapping.version.number,
    hasDraft: draft.draft !== null,
  })
  const byKey = new Map(rows.map((row) => [row.field.key, row]))

  return {
    rows: sortFields({ fields: mapping.fields, order }).flatMap(({ key }) => byKey.get(key) ?? []),
    problemCount: judgements.problems.length,
  }
}

/**
 * What cannot be saved and what should be looked at, at once. The server knows more of the account than the catalogue tells, such as a field
 * that only an old record shows, so what it says of these very rules counts beside.
 */
function useJudgements({ mapping: { fields, warnings: live }, places, draft: { rules }, preview, isJudged }: RowsInput): Judgements {
  const own = useMemo(() => {
    if (!isJudged) return { problems: [], warnings: live }
    const open = rules.filter(({ field }) => fields.some(({ key }) => key === field))
    const known = [...places, ...listUnread({ rules: open, places })]

    return { problems: checkRules({ rules: open, fields, places: known }), warnings: findWarnings({ rules: open, fields, places: known }) }
  }, [rules, fields, places, live, isJudged])
  const told = preview.isStale ? [] : preview.problems.filter(({ field }) => fields.some(({ key }) => key === field))
  const problems = [...own.problems, ...told.filter(({ message }) => !own.problems.some((problem) => problem.message === message))]

  const others = live.filter((warning) => isStillTrue({ warning, rules }) && !own.warnings.some(({ path }) => path === warning.path))

  return { problems, warnings: [...own.warnings, ...others] }
}

type Judgements = { problems: readonly PreviewProblem[]; warnings: readonly MappingWarning[] }

/** Custom fields that rules read and the catalogue does not have: whether the account has them is the server's to say. */
function listUnread({ rules, places }: { rules: MappingRules; places: readonly SourcePlace[] }): SourcePlace[] {
  const paths = new Set(rules.flatMap(({ steps }) => steps.flatMap(listPaths)))
  const unread = [...paths].filter((path) => path.startsWith('customField.') && !places.some((place) => place.path === path))

  return unread.map((path) => ({ ...unreadPlace, path, label: path }))
}

const unreadPlace: Omit<SourcePlace, 'path' | 'label'> = {
  group: '',
  type: 'text',
  sensitivity: 'none',
  description: null,
  options: [],
  isPrivate: false,
  isArchived: false,
  formerLabel: null,
}

/** What the server says of a place that the catalogue does not have holds while the draft reads it. */
function isStillTrue({ warning, rules }: { warning: MappingWarning; rules: MappingRules }): boolean {
  return warning.code === 'unknown' && findSteps({ rules, field: warning.field }).some((step) => listPaths(step).includes(warning.path))
}

type CreateRow = Pick<RowsInput, 'mapping' | 'draft' | 'suggestions' | 'seenAt'> &
  Judgements & { field: FieldDefinition; defaultWords: string | null }

function createRow({ field, mapping, draft, suggestions, seenAt, problems, warnings, defaultWords }: CreateRow): MapperRow {
  const { key } = field
  const steps = findSteps({ rules: draft.rules, field: key })
  const suggestion = suggestions.find(key)
  const conflict = draft.draft?.conflicts.find((candidate) => candidate.field === key) ?? null
  const ownProblems = problems.filter((problem) => problem.field === key)
  const ownWarnings = warnings.filter((warning) => warning.field === key)
  const isTouched = draft.touched.includes(key)
  const state = judgeRow({
    isRequired: field.isRequired,
    hasRule: steps.length > 0,
    hasDefault: defaultWords !== null,
    isTouched,
    isConflicting: conflict !== null,
    isSuggested: suggestion !== null,
    unmatchedCount: countAllUnmatched({ steps, seenAt }),
    issueCount: mapping.issueCounts[key] ?? 0,
    problem: ownProblems[0]?.message ?? null,
    warning: ownWarnings[0] ?? null,
  })
  const told = new Set(ownProblems.map(({ message }) => message))
  const remarks = [
    ...[...told].map((text) => ({ tone: 'rust' as const, text })),
    ...ownWarnings.filter(({ message }) => !told.has(message)).map(({ message }) => ({ tone: 'amber' as const, text: message })),
  ]

  return { field, steps, suggestion, conflict, state, isTouched, defaultWords: steps.length === 0 ? defaultWords : null, remarks }
}

/** Values that no lookup of the rule has a row for. Where something is tried after the lookup, that may have it: nobody is called. */
function countAllUnmatched({ steps, seenAt }: { steps: readonly MappingStep[]; seenAt: RowsInput['seenAt'] }): number {
  const last = steps.at(-1)
  if (last?.kind !== 'lookup') return 0

  return countUnmatched({ rows: last.rows, seen: seenAt(last.path) ?? [] })
}

/** What the organization puts into a field that Ashby tells nothing of, in words. */
function useDefaultWords(): (field: FieldDefinition) => string | null {
  const { defaultCurrency, defaultPayInterval } = useOrganization()
  const defaults: Readonly<Record<string, string | null>> = { currency: defaultCurrency, payInterval: defaultPayInterval }

  return (field) => {
    const value = field.isBuiltIn && Object.hasOwn(defaults, field.key) ? defaults[field.key] : null

    return value ? formatFieldValue({ definition: field, value, currency: null }) : null
  }
}

type HeldOrderInput = {
  rows: readonly MapperRow[]
  /** Another one means another table. */
  basis: readonly (string | boolean)[]
  version: number
  hasDraft: boolean
}

/** Ordered anew when the table, its fields or, without a draft, its version become others; not when a row is mended. */
function useHeldOrder({ rows, basis, version, hasDraft }: HeldOrderInput): readonly string[] {
  const [held, setHeld] = useState<{ signature: string; version: number; order: string[] } | null>(null)
  const signature = JSON.stringify([basis, rows.map(({ field }) => field.key)])
  if (held && held.signature === signature && (hasDraft || held.version === version)) return held.order
  const order = orderRows(
    rows.map(({ field, state }) => ({ key: field.key, isRequired: field.isRequired, needsSomebody: needsSomebody(state) })),
  )
  setHeld({ signature, version, order })

  return order
}
