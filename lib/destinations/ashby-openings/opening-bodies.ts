import { type AshbyValue, parseCanonical } from './field-values.ts'
import { type OpeningValues, readIds, type WrittenField } from './opening-values.ts'

/** What opening.create and opening.update take alike. */
export type OpeningTerms = {
  identifier?: string
  description?: string
  teamId?: string
  targetHireDate?: string
  targetStartDate?: string
  isBackfill?: boolean
  employmentType?: EmploymentType
}

const EMPLOYMENT_TYPES = ['FullTime', 'PartTime', 'Intern', 'Contract', 'Temporary'] as const
type EmploymentType = (typeof EMPLOYMENT_TYPES)[number]

const TERMS: Readonly<Record<string, (value: string) => OpeningTerms>> = {
  identifier: (identifier) => ({ identifier }),
  title: (description) => ({ description }),
  team: (teamId) => ({ teamId }),
  targetHireDate: (targetHireDate) => ({ targetHireDate }),
  targetStartDate: (targetStartDate) => ({ targetStartDate }),
  isBackfill: (value) => ({ isBackfill: value === 'yes' }),
  employmentType: (value) => {
    const employmentType = EMPLOYMENT_TYPES.find((known) => known === value)

    return employmentType ? { employmentType } : {}
  },
}

function writeTerms(values: OpeningValues, fields: readonly string[]): OpeningTerms {
  return Object.assign({}, ...fields.map((field) => (values[field] == null ? {} : (TERMS[field]?.(values[field]) ?? {}))))
}

/** The body of opening.create, in the state from which somebody in Ashby opens it. Custom fields are set afterwards. Pure. */
export function writeNewOpening(ours: OpeningValues) {
  const [jobIds, locationIds] = [readIds(ours.job), readIds(ours.location)]

  return {
    ...writeTerms(ours, Object.keys(TERMS)),
    ...(jobIds.length > 0 ? { jobIds } : {}),
    ...(locationIds.length > 0 ? { locationIds } : {}),
    openingState: 'Approved' as const,
  }
}

/** The fields of ours that opening.create says, custom ones excluded. */
export function listCreated(ours: OpeningValues, fields: readonly WrittenField[]): string[] {
  const custom = new Set(fields.map(({ key }) => key))

  return Object.keys(ours).filter((key) => !custom.has(key))
}

export type OpeningWrite =
  | { call: 'update'; fields: string[]; terms: OpeningTerms }
  | { call: 'addLocation' | 'removeLocation'; fields: ['location']; id: string }
  | { call: 'addJob' | 'removeJob'; fields: ['job']; id: string }
  | { call: 'setValues'; fields: string[]; values: { fieldId: string; fieldValue: AshbyValue }[] }

export type PlanWrites = { ours: OpeningValues; theirs: OpeningValues; write: readonly string[]; fields: readonly WrittenField[] }

/** The calls that make Ashby's opening say what ours does, in their order. What is added comes before what is removed. Pure. */
export function planWrites({ ours, theirs, write, fields }: PlanWrites): OpeningWrite[] {
  const termFields = write.filter((field) => Object.hasOwn(TERMS, field))
  const terms = writeTerms(ours, termFields)
  const custom = fields.filter(({ key }) => write.includes(key))
  const values = custom.map(({ key, externalId }) => ({ fieldId: externalId, fieldValue: parseCanonical(ours[key] ?? null) }))

  return [
    ...(Object.keys(terms).length > 0 ? [{ call: 'update' as const, fields: termFields, terms }] : []),
    ...(write.includes('location') ? planList({ ours: ours.location, theirs: theirs.location, kind: 'Location' }) : []),
    ...(write.includes('job') ? planList({ ours: ours.job, theirs: theirs.job, kind: 'Job' }) : []),
    ...(values.length > 0 ? [{ call: 'setValues' as const, fields: custom.map(({ key }) => key), values }] : []),
  ]
}

type PlanList = { ours: string | null | undefined; theirs: string | null | undefined; kind: 'Location' | 'Job' }

function planList({ ours, theirs, kind }: PlanList): OpeningWrite[] {
  const [wanted, there] = [readIds(ours), readIds(theirs)]
  const added = wanted.filter((id) => !there.includes(id))
  const removed = there.filter((id) => !wanted.includes(id))
  if (kind === 'Job') {
    return [
      ...added.map((id): OpeningWrite => ({ call: 'addJob', fields: ['job'], id })),
      ...removed.map((id): OpeningWrite => ({ call: 'removeJob', fields: ['job'], id })),
    ]
  }

  return [
    ...added.map((id): OpeningWrite => ({ call: 'addLocation', fields: ['location'], id })),
    ...removed.map((id): OpeningWrite => ({ call: 'removeLocation', fields: ['location'], id })),
  ]
}
