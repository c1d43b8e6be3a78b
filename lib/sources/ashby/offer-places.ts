import { toStorableText } from '#lib/platform/format/storable-text.ts'
import type {
  CandidacyRecord,
  NamedReference,
  OfferTerms,
  PlaceOption,
  PlaceReading,
  PlaceReadings,
  RecordPlace,
  SourcePerson,
} from '#lib/sources/source.ts'
import { splitName } from '#lib/sources/split-name.ts'
import { readCustomFieldValue } from './custom-field-values.ts'

/** What places are read from: an application with the terms of its offer, be it an offer's own record or that of a hire. */
type PlacesRecord = CandidacyRecord & OfferTerms

type OfferPlace = RecordPlace<PlacesRecord>
type Draft = Pick<OfferPlace, 'path' | 'label' | 'type' | 'read'> & Partial<OfferPlace>

const employmentTypes: readonly PlaceOption[] = [
  toOption('FullTime', 'Full time'),
  toOption('PartTime', 'Part time'),
  toOption('Intern', 'Intern'),
  toOption('Contract', 'Contract'),
  toOption('Temporary', 'Temporary'),
]

const workplaceTypes: readonly PlaceOption[] = [toOption('OnSite', 'On-site'), toOption('Hybrid', 'Hybrid'), toOption('Remote', 'Remote')]

const SPLIT_NAME = 'Split from the one name that Ashby keeps. Handoff guesses; mend it on the record where it is wrong'

/** The heading of the hiring manager, and of the places that stand for other roles. */
export const HIRING_TEAM_GROUP = 'Hiring team'

/** The standard places of an offer that a mapping may read. */
export const offerPlaces: readonly OfferPlace[] = [
  ...define('Offer', 'none', [
    { path: 'offer.startDate', label: 'Offer start date', type: 'date', read: ({ startDate }) => plain(startDate) },
    {
      path: 'offer.salary',
      label: 'Offer salary with currency',
      type: 'money',
      sensitivity: 'pay',
      description: 'Ashby’s salary has no pay interval',
      read: ({ salary }) => plain(salary && [salary.value, salary.currencyCode].filter(Boolean).join(' ')),
    },
    { path: 'offer.salary.value', label: 'Offer salary', type: 'number', sensitivity: 'pay', read: ({ salary }) => plain(salary?.value) },
    {
      path: 'offer.salary.currencyCode',
      label: 'Offer salary currency',
      type: 'currency',
      sensitivity: 'pay',
      read: ({ salary }) => plain(salary?.currencyCode),
    },
    {
      path: 'offer.decidedAt',
      label: 'Offer decided on',
      type: 'date',
      description: 'The day, in UTC, on which the candidate answered in Ashby',
      read: ({ decidedAt }) => plain(decidedAt?.slice(0, 10)),
    },
    { path: 'offer.author', label: 'Offer author', type: 'person', read: ({ author }) => plain(toPerson(author)) },
    { path: 'offer.author.name', label: 'Offer author’s name', type: 'text', read: ({ author }) => plain(author?.name) },
    { path: 'offer.author.email', label: 'Offer author’s e-mail', type: 'email', read: ({ author }) => plain(author?.email) },
  ]),
  ...define('Candidate', 'personal', [
    { path: 'candidate.name', label: 'Candidate name', type: 'text', read: ({ candidate }) => plain(candidate.name) },
    {
      path: 'candidate.firstName',
      label: 'Candidate first name',
      type: 'text',
      description: SPLIT_NAME,
      read: ({ candidate }) => plain(splitName(candidate.name).first),
    },
    {
      path: 'candidate.middleName',
      label: 'Candidate middle name',
      type: 'text',
      description: SPLIT_NAME,
      read: ({ candidate }) => plain(splitName(candidate.name).middle),
    },
    {
      path: 'candidate.lastName',
      label: 'Candidate last name',
      type: 'text',
      description: SPLIT_NAME,
      read: ({ candidate }) => plain(splitName(candidate.name).last),
    },
    {
      path: 'candidate.email',
      label: 'Candidate primary e-mail',
      type: 'email',
      description: 'The address that Ashby writes to. It may belong to the present employer',
      read: ({ candidate }) => plain(candidate.email),
    },
    {
      path: 'candidate.personalEmail',
      label: 'Candidate personal e-mail',
      type: 'email',
      description: 'An address that Ashby marks as personal',
      read: ({ candidate }) => of(candidate, candidate.personalEmail),
    },
    { path: 'candidate.phone', label: 'Candidate phone', type: 'phone', read: ({ candidate }) => plain(candidate.phone) },
    { path: 'candidate.linkedIn', label: 'Candidate LinkedIn', type: 'url', read: ({ candidate }) => of(candidate, candidate.linkedInUrl) },
    { path: 'candidate.twitter', label: 'Candidate Twitter', type: 'url', read: ({ candidate }) => of(candidate, candidate.twitterUrl) },
    {
      path: 'candidate.profileUrl',
      label: 'Candidate in Ashby',
      type: 'url',
      sensitivity: 'none',
      read: ({ candidate }) => of(candidate, candidate.profileUrl),
    },
  ]),
  ...define(HIRING_TEAM_GROUP, 'none', [
    {
      path: 'application.hiringManager',
      label: 'Hiring manager',
      type: 'person',
      description: 'The member of the hiring team whose role in Ashby is called Hiring Manager',
      read: ({ hiringManager }) => plain(toPerson(hiringManager)),
    },
    {
      path: 'application.hiringManager.name',
      label: 'Hiring manager’s name',
      type: 'text',
      read: ({ hiringManager }) => plain(hiringManager?.name),
    },
    {
      path: 'application.hiringManager.email',
      label: 'Hiring manager’s e-mail',
      type: 'email',
      read: ({ hiringManager }) => plain(hiringManager?.email),
    },
  ]),
  ...define('Job', 'none', [
    { path: 'application.job.title', label: 'Job title', type: 'text', read: ({ job }) => plain(job.title) },
    {
      path: 'job.employmentType',
      label: 'Employment type',
      type: 'choice',
      options: employmentTypes,
      description: 'Needs Jobs: Read',
      read: ({ job }) => chosen(job.employmentType, employmentTypes, job.missing),
    },
  ]),
  ...define('Department and location', 'none', [
    { path: 'department.name', label: 'Department', type: 'text', read: ({ department }) => of(department, department.name) },
    { path: 'location.name', label: 'Location', type: 'text', read: ({ location }) => of(location, location.name) },
    { path: 'location.country', label: 'Location country', type: 'text', read: ({ location }) => of(location, location.country) },
    { path: 'location.region', label: 'Location region', type: 'text', read: ({ location }) => of(location, location.region) },
    { path: 'location.city', label: 'Location city', type: 'text', read: ({ location }) => of(location, location.city) },
    {
      path: 'location.workplaceType',
      label: 'Workplace type',
      type: 'choice',
      options: workplaceTypes,
      read: ({ location }) => chosen(location.workplaceType, workplaceTypes, location.missing),
    },
    {
      path: 'location.isRemote',
      label: 'Remote location',
      type: 'yesNo',
      read: ({ location }) => of(location, toYesNo(location.isRemote)),
    },
  ]),
  ...define('Opening', 'none', [
    { path: 'opening.identifier', label: 'Opening identifier', type: 'text', read: ofOpening((opening) => opening.identifier) },
    { path: 'opening.description', label: 'Opening description', type: 'longText', read: ofOpening((opening) => opening.description) },
    {
      path: 'opening.targetStartDate',
      label: 'Opening target start date',
      type: 'date',
      read: ofOpening((opening) => opening.targetStartDate),
    },
    {
      path: 'opening.targetHireDate',
      label: 'Opening target hire date',
      type: 'date',
      read: ofOpening((opening) => opening.targetHireDate),
    },
    {
      path: 'opening.isBackfill',
      label: 'Opening is a backfill',
      type: 'yesNo',
      read: ofOpening((opening) => toYesNo(opening.isBackfill)),
    },
  ]),
]

