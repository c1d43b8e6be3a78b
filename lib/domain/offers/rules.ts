import type { Sensitivity } from '#lib/domain/access/schema.ts'
import { type PayInterval, payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import { type OfferFieldKey, type OfferFlag, type OfferState, offerFields } from './schema.ts'

/** How the offer stands at its source, whatever the source calls it. `gone`: cancelled, deleted, or its application archived. */
export type OfferStanding = 'waiting' | 'in-approval' | 'accepted' | 'declined' | 'gone'

export type OfferPosition = { state: OfferState; flags: readonly OfferFlag[] }

/** Flags that tell how Ashby's state and ours relate. The others speak of values. */
const STANDING_FLAGS: readonly OfferFlag[] = ['BackInApproval', 'AnsweredInAshby', 'DiffersFromAshby', 'GoneInAshby']

/**
 * The table of states: what becomes of our offer, given how it stands in Ashby.
 * An answer that was only taken over from Ashby follows Ashby; an answer the candidate gave here stays and is flagged.
 */
export function movePosition({ position, standing }: { position: OfferPosition; standing: OfferStanding }): OfferPosition {
  const otherFlags = position.flags.filter((flag) => !STANDING_FLAGS.includes(flag))
  const isAnswered = position.state === 'Accepted' || position.state === 'Declined'
  const isAnsweredHere = isAnswered && !position.flags.includes('AnsweredInAshby')
  const place = (state: OfferState, ...flags: OfferFlag[]): OfferPosition => ({ state, flags: [...otherFlags, ...flags] })

  switch (standing) {
    case 'waiting':
      if (isAnsweredHere) return place(position.state, 'DiffersFromAshby')
      return place(position.state === 'Published' ? 'Published' : 'Unpublished')
    case 'in-approval':
      if (isAnsweredHere) return place(position.state, 'BackInApproval')
      return place(position.state === 'Published' ? 'Published' : 'Unpublished', 'BackInApproval')
    case 'accepted':
    case 'declined': {
      const answer = standing === 'accepted' ? 'Accepted' : 'Declined'
      if (!isAnsweredHere) return place(answer, 'AnsweredInAshby')
      return position.state === answer ? place(answer) : place(position.state, 'DiffersFromAshby')
    }
    case 'gone':
      return isAnswered
        ? place(position.state, ...(isAnsweredHere ? [] : (['AnsweredInAshby'] as const)), 'GoneInAshby')
        : place('Withdrawn')
  }
}

/** Whether people still prepare it: what the candidate answered, or what was withdrawn, no longer changes by hand. */
export function isOpenState(state: OfferState): boolean {
  return state === 'Unpublished' || state === 'Published'
}

/** What somebody owns of one field. `base` is what Ashby said when they last decided. */
export type Override = { value: string | null; base: string | null; by: string; at: string; locked: boolean }
export type Overrides = Partial<Record<OfferFieldKey, Override>>

/** What the mapping made of the last read. */
export type SourceField = {
  value: string | null
  path: string | null
  problem: 'empty' | 'permission' | 'not_found' | 'invalid' | null
}
export type SourceFields = Record<OfferFieldKey, SourceField>

/** Values the organization chose for what Ashby does not tell. */
export type OfferDefaults = { currency: string | null; payInterval: string | null }

export type ShownValue = { value: string | null; from: 'edited' | 'ashby' | 'default' | 'none' }

export type FieldOptions = { field: OfferFieldKey; source: SourceFields; overrides: Overrides; defaults: OfferDefaults }

/** What is shown: the person's value if there is one (also "no value"), else Ashby's, else the organization's default. */
export function showField({ field, source, overrides, defaults }: FieldOptions): ShownValue {
  const override = overrides[field]
  if (override) return { value: override.value, from: 'edited' }

  const value = source[field]?.value ?? null
  if (value !== null) return { value, from: 'ashby' }

  const fallback = field === 'currency' || field === 'payInterval' ? defaults[field] : null

  return fallback === null ? { value: null, from: 'none' } : { value: fallback, from: 'default' }
}

/** Whether Ashby now holds another value than the one the edit was made against. A lock no longer asks. */
export function isAskingAgain({ field, source, overrides }: Omit<FieldOptions, 'defaults'>): boolean {
  const override = overrides[field]

  return override !== undefined && !override.locked && (source[field]?.value ?? null) !== override.base
}

export type FieldIssue = {
  field: OfferFieldKey
  code: 'missing' | 'unknown_interval' | 'no_permission' | 'not_found' | 'invalid'
  message: string
  isBlocking: boolean
}

/** What is wrong with the shown values. Blocking issues stop publishing; the others only explain an empty field. */
export function findIssues({ source, overrides, defaults }: Omit<FieldOptions, 'field'>): FieldIssue[] {
  return offerFields.flatMap((definition) => {
    const shown = showField({ field: definition.key, source, overrides, defaults })
    if (shown.value !== null) return []

    const problem = shown.from === 'edited' ? 'empty' : (source[definition.key]?.problem ?? 'empty')
    if (problem === 'empty' && !definition.required) return []

    return [{ field: definition.key, isBlocking: definition.required, ...describeProblem({ definition, problem }) }]
  })
}

type ProblemOptions = { definition: (typeof offerFields)[number]; problem: NonNullable<SourceField['problem']> }

function describeProblem({ definition, problem }: ProblemOptions): Pick<FieldIssue, 'code' | 'message'> {
  const label = definition.label.toLowerCase()

  switch (problem) {
    case 'permission':
      return {
        code: 'no_permission',
        message: `The Ashby key may not read the name of the ${label}. In Ashby, turn on Organization: Read for the key, then check Ashby again.`,
      }
    case 'not_found':
      return { code: 'not_found', message: `Ashby does not know this ${label} any more. Enter it here.` }
    case 'invalid':
      return { code: 'invalid', message: `What Ashby holds is not a ${label} that Handoff can read. Enter it here.` }
    case 'empty':
      return definition.key === 'payInterval'
        ? {
            code: 'unknown_interval',
            message: 'Ashby sends no pay interval. Choose one here, or set a default for the organization in Settings.',
          }
        : { code: 'missing', message: `There is no ${label}. Enter it here or in Ashby.` }
  }
}

export type PresentOptions = Omit<FieldOptions, 'field'> & { flags: readonly OfferFlag[]; heldSource: SourceFields | null }

export type PresentedOffer = {
  shown: Record<OfferFieldKey, string | null>
  /** The typed columns that sort and filter. */
  columns: {
    name: string | null
    email: string | null
    role: string | null
    department: string | null
    location: string | null
    startDate: string | null
    baseSalary: string | null
    currency: string | null
    payInterval: PayInterval | null
    searchText: string
  }
  issues: FieldIssue[]
  flags: OfferFlag[]
}

/** Everything that follows from source, overrides and defaults: what is shown, what is wrong, which flags stand. Pure. */
export function presentOffer({ source, overrides, defaults, flags, heldSource }: PresentOptions): PresentedOffer {
  const shown = Object.fromEntries(
    offerFields.map(({ key }) => [key, showField({ field: key, source, overrides, defaults }).value]),
  ) as Record<OfferFieldKey, string | null>
  const isAsking = offerFields.some(({ key }) => isAskingAgain({ field: key, source, overrides }))
  const otherFlags = flags.filter((flag) => flag !== 'AshbyNowSays' && flag !== 'UpdatesOff')
  const interval = payIntervalSchema.safeParse(shown.payInterval)

  return {
    shown,
    columns: { ...shown, payInterval: interval.success ? interval.data : null, searchText: buildSearchText(shown) },
    issues: findIssues({ source, overrides, defaults }),
    flags: [...otherFlags, ...(isAsking ? (['AshbyNowSays'] as const) : []), ...(heldSource ? (['UpdatesOff'] as const) : [])],
  }
}

/** Words of name, e-mail, role, department and location for searching: lower case, accents folded. Never pay. */
export function buildSearchText(values: Partial<Record<OfferFieldKey, string | null>>): string {
  return foldForSearch([values.name, values.email, values.role, values.department, values.location].filter(Boolean).join(' '))
}

/** The one folding of both what is searched and what is searched for: "Léa" is found by "lea". */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

/** How far a field may travel. */
export function sensitivityOf(field: OfferFieldKey): Sensitivity {
  // A field without a definition is guarded like pay: default deny.
  return offerFields.find(({ key }) => key === field)?.sensitivity ?? 'pay'
}
