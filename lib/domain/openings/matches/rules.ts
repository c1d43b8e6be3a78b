import { foldLabel } from '#lib/domain/fields/rules.ts'
import { type MatchKind, matchKinds, type SourceItemKind } from '#lib/domain/openings/terms.ts'

/** The form in which values are the same: "R&D" is "r&d". */
export function foldMatch(value: string): string {
  return foldLabel(value)
}

/** Whose list answers what a value means: teams stand among departments. */
export const LIST_OF: Readonly<Record<MatchKind, SourceItemKind>> = {
  department: 'department',
  team: 'department',
  location: 'location',
  job: 'job',
}

type Item = { kind: string; externalId: string; name: string; parentExternalId: string | null; isArchived: boolean }

export type SuggestMatch = { kind: MatchKind; value: string; items: readonly Item[] }

/** The entry that is called as the value is; of several the one where the kind belongs: teams below a department. Pure. */
export function suggestMatch({ kind, value, items }: SuggestMatch): Item | null {
  const key = foldMatch(value)
  const named = items.filter((item) => item.kind === LIST_OF[kind] && !item.isArchived && foldMatch(item.name) === key)
  const isInPlace = ({ parentExternalId }: Item) => (kind === 'team' ? parentExternalId !== null : parentExternalId === null)
  const fitting = named.filter(isInPlace)

  return (fitting.length === 1 ? fitting[0] : named.length === 1 ? named[0] : null) ?? null
}

export type StoredMatch = { kind: string; valueKey: string; value: string; externalId: string | null }

/** What a value of an open job means in Ashby. */
export type FoundMatch =
  /** The open job has no value. */
  | { kind: 'none' }
  /** Somebody confirmed that there is nothing for it in Ashby. */
  | { kind: 'nothing' }
  | { kind: 'unmatched'; value: string }
  /** What was chosen is not there any more. */
  | { kind: 'gone'; value: string }
  | { kind: 'found'; externalId: string }

export type FindMatch = { kind: MatchKind; value: string | null; matches: readonly StoredMatch[]; items: readonly Item[] }

export function findMatch({ kind, value, matches, items }: FindMatch): FoundMatch {
  if (value === null) return { kind: 'none' }
  const key = foldMatch(value)
  const match = matches.find((one) => one.kind === kind && one.valueKey === key)
  if (!match) return { kind: 'unmatched', value }
  const { externalId } = match
  if (externalId === null) return { kind: 'nothing' }
  const item = items.find((one) => one.kind === LIST_OF[kind] && one.externalId === externalId)

  return !item || item.isArchived ? { kind: 'gone', value } : { kind: 'found', externalId }
}

/** The value of ours that means an entry: the first that was confirmed so. Pure. */
export function findValue(input: { kind: MatchKind; externalId: string; matches: readonly StoredMatch[] }): string | null {
  return input.matches.find(({ kind, externalId }) => kind === input.kind && externalId === input.externalId)?.value ?? null
}

/** Departments first, then teams, locations and jobs; each by name. */
export function compareValues(one: { kind: MatchKind; value: string }, other: { kind: MatchKind; value: string }): number {
  return matchKinds.indexOf(one.kind) - matchKinds.indexOf(other.kind) || one.value.localeCompare(other.value, 'en')
}
