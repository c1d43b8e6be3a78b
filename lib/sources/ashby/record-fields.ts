import type { NamedReference, RecordField, RecordFieldValue } from '#lib/sources/source.ts'

/** The standard places of an offer that a mapping may take a value from. Paths are kept in mappings: never rename one. */
export const offerRecordFields: readonly RecordField[] = [
  {
    path: 'candidate.name',
    label: 'Candidate name',
    type: 'text',
    sensitivity: 'personal',
    read: (record) => plain(record.candidate.name),
  },
  {
    path: 'candidate.email',
    label: 'Candidate primary e-mail',
    type: 'email',
    sensitivity: 'personal',
    read: (record) => plain(record.candidate.email),
  },
  {
    path: 'candidate.personalEmail',
    label: 'Candidate personal e-mail',
    type: 'email',
    sensitivity: 'personal',
    read: (record) => plain(record.candidate.personalEmail),
  },
  {
    path: 'candidate.phone',
    label: 'Candidate phone',
    type: 'text',
    sensitivity: 'personal',
    read: (record) => plain(record.candidate.phone),
  },
  {
    path: 'candidate.profileUrl',
    label: 'Candidate in Ashby',
    type: 'url',
    sensitivity: 'none',
    read: (record) => plain(record.candidate.profileUrl),
  },
  { path: 'application.job.title', label: 'Job title', type: 'text', sensitivity: 'none', read: (record) => plain(record.job.title) },
  {
    path: 'application.hiringManager.name',
    label: 'Hiring manager',
    type: 'text',
    sensitivity: 'none',
    read: (record) => plain(record.hiringManager?.name),
  },
  {
    path: 'application.hiringManager.email',
    label: 'Hiring manager e-mail',
    type: 'email',
    sensitivity: 'none',
    read: (record) => plain(record.hiringManager?.email),
  },
  { path: 'offer.startDate', label: 'Offer start date', type: 'date', sensitivity: 'none', read: (record) => plain(record.startDate) },
  { path: 'offer.salary.value', label: 'Offer salary', type: 'number', sensitivity: 'pay', read: (record) => plain(record.salary?.value) },
  {
    path: 'offer.salary.currencyCode',
    label: 'Offer salary currency',
    type: 'currency',
    sensitivity: 'pay',
    read: (record) => plain(record.salary?.currencyCode),
  },
  { path: 'department.name', label: 'Department', type: 'text', sensitivity: 'none', read: (record) => named(record.department) },
  { path: 'location.name', label: 'Location', type: 'text', sensitivity: 'none', read: (record) => named(record.location) },
]

function plain(value: string | null | undefined): RecordFieldValue {
  return { value: value || null, missing: null }
}

function named({ name, missing }: NamedReference): RecordFieldValue {
  return { value: name || null, missing }
}
