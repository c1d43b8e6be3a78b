import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { compileMapping, type LoadedMappings } from '#lib/domain/mappings/engine.ts'
import type { MappingRules, Reading, Readings } from '#lib/domain/mappings/schema.ts'
import type { BuiltInPersonKey } from '#lib/domain/people/terms.ts'
import type { PushedHire } from './schema.ts'

/** Stands as the source of new hires that another system pushed, where others have the adapter. */
export const PUSHED_SOURCE = 'pushed'

/** Of what is pushed no version of a mapping fills anything. */
const NO_VERSION = 0

/** A hire whose one name was taken apart. */
export type NamedHire = Omit<PushedHire, 'firstName' | 'lastName'> & {
  firstName: string | null
  middleName: string | null
  lastName: string | null
}

type Place = { field: BuiltInPersonKey; path: string; title: string; read: (pushed: Pushed) => string | null | undefined }
type Pushed = { hire: NamedHire; job: { title: string | null; department: string | null; location: string | null } }

// The paths of Ashby's where there is one, so that the same person is recognised however they came.
const places: readonly Place[] = [
  { field: 'firstName', path: 'candidate.firstName', title: 'firstName', read: ({ hire }) => hire.firstName },
  { field: 'middleName', path: 'candidate.middleName', title: 'name', read: ({ hire }) => hire.middleName },
  { field: 'lastName', path: 'candidate.lastName', title: 'lastName', read: ({ hire }) => hire.lastName },
  { field: 'personalEmail', path: 'candidate.personalEmail', title: 'personalEmail', read: ({ hire }) => hire.personalEmail },
  { field: 'personalPhone', path: 'candidate.phone', title: 'phone', read: ({ hire }) => hire.phone },
  { field: 'jobTitle', path: 'application.job.title', title: 'jobTitle', read: ({ hire, job }) => hire.jobTitle ?? job.title },
  { field: 'department', path: 'department.name', title: 'department', read: ({ hire, job }) => hire.department ?? job.department },
  { field: 'location', path: 'location.name', title: 'location', read: ({ hire, job }) => hire.location ?? job.location },
  { field: 'startDate', path: 'offer.startDate', title: 'startDate', read: ({ hire }) => hire.startDate },
  { field: 'baseSalary', path: 'offer.salary.value', title: 'salary.amount', read: ({ hire }) => hire.salary?.amount },
  { field: 'currency', path: 'offer.salary.currencyCode', title: 'salary.currency', read: ({ hire }) => hire.salary?.currency },
  { field: 'payInterval', path: 'offer.salary.interval', title: 'salary.interval', read: ({ hire }) => hire.salary?.interval },
]

const rules: MappingRules = places.map(({ field, path }) => ({ field, steps: [{ kind: 'source', path }] }))

/** What fills a pushed hire: each field from the place of its own name. Pure. */
export function loadPushedMappings(fields: readonly FieldDefinition[]): LoadedMappings {
  return { live: NO_VERSION, compiled: new Map([[NO_VERSION, compileMapping({ fields, rules })]]) }
}

/** What was pushed, as readings. What was left out is the open job's own, or none. Pure. */
export function toPushedReadings(pushed: Pushed): Readings {
  return Object.fromEntries(
    places.map(({ path, title, read }): [string, Reading] => [path, { value: read(pushed) ?? null, title: `Pushed: ${title}` }]),
  )
}

/** The identity of a pushed hire beside those of Ashby's applications. */
export function toPushedId(externalId: string): string {
  return `${PUSHED_SOURCE}:${externalId}`
}

/** The id as the other system told it. */
export function readPushedId(externalId: string): string {
  return externalId.slice(PUSHED_SOURCE.length + 1)
}
