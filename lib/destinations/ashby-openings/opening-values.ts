import { canonicalize } from './field-values.ts'

/**
 * Values of an opening by field, in Ashby's terms: ids of its team, locations and jobs (a JSON list, sorted), dates YYYY-MM-DD, "yes" and
 * "no", custom fields as JSON. Null is "no value"; of a field that is not there nothing is said.
 */
export type OpeningValues = Readonly<Record<string, string | null>>

/** A custom field that is written to Ashby: our key and type, Ashby's id. */
export type WrittenField = { key: string; type: string; externalId: string }

export type OurOpening = {
  identifier: string | null
  title: string | null
  employmentType: string | null
  isBackfill: string | null
  targetHireDate: string | null
  targetStartDate: string | null
  /** Ashby's ids. Undefined where nothing is said of it. */
  team: string | null | undefined
  location: string | null | undefined
  job: string | undefined
  /** By our key, in the one form of Ashby's values. */
  custom: OpeningValues
}

/** Our values as an opening's. An employment type that is not given is not said: Ashby chooses one, and has none for "none". Pure. */
export function composeOurs({ team, location, job, employmentType, isBackfill, custom, ...texts }: OurOpening): OpeningValues {
  return {
    ...texts,
    isBackfill: isBackfill === 'yes' ? 'yes' : 'no',
    ...(employmentType === null ? {} : { employmentType }),
    ...(team === undefined ? {} : { team }),
    ...(location === undefined ? {} : { location: writeIds(location === null ? [] : [location]) }),
    ...(job === undefined ? {} : { job: writeIds([job]) }),
    ...custom,
  }
}

export type TheirOpening = {
  identifier: string | null
  title: string | null
  teamExternalId: string | null
  locationExternalIds: readonly string[]
  jobExternalIds: readonly string[]
  employmentType: string | null
  isBackfill: boolean | null
  targetHireDate: string | null
  targetStartDate: string | null
  customFields: readonly { externalId: string; value: unknown }[]
}

/** What Ashby has, in the same terms. Custom fields that are not written are left out. Pure. */
export function composeTheirs({ opening, fields }: { opening: TheirOpening; fields: readonly WrittenField[] }): OpeningValues {
  const { identifier, title, employmentType, targetHireDate, targetStartDate } = opening
  const custom = fields.map(({ key, type, externalId }): [string, string | null] => {
    const value = opening.customFields.find((field) => field.externalId === externalId)?.value

    return [key, canonicalize({ type, value })]
  })

  return {
    identifier,
    title,
    employmentType,
    targetHireDate,
    targetStartDate,
    isBackfill: opening.isBackfill ? 'yes' : 'no',
    team: opening.teamExternalId,
    location: writeIds(opening.locationExternalIds),
    job: writeIds(opening.jobExternalIds),
    ...Object.fromEntries(custom),
  }
}

function writeIds(ids: readonly string[]): string | null {
  return ids.length === 0 ? null : JSON.stringify([...new Set(ids)].sort())
}

export function readIds(text: string | null | undefined): string[] {
  return text ? (JSON.parse(text) as string[]) : []
}
