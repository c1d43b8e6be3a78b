import type { Match, NewHireDetail, NewHireHistoryEntry } from '#lib/domain/new-hires/contract.ts'
import { type BuiltInPersonKey, builtInPersonFields } from '#lib/domain/people/terms.ts'
import type { RecordField, RecordIssue } from '#lib/domain/values/contract.ts'
import { makeDefinition, makeField } from '#tests/unit/offers-ui/offer-fixture.ts'

const AT = '2026-11-20T10:00:00.000Z'

const values: Partial<Record<BuiltInPersonKey, string>> = {
  firstName: 'Maximiliano',
  lastName: 'Fernández',
  personalEmail: 'max.fechev@example.com',
  personalPhone: '+598 94 000 117',
  jobTitle: 'Senior Embedded Systems Engineer',
  location: 'Montevideo',
  startDate: '2026-12-01',
}

type HireChange = Partial<Omit<NewHireDetail, 'fields'>> & { fields?: Partial<Record<BuiltInPersonKey, Partial<RecordField>>> }

/** A new hire as the API tells it, of which a test changes what it is about. */
export function makeHire({ fields = {}, ...rest }: HireChange = {}): NewHireDetail {
  return {
    id: '01930000-0000-7000-8000-000000000001',
    state: 'Pending',
    stateChangedAt: AT,
    sourceStatus: 'Hired',
    environment: 'Sandbox',
    name: 'Maximiliano Fernández',
    personalEmail: 'max.fechev@example.com',
    jobTitle: 'Senior Embedded Systems Engineer',
    department: null,
    location: 'Montevideo',
    startDate: '2026-12-01',
    flags: [],
    issueCount: 0,
    blockingIssueCount: 0,
    isConfidential: false,
    personId: null,
    createdAt: AT,
    updatedAt: AT,
    connectionId: '01930000-0000-7000-8000-000000000002',
    connectionName: 'Sandbox',
    connectionState: 'Connected',
    isByHand: false,
    isPushed: false,
    externalId: '5f1f9b0e-0000-4000-8000-000000000000',
    candidateUrl: null,
    hasOffer: true,
    issues: [],
    hiddenFieldCount: 0,
    matches: [],
    person: null,
    mergedInto: null,
    proposals: [],
    dismissalReason: null,
    isForgetting: false,
    sourceReadAt: AT,
    history: [],
    ...rest,
    fields: builtInPersonFields.map((definition) =>
      makeField({
        ...makeDefinition({ ...definition, isBuiltIn: true }),
        value: values[definition.key] ?? null,
        ...fields[definition.key],
      }),
    ),
  }
}

export function makeMatch(change: Partial<Match> = {}): Match {
  return {
    id: '01930000-0000-7000-8000-0000000000b1',
    kind: 'person',
    name: 'Max Fernández',
    personalEmail: 'Max.Fechev@example.com',
    personalPhone: '0094 000 117',
    linkedIn: null,
    jobTitle: 'Embedded Engineer',
    startDate: '2022-03-04',
    endDate: '2024-08-31',
    signals: ['email', 'phone'],
    isSure: true,
    ...change,
  }
}

export function makeIssue(field: BuiltInPersonKey, change: Partial<RecordIssue> = {}): RecordIssue {
  return { field, label: field, sensitivity: 'none', code: 'missing', message: 'Enter it.', found: null, isBlocking: true, ...change }
}

export function makeEntry(change: Partial<NewHireHistoryEntry> = {}): NewHireHistoryEntry {
  return { id: '1', at: AT, kind: 'edited', by: 'Imani', eventId: null, changes: [], detail: {}, ...change }
}
