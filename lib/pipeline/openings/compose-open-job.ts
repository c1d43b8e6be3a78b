import { canonicalize, toAshbyValue } from '#lib/destinations/ashby-openings/field-values.ts'
import { composeOurs, type OpeningValues } from '#lib/destinations/ashby-openings/opening-values.ts'
import { readChoices } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { OpenJobValues } from '#lib/domain/open-jobs/rules.ts'
import { type FoundMatch, findMatch } from '#lib/domain/openings/matches/rules.ts'
import type { OpeningProblem } from '#lib/domain/openings/schema.ts'
import type { MatchKind } from '#lib/domain/openings/terms.ts'
import type { OpeningDesk } from './sync-work.ts'

export type ComposedJob = {
  values: OpeningValues
  /** What has to be put right before anything is sent. */
  obstacle: OpeningProblem | null
  /** What is left out of the values, although it was to be among them. */
  problem: OpeningProblem | null
}

const NOUNS: Readonly<Record<MatchKind, string>> = { department: 'department', team: 'team', location: 'location', job: 'job' }

/** An open job as Ashby's opening is to have it. Pure. */
export function composeOpenJob({ desk, values }: { desk: OpeningDesk; values: OpenJobValues }): ComposedJob {
  const find = (kind: MatchKind, value: string | null) => findMatch({ kind, value, matches: desk.matches, items: desk.items })
  const read = (key: string) => values[key] ?? null
  const department = find('department', read('department'))
  const team = find('team', read('team'))
  const location = find('location', read('location'))
  const job = find('job', read('title'))
  const obstacle = desk.canMatch
    ? (describeMatch('department', department) ?? describeMatch('team', team) ?? describeMatch('location', location))
    : null
  const custom = composeCustom({ desk, values })

  return {
    values: composeOurs({
      identifier: read('identifier'),
      title: read('title'),
      employmentType: read('employmentType'),
      isBackfill: read('isBackfill'),
      targetHireDate: read('targetHireDate'),
      targetStartDate: read('targetStartDate'),
      team: desk.canMatch && !obstacle ? idOf(team.kind === 'found' ? team : department) : undefined,
      location: desk.canMatch && !obstacle ? idOf(location) : undefined,
      job: job.kind === 'found' ? job.externalId : undefined,
      custom: custom.values,
    }),
    obstacle,
    problem: custom.problem,
  }
}

/** Undefined for what means nothing there: Ashby's people may fill it. */
function idOf(match: FoundMatch): string | null | undefined {
  if (match.kind === 'found') return match.externalId

  return match.kind === 'none' ? null : undefined
}

function describeMatch(kind: MatchKind, match: FoundMatch): OpeningProblem | null {
  const about = { field: kind, requestId: null }
  if (match.kind === 'unmatched') {
    const message = `Nobody has said yet what the ${NOUNS[kind]} “${match.value}” is in Ashby. Confirm it under Openings, Sync.`
    return { ...about, code: 'opening_unmatched', message }
  }
  if (match.kind !== 'gone') return null

  const message = `What the ${NOUNS[kind]} “${match.value}” was matched with is not in Ashby any more. Match it again under Openings, Sync.`
  return { ...about, code: 'opening_match_gone', message }
}

function composeCustom({ desk, values }: { desk: OpeningDesk; values: OpenJobValues }) {
  const composed: Record<string, string | null> = {}
  let problem: OpeningProblem | null = null
  for (const { key, type } of desk.written) {
    const definition = desk.fields.find(({ fieldKey }) => fieldKey === key)?.definition
    const written = toAshbyValue({ type, value: values[key] ?? null })
    const isOffered = !definition || hasOptions(definition, values[key] ?? null)
    if ('value' in written && isOffered) {
      composed[key] = canonicalize({ type, value: written.value })
      continue
    }
    const message = `Ashby cannot take the value of ${definition?.label ?? 'a custom field'}: it is not among its choices, or longer than Ashby’s numbers are exact. Choose another value.`
    problem ??= { code: 'opening_value_refused', message, field: key, requestId: null }
  }

  return { values: composed, problem }
}

/** A choice that is offered no more is archived in Ashby, which does not take it. */
function hasOptions({ type, options }: FieldDefinition, value: string | null): boolean {
  if (value === null || (type !== 'choice' && type !== 'choices')) return true
  const chosen = type === 'choice' ? [value] : (readChoices(value) ?? [])

  return chosen.every((one) => options.some((option) => option.value === one))
}