/** Everything of a record that a mapping can read, by path. Pure, never throws. */
export function readOfferPlaces(record: PlacesRecord): PlaceReadings {
  const standard = offerPlaces.map(({ path, read }): [string, PlaceReading] => [path, read(record)])
  const readings = [...standard, ...readContacts(record), ...readHiringTeam(record), ...record.customFields.flatMap(readCustomFieldValue)]

  return Object.fromEntries(readings.map(([path, reading]) => [path, toStorable(reading)]))
}

/** What a candidate is recognised by, for comparing. No mapping reads these: which of them is meant, nobody can tell. */
function readContacts({ candidate }: PlacesRecord): [string, PlaceReading][] {
  return [
    ['candidate.emails', { value: candidate.emailAddresses }],
    ['candidate.phones', { value: candidate.phoneNumbers }],
  ]
}

/** Roles are words of the account, so each role that an offer shows is a place of its own. The hiring manager has a standard place. */
function readHiringTeam({ hiringTeam }: PlacesRecord): [string, PlaceReading][] {
  const readings = new Map<string, PlaceReading>()
  for (const member of hiringTeam) {
    const role = toPathPart(member.role)
    const path = `application.hiringTeam.${role}`
    if (role === '' || role === 'hiring-manager' || readings.has(path)) continue

    readings.set(path, { ...plain(toPerson(member)), title: member.role })
    readings.set(`${path}.name`, plain(member.name))
    readings.set(`${path}.email`, plain(member.email))
  }

  return [...readings]
}

const PATH_PART_MAX = 60

function toPathPart(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, PATH_PART_MAX)
    .replace(/^-|-$/g, '')
}

function define(group: string, sensitivity: OfferPlace['sensitivity'], drafts: readonly Draft[]): OfferPlace[] {
  return drafts.map((draft) => ({ group, sensitivity, description: null, options: [], ...draft }))
}

function toOption(value: string, label: string): PlaceOption {
  return { value, label, isArchived: false }
}

function plain(value: string | null | undefined): PlaceReading {
  return { value: value || null }
}

type Missing = NamedReference['missing']

function of({ missing }: { missing: Missing }, value: string | null): PlaceReading {
  return missing && !value ? { value: null, missing } : plain(value)
}

function ofOpening(pick: (opening: NonNullable<PlacesRecord['opening']>) => string | null): OfferPlace['read'] {
  return ({ opening }) => (opening ? of(opening, pick(opening)) : plain(null))
}

/** A word that Ashby added since stands for itself. */
function chosen(word: string | null, options: readonly PlaceOption[], missing: Missing): PlaceReading {
  if (!word) return of({ missing }, null)

  return { value: options.find(({ value }) => value === word)?.label ?? word, key: word }
}

function toPerson(person: SourcePerson | null): string | null {
  if (!person) return null

  return person.name && person.email ? `${person.name} <${person.email}>` : person.name || person.email
}

function toYesNo(value: boolean | null): string | null {
  return value === null ? null : value ? 'yes' : 'no'
}

function toStorable({ value, key, title, ...rest }: PlaceReading): PlaceReading {
  return {
    value: value === null ? null : cleanEach(value),
    ...(key === undefined ? {} : { key: cleanEach(key) }),
    ...(title === undefined ? {} : { title: toStorableText(title) }),
    ...rest,
  }
}

function cleanEach(text: string | readonly string[]): string | readonly string[] {
  return typeof text === 'string' ? toStorableText(text) : text.map(toStorableText)
}
