import type { OpeningMatch } from '#lib/domain/openings/contract.ts'
import type { MatchKind, SourceItemKind } from '#lib/domain/openings/terms.ts'

/** In a combobox: the value means nothing there. No entry of Ashby's has an empty id. */
export const NOTHING = ''

export const matchKindWords: Readonly<Record<MatchKind, { title: string; one: string; many: string; help: string | null }>> = {
  department: { title: 'Departments', one: 'department', many: 'departments', help: null },
  team: {
    title: 'Teams',
    one: 'team',
    many: 'teams',
    help: 'In Ashby teams stand below a department, and the team counts where a job has both.',
  },
  location: { title: 'Locations', one: 'location', many: 'locations', help: null },
  job: {
    title: 'Jobs',
    one: 'job',
    many: 'jobs',
    help: 'Optional. An opening can stand below a job in Ashby; openings without one are made, too.',
  },
}

/** Which of the account's lists a kind is chosen from. */
export const listOf: Readonly<Record<MatchKind, SourceItemKind>> = {
  department: 'department',
  team: 'department',
  location: 'location',
  job: 'job',
}

export function keyOfMatch({ kind, value }: Pick<OpeningMatch, 'kind' | 'value'>): string {
  return `${kind} ${value}`
}

/** How a value stands: `gone` and `open` wait for a person. */
export type MatchStanding = 'gone' | 'open' | 'suggested' | 'confirmed'

export function readStanding({ chosen, suggested, isGone }: Pick<OpeningMatch, 'chosen' | 'suggested' | 'isGone'>): MatchStanding {
  if (isGone) return 'gone'
  if (chosen !== null) return 'confirmed'

  return suggested === null ? 'open' : 'suggested'
}

/** What the combobox holds before somebody touches it: what was confirmed, else what is suggested; null where nobody knows. */
export function readInitial({ chosen, suggested, isGone }: Pick<OpeningMatch, 'chosen' | 'suggested' | 'isGone'>): string | null {
  if (isGone) return null
  if (chosen !== null) return chosen.externalId ?? NOTHING

  return suggested?.externalId ?? null
}

/** Whether there is something to confirm: a choice that is not the confirmed one. */
export function canConfirm({ match, draft }: { match: OpeningMatch; draft: string | null }): boolean {
  if (draft === null) return false

  return match.chosen === null || match.isGone || (match.chosen.externalId ?? NOTHING) !== draft
}

/** What Confirm all suggestions sends. */
export function listSuggestions(matches: readonly OpeningMatch[]): { kind: MatchKind; value: string; externalId: string }[] {
  return matches.flatMap(({ kind, value, chosen, suggested }) =>
    chosen === null && suggested !== null ? [{ kind, value, externalId: suggested.externalId }] : [],
  )
}

const rank: Readonly<Record<MatchStanding, number>> = { gone: 0, open: 1, suggested: 2, confirmed: 3 }

/** Who waits for a person comes first, then by how many open jobs have it. */
export function sortMatches(matches: readonly OpeningMatch[]): OpeningMatch[] {
  return matches.toSorted(
    (one, other) =>
      rank[readStanding(one)] - rank[readStanding(other)] || other.openJobs - one.openJobs || one.value.localeCompare(other.value, 'en'),
  )
}

/** Rows keep their place while somebody works through them: `order` is how they stood first, newcomers come last. */
export function keepOrder({ matches, order }: { matches: readonly OpeningMatch[]; order: readonly string[] }): OpeningMatch[] {
  const place = (match: OpeningMatch) => {
    const index = order.indexOf(keyOfMatch(match))
    return index === -1 ? order.length : index
  }

  return matches.toSorted((one, other) => place(one) - place(other))
}
