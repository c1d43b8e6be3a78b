import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { HistoryEntry, OfferDetail } from '#lib/domain/offers/contract.ts'
import { type BuiltInOfferKey, builtInOfferFields } from '#lib/domain/offers/terms.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'

const AT = '2026-11-20T10:00:00.000Z'

/** The id of the fixture's custom field. */
export const EQUITY = '01930000-0000-7000-8000-0000000000e1'

const values: Record<BuiltInOfferKey, string | null> = {
  baseSalary: '72000',
  currency: 'EUR',
  payInterval: null,
  jobTitle: 'Designer',
  department: 'Design',
  location: 'Tokyo',
  startDate: '2026-12-07',
  name: 'Ada Lovelace',
  firstName: 'Ada',
  middleName: null,
  lastName: 'Lovelace',
  email: 'ada@example.com',
}

/** A definition as the API tells it, of which a test changes what it is about. */
export function makeDefinition(change: Partial<FieldDefinition> = {}): FieldDefinition {
  return {
    key: EQUITY,
    label: 'Equity grant',
    type: 'text',
    sensitivity: 'none',
    group: 'Details',
    help: null,
    options: [],
    isRequired: false,
    isBuiltIn: false,
    isArchived: false,
    ...change,
  }
}

export function makeField({ value = null, ...change }: Partial<RecordField> = {}): RecordField {
  return {
    ...makeDefinition(),
    value,
    provenance: { kind: value === null ? 'none' : 'source', path: null, pathLabel: null, version: 1, by: null, at: AT },
    ashby: value,
    ashbyNowSays: null,
    held: null,
    isEdited: false,
    isLocked: false,
    issue: null,
    ...change,
  }
}

type OfferChange = Partial<Omit<OfferDetail, 'fields'>> & {
  fields?: Partial<Record<BuiltInOfferKey, Partial<RecordField>>>
  custom?: RecordField[]
}

/** An offer as the API tells it, of which a test changes what it is about. */
export function makeOffer({ fields = {}, custom = [], ...rest }: OfferChange = {}): OfferDetail {
  const { firstName: _first, middleName: _middle, lastName: _last, ...shown } = values
  const builtIn = builtInOfferFields.map((definition) =>
    makeField({ ...makeDefinition({ ...definition, isBuiltIn: true }), value: values[definition.key], ...fields[definition.key] }),
  )

  return {
    id: '01930000-0000-7000-8000-000000000001',
    state: 'Unpublished',
    stateChangedAt: AT,
    sourceStatus: 'WaitingOnCandidateResponse',
    environment: 'Sandbox',
    ...shown,
    payInterval: null,
    annualSalary: null,
    flags: [],
    ashbyNowSaysCount: 0,
    issueCount: 0,
    blockingIssueCount: 0,
    isConfidential: false,
    assignee: null,
    isArchived: false,
    versionNumber: 0,
    expiresAt: null,
    createdAt: AT,
    updatedAt: AT,
    connectionId: '01930000-0000-7000-8000-000000000002',
    connectionName: 'Sandbox',
    connectionState: 'Connected',
    externalId: '5f1f9b0e-0000-4000-8000-000000000000',
    candidateUrl: null,
    issues: [],
    hiddenFieldCount: 0,
    sourceReadAt: AT,
    history: [],
    lastLookAt: null,
    ...rest,
    fields: [...builtIn, ...custom],
  }
}

type HistoryChange = HistoryEntry['changes'][number]

export function makeChange(change: Partial<HistoryChange> = {}): HistoryChange {
  return { field: 'baseSalary', label: 'Base salary', type: 'amount', options: [], sensitivity: 'pay', before: '1', after: '2', ...change }
}

export function makeEntry(change: Partial<HistoryEntry> = {}): HistoryEntry {
  return { id: '1', at: AT, kind: 'edited', by: 'Imani', eventId: null, changes: [makeChange()], detail: {}, ...change }
}
