import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { ReadRow, Refusal } from '#lib/domain/imports/schema.ts'
import { type ChangedOpenJob, FILLED_STAYS, planChange } from '#lib/domain/open-jobs/changes/rules.ts'
import type { EditableOpenJob } from '#lib/domain/open-jobs/mutations.ts'
import { describeProblems, findProblems, foldIdentifier, type OpenJobValues } from '#lib/domain/open-jobs/rules.ts'
import {
  isSettableStatus,
  type RecruitingStatus,
  recruitingStatuses,
  type SettableStatus,
  STATUS_KEY,
} from '#lib/domain/open-jobs/terms.ts'

/** A job that the rows of a page add. Its identifier is null until one is made. */
export type AddedOpenJob = { values: OpenJobValues; status: SettableStatus }

export type PageResult = { created: AddedOpenJob[]; changes: ChangedOpenJob[]; refusals: Refusal[]; added: number; changed: number }

export type ApplyRows = {
  rows: readonly ReadRow[]
  /** What is here already, by the identifier as it is compared. */
  existing: ReadonlyMap<string, EditableOpenJob>
  fields: readonly FieldDefinition[]
}

/** What is known of a job while the rows of a page are taken: what it was before, and what rows have given it. */
type Known = { before: EditableOpenJob | null; given: OpenJobValues; status: SettableStatus | undefined }

/** What the rows of a page make of open jobs: which are added, which are changed and how, which rows are refused. Later rows see earlier ones. Pure. */
export function applyRows({ rows, existing, fields }: ApplyRows): PageResult {
  const known = new Map<string, Known>([...existing].map(([key, before]) => [key, { before, given: {}, status: undefined }]))
  const nameless: Known[] = []
  const result: PageResult = { created: [], changes: [], refusals: [], added: 0, changed: 0 }

  for (const { row, given, problem } of rows) {
    const key = given.identifier === undefined ? null : foldIdentifier(given.identifier)
    const earlier = key === null ? undefined : known.get(key)
    const applied = problem === null ? applyRow({ given, earlier, fields }) : { problem }
    if ('problem' in applied) {
      result.refusals.push({ row, problem: applied.problem })
      continue
    }

    if (!earlier) result.added += 1
    else if (applied.isChanged) result.changed += 1
    if (key === null) nameless.push(applied.known)
    else known.set(key, applied.known)
  }
  for (const { before, given, status } of [...known.values(), ...nameless]) {
    if (before === null) result.created.push({ values: given, status: status ?? 'Planned' })
    else {
      const planned = planChange({ job: before, fields, given, status })
      if (planned.kind === 'changed') result.changes.push(planned.change)
    }
  }

  return result
}

type ApplyRow = { given: ReadRow['given']; earlier: Known | undefined; fields: readonly FieldDefinition[] }
type AppliedRow = { known: Known; isChanged: boolean } | { problem: string }

function applyRow({ given: { [STATUS_KEY]: word, ...given }, earlier, fields }: ApplyRow): AppliedRow {
  const before = earlier?.before ?? null
  const status = readStatus({ word, before })
  if (status === 'refused') return { problem: 'Status: A job is filled by a hire. Choose another status.' }
  // The identifier by which it was found is no news in other capitals.
  const news = earlier ? Object.fromEntries(Object.entries(given).filter(([key]) => key !== 'identifier')) : given
  const next: Known = { before, given: { ...earlier?.given, ...news }, status: status ?? earlier?.status }

  return before === null ? addRow({ next, earlier, fields }) : changeRow({ next, before, earlier, fields })
}

/** Undefined where the row says none, or what it is anyway. */
function readStatus({
  word,
  before,
}: {
  word: string | undefined
  before: EditableOpenJob | null
}): SettableStatus | undefined | 'refused' {
  const status = recruitingStatuses.find((known): known is RecruitingStatus => known === word)
  if (status === undefined || status === before?.status) return undefined

  return isSettableStatus(status) ? status : 'refused'
}

type Follow = { next: Known; earlier: Known | undefined; fields: readonly FieldDefinition[] }

function addRow({ next, earlier, fields }: Follow): AppliedRow {
  const status = next.status ?? 'Planned'
  // One that is made later counts as given.
  const values = { ...next.given, identifier: next.given.identifier ?? '' }
  const problems = findProblems({ fields, before: null, after: { values, status } })
  if (Object.keys(problems).length > 0) return { problem: describeProblems(problems) }
  const isChanged =
    earlier !== undefined &&
    (status !== (earlier.status ?? 'Planned') || Object.entries(next.given).some(([key, value]) => earlier.given[key] !== value))

  return { known: next, isChanged }
}

function changeRow({ next, before, earlier, fields }: Follow & { before: EditableOpenJob }): AppliedRow {
  const plan = (known: Known) => planChange({ job: before, fields, given: known.given, status: known.status })
  const planned = plan(next)
  if (planned.kind === 'filled') return { problem: FILLED_STAYS }
  if (planned.kind === 'refused') return { problem: describeProblems(planned.problems) }
  const last = earlier ? plan(earlier) : { kind: 'unchanged' as const }

  return { known: next, isChanged: describePlan(planned) !== describePlan(last) }
}

/** What two plans have in common, to tell whether a row made any difference. */
function describePlan(planned: ReturnType<typeof planChange>): string {
  if (planned.kind !== 'changed') return ''
  const { changes, step } = planned.change

  return JSON.stringify([changes.toSorted((one, other) => one.field.localeCompare(other.field)), step?.statusAfter])
}
