import type { InferContractRouterInputs } from '@orpc/contract'
import { hirePushExamples } from '#app/api/v1/hire-push-examples.ts'
import { labExamples } from '#app/api/v1/lab-examples.ts'
import {
  DELETED_OPEN_JOB_ID,
  OPEN_JOB_ID,
  OPEN_JOB_IMPORT_ID,
  openJobExamples,
  openJobImportExamples,
} from '#app/api/v1/open-job-examples.ts'
import { ASHBY_ENTRY_ID, OPENING_FIELD_KEY, OPENING_SYNC_ID, openingExamples } from '#app/api/v1/opening-examples.ts'
import { outgoingWebhookExamples, outgoingWebhookVariables } from '#app/api/v1/outgoing-webhook-examples.ts'
import type { contract } from '#lib/domain/contract.ts'
import { createDefaultSettings } from '#lib/domain/offer-page/rules.ts'

type Inputs = InferContractRouterInputs<typeof contract>
type Examples = { [Noun in keyof Inputs]?: { [Name in keyof Inputs[Noun]]?: Inputs[Noun][Name] } }

/** What an example takes from the caller's own organization: a variable of the shell, and in the document the value that stands for it. */
export type ExampleVariable = {
  name: string
  value: string
  /** Where it comes from: the list whose first id the reference page puts into it, or words for whoever has to choose. */
  source: { list: string } | { words: string }
}

const OFFER_ID = '01990000-0000-7000-8000-000000000001'
const EVENT_ID = '01990000-0000-7000-8000-000000000002'
const REPLAY_ID = '01990000-0000-7000-8000-000000000040'
const NEW_HIRE_ID = '01990000-0000-7000-8000-000000000030'
const OTHER_NEW_HIRE_ID = '01990000-0000-7000-8000-000000000031'
const HIRE_FILE_ID = '01990000-0000-7000-8000-000000000034'
const FOLDER_ID = '01990000-0000-7000-8000-000000000035'
const HIRE_HISTORY_ID = '01990000-0000-7000-8000-000000000032'
const PERSON_ID = '01990000-0000-7000-8000-000000000033'
const DELETED_HIRE_ID = '01990000-0000-7000-8000-00000000003e'
const ERASED_PERSON_ID = '01990000-0000-7000-8000-00000000003f'
const PERIOD_ID = '01990000-0000-7000-8000-000000000036'
const IMPORT_ID = '01990000-0000-7000-8000-000000000037'
const CONNECTION_ID = '01990000-0000-7000-8000-000000000003'
const SWEEP_ID = '01990000-0000-7000-8000-000000000038'
const ENDPOINT_ID = '01990000-0000-7000-8000-000000000004'
const MEMBER_ID = '01990000-0000-7000-8000-000000000005'
const ROLE_ID = '01990000-0000-7000-8000-000000000006'
const INVITATION_ID = '01990000-0000-7000-8000-000000000007'
const DOCUMENT_ID = '01990000-0000-7000-8000-000000000008'
const NOTIFICATION_ID = '01990000-0000-7000-8000-000000000009'
const API_KEY_ID = '01990000-0000-7000-8000-00000000000a'
const HISTORY_ID = '01990000-0000-7000-8000-00000000000b'
const COMMENT_ID = '01990000-0000-7000-8000-000000000020'
const USER_ID = '01990000-0000-7000-8000-000000000021'
const VERSION_ID = '01990000-0000-7000-8000-000000000022'
const BATCH_ID = '01990000-0000-7000-8000-000000000023'
const FIELD_KEY = '01990000-0000-7000-8000-00000000000c'
const OTHER_CONNECTION_ID = '01990000-0000-7000-8000-00000000000d'
const ASHBY_API_KEY = 'your-ashby-api-key'

// Only what is read or can be undone is filled in by itself. Whom to remove and what to delete, somebody chooses.
export const exampleVariables: readonly ExampleVariable[] = [
  { name: 'OFFER_ID', value: OFFER_ID, source: { list: '/offers' } },
  { name: 'NEW_HIRE_ID', value: NEW_HIRE_ID, source: { list: '/new-hires' } },
  { name: 'PERSON_ID', value: PERSON_ID, source: { list: '/people' } },
  { name: 'OPEN_JOB_ID', value: OPEN_JOB_ID, source: { list: '/open-jobs' } },
  { name: 'OPENING_SYNC_ID', value: OPENING_SYNC_ID, source: { list: '/openings/syncs' } },
  { name: 'OPENING_FIELD_KEY', value: OPENING_FIELD_KEY, source: { words: 'the key of a field of /openings/fields' } },
  { name: 'ASHBY_ENTRY_ID', value: ASHBY_ENTRY_ID, source: { words: 'the externalId of an entry of /openings/items' } },
  { name: 'IMPORT_ID', value: IMPORT_ID, source: { words: 'the id that sending a file answered, or that of /people/imports/latest' } },
  { name: 'EVENT_ID', value: EVENT_ID, source: { list: '/events' } },
  { name: 'REPLAY_ID', value: REPLAY_ID, source: { words: 'the id of /replays/latest' } },
  { name: 'CONNECTION_ID', value: CONNECTION_ID, source: { list: '/connections' } },
  { name: 'SWEEP_ID', value: SWEEP_ID, source: { words: 'the id that counting an import answered' } },
  { name: 'NOTIFICATION_ID', value: NOTIFICATION_ID, source: { list: '/notifications' } },
  { name: 'ENDPOINT_ID', value: ENDPOINT_ID, source: { words: 'choose one of deleteByHand' } },
  { name: 'MEMBER_ID', value: MEMBER_ID, source: { words: 'choose one of /members' } },
  { name: 'ROLE_ID', value: ROLE_ID, source: { words: 'choose one of /roles' } },
  { name: 'INVITATION_ID', value: INVITATION_ID, source: { words: 'choose one of /invitations' } },
  { name: 'DOCUMENT_ID', value: DOCUMENT_ID, source: { words: 'choose one of /documents' } },
  { name: 'API_KEY_ID', value: API_KEY_ID, source: { words: 'choose one of /api-keys' } },
  { name: 'VERSION_ID', value: VERSION_ID, source: { words: 'choose one of an offer’s publishing' } },
  { name: 'BATCH_ID', value: BATCH_ID, source: { words: 'the batchId that publishing several offers answered' } },
  { name: 'HISTORY_ID', value: HISTORY_ID, source: { words: 'choose one of an offer’s history' } },
  { name: 'DELETED_HIRE_ID', value: DELETED_HIRE_ID, source: { words: 'choose one of /new-hires whose candidate was deleted in Ashby' } },
  {
    name: 'OPEN_JOB_IMPORT_ID',
    value: OPEN_JOB_IMPORT_ID,
    source: { words: 'the id that sending a file answered, or that of /open-jobs/imports/latest' },
  },
  { name: 'DELETED_OPEN_JOB_ID', value: DELETED_OPEN_JOB_ID, source: { words: 'choose one of /open-jobs' } },
  { name: 'ERASED_PERSON_ID', value: ERASED_PERSON_ID, source: { words: 'choose one of /people' } },
  { name: 'OTHER_NEW_HIRE_ID', value: OTHER_NEW_HIRE_ID, source: { words: 'choose another one of /new-hires' } },
  { name: 'HIRE_FILE_ID', value: HIRE_FILE_ID, source: { words: 'choose one of a new hire’s files' } },
  { name: 'FOLDER_ID', value: FOLDER_ID, source: { words: 'choose one of /folders' } },
  { name: 'HIRE_HISTORY_ID', value: HIRE_HISTORY_ID, source: { words: 'choose one of a new hire’s history' } },
  { name: 'PERIOD_ID', value: PERIOD_ID, source: { words: 'choose one of a person’s periods' } },
  { name: 'COMMENT_ID', value: COMMENT_ID, source: { words: 'choose one of an offer’s comments' } },
  { name: 'USER_ID', value: USER_ID, source: { words: 'choose a userId of /members' } },
  { name: 'FIELD_KEY', value: FIELD_KEY, source: { words: 'choose one of /fields' } },
  { name: 'OTHER_CONNECTION_ID', value: OTHER_CONNECTION_ID, source: { words: 'choose one of /connections' } },
  { name: 'ASHBY_API_KEY', value: ASHBY_API_KEY, source: { words: 'a key made in Ashby' } },
  ...outgoingWebhookVariables,
]

const pageSettings = createDefaultSettings({ organizationName: 'Saltmarsh Robotics' })
const mapping = { connectionId: CONNECTION_ID, object: 'Offer' } as const
const rules: Inputs['mappings']['save']['rules'] = [
  { field: 'jobTitle', steps: [{ kind: 'source', path: 'application.job.title' }] },
  {
    field: 'location',
    steps: [
      { kind: 'lookup', path: 'location.name', rows: [{ from: 'Berlin HQ', to: 'Berlin' }] },
      { kind: 'constant', value: 'Remote' },
    ],
  },
]

/** One input of every procedure that takes one and that an API key may call. */
export const examples: Examples = {
  offers: {
    list: { state: 'Unpublished', sort: 'startDate', limit: 10 },
    counts: { environment: 'Ashby' },
    get: { id: OFFER_ID },
    raw: { id: OFFER_ID },
    setField: { id: OFFER_ID, field: 'jobTitle', value: 'Field engineer' },
    keepMine: { id: OFFER_ID, field: 'jobTitle' },
    takeTheirs: { id: OFFER_ID, field: 'jobTitle' },
    setLock: { id: OFFER_ID, field: 'jobTitle', isLocked: true },
    restoreField: { id: OFFER_ID, field: 'jobTitle', since: HISTORY_ID },
    takeHeld: { id: OFFER_ID },
    keepAll: { id: OFFER_ID, seen: [{ field: 'jobTitle', value: 'Field engineer', ashby: 'Engineer' }] },
    takeAll: { id: OFFER_ID, seen: [{ field: 'jobTitle', value: 'Field engineer', ashby: 'Engineer' }] },
    assign: { ids: [OFFER_ID], userId: USER_ID },
    archive: { ids: [OFFER_ID] },
    restore: { ids: [OFFER_ID] },
  },
  peopleImports: {
    latest: {},
    get: { id: IMPORT_ID },
    start: { id: IMPORT_ID, columns: { 'First name': 'firstName', 'Last name': 'lastName', Email: 'personalEmail', Badge: null } },
    cancel: { id: IMPORT_ID },
    refusals: { id: IMPORT_ID, limit: 50 },
  },
  offerComments: {
    list: { offerId: OFFER_ID },
    people: { offerId: OFFER_ID },
    add: { offerId: OFFER_ID, text: 'The start date is agreed by phone.', mentionedIds: [USER_ID] },
    edit: { offerId: OFFER_ID, id: COMMENT_ID, text: 'The start date is agreed in writing.', mentionedIds: [] },
    remove: { offerId: OFFER_ID, id: COMMENT_ID },
  },
  offerPublishing: {
    get: { id: OFFER_ID },
    check: { id: OFFER_ID },
    publish: { id: OFFER_ID, seenVersion: 0, expiresAt: '2026-12-04T17:00:00Z' },
    undo: { id: OFFER_ID, versionId: VERSION_ID },
    unpublish: { id: OFFER_ID },
    reopen: { id: OFFER_ID },
    schedule: { id: OFFER_ID, runAt: '2026-11-30T08:00:00Z' },
    cancelSchedule: { id: OFFER_ID },
    publishMany: { ids: [OFFER_ID] },
    batch: { batchId: BATCH_ID },
  },
  writeBacks: {
    list: { id: OFFER_ID },
    request: { id: OFFER_ID },
  },
  offerLinks: {
    sendAgain: { id: OFFER_ID },
    revoke: { id: OFFER_ID },
  },
  offerPage: {
    update: { revision: 1, settings: pageSettings },
    previewMail: { kind: 'offer', mails: pageSettings.mails, offerId: OFFER_ID },
  },
  offerFiles: {
    list: { id: OFFER_ID },
    remove: { id: OFFER_ID, fileId: DOCUMENT_ID },
  },
  offerMessages: {
    list: { id: OFFER_ID },
    reply: { id: OFFER_ID, text: 'Yes, the laptop is yours to choose.' },
  },
  newHires: {
    list: { state: 'Pending', sort: 'startDate', limit: 10 },
    counts: { search: 'engineer' },
    get: { id: NEW_HIRE_ID },
    setField: { id: NEW_HIRE_ID, field: 'personalEmail', value: 'ana@example.com' },
    keepMine: { id: NEW_HIRE_ID, field: 'jobTitle' },
    takeTheirs: { id: NEW_HIRE_ID, field: 'jobTitle' },
    setLock: { id: NEW_HIRE_ID, field: 'jobTitle', isLocked: true },
    restoreField: { id: NEW_HIRE_ID, field: 'jobTitle', since: HIRE_HISTORY_ID },
    keepAll: { id: NEW_HIRE_ID, seen: [{ field: 'jobTitle', value: 'Field engineer', ashby: 'Engineer' }] },
    takeAll: { id: NEW_HIRE_ID, seen: [{ field: 'jobTitle', value: 'Field engineer', ashby: 'Engineer' }] },
    add: { id: NEW_HIRE_ID },
    undoAdd: { id: NEW_HIRE_ID },
    dismiss: { ids: [NEW_HIRE_ID], reason: 'Decided not to join.' },
    restore: { ids: [NEW_HIRE_ID] },
    link: { id: NEW_HIRE_ID, personId: PERSON_ID, isRehire: true },
    unlink: { id: NEW_HIRE_ID },
    merge: { id: NEW_HIRE_ID, otherId: OTHER_NEW_HIRE_ID },
    keepApart: { id: NEW_HIRE_ID, otherId: PERSON_ID, isApart: true },
    acceptProposals: { id: NEW_HIRE_ID, seen: [{ field: 'jobTitle', value: 'Field engineer', ashby: 'Senior engineer' }] },
    ignoreProposals: { id: NEW_HIRE_ID, seen: [{ field: 'jobTitle', value: 'Field engineer', ashby: 'Senior engineer' }] },
    confirmForget: { id: DELETED_HIRE_ID },
  },
  people: {
    list: { status: 'Active', sort: 'name', limit: 10 },
    counts: { department: 'Engineering' },
    choices: {},
    calendar: { from: '2027-03-01', to: '2027-03-31' },
    get: { id: PERSON_ID },
    create: {
      values: {
        firstName: 'Ana',
        lastName: 'Torres',
        personalEmail: 'ana@example.com',
        jobTitle: 'Field engineer',
        startDate: '2027-03-01',
      },
    },
    setField: { id: PERSON_ID, field: 'jobTitle', value: 'Field engineer' },
    setPeriod: { id: PERSON_ID, periodId: PERIOD_ID, startDate: '2024-03-01', endDate: '2026-06-30' },
    addPeriod: { id: PERSON_ID, startDate: '2027-03-01', endDate: null },
    remove: { id: ERASED_PERSON_ID },
  },
  openJobs: openJobExamples,
  labs: labExamples,
  hirePushes: hirePushExamples,
  openJobImports: openJobImportExamples,
  openings: openingExamples,
  events: {
    list: { state: 'NeedsAttention', limit: 10 },
    get: { id: EVENT_ID },
    retry: { id: EVENT_ID },
    replay: { id: EVENT_ID },
    sendTest: { connectionId: CONNECTION_ID, kind: 'valid' },
  },
  replays: {
    count: { filter: { states: ['NeedsAttention', 'Failed'], from: '2026-11-01T00:00:00Z' } },
    start: { filter: { ids: [EVENT_ID] } },
    cancel: { id: REPLAY_ID },
  },
  connections: {
    get: { id: CONNECTION_ID },
    checkKey: { environment: 'Ashby', apiKey: ASHBY_API_KEY },
    create: { environment: 'Ashby', name: 'Main account', apiKey: ASHBY_API_KEY },
    recheck: { id: CONNECTION_ID },
    replaceKey: { id: CONNECTION_ID, apiKey: ASHBY_API_KEY },
    configure: { id: CONNECTION_ID, events: ['offerCreate', 'offerUpdate'] },
    rename: { id: CONNECTION_ID, name: 'Main account' },
    setEvents: { id: CONNECTION_ID, events: ['offerCreate'] },
    setWriteBack: { id: CONNECTION_ID, isOn: true },
    pause: { id: CONNECTION_ID },
    resume: { id: CONNECTION_ID },
    disconnect: { id: CONNECTION_ID },
    confirmDeletedByHand: { id: CONNECTION_ID, endpointId: ENDPOINT_ID },
  },
  hireFiles: {
    list: { id: NEW_HIRE_ID },
    retry: { id: NEW_HIRE_ID, fileId: HIRE_FILE_ID },
  },
  personFiles: {
    list: { id: PERSON_ID },
    move: { id: PERSON_ID, fileId: DOCUMENT_ID, folderId: FOLDER_ID },
    remove: { id: PERSON_ID, fileId: DOCUMENT_ID },
  },
  folders: {
    list: {},
    create: { name: 'Contracts' },
    rename: { id: FOLDER_ID, name: 'Contracts and letters' },
    remove: { id: FOLDER_ID },
    setRule: { kind: 'SignedOfferLetter', folderId: FOLDER_ID, isOff: false },
  },
  byHand: {
    install: { environment: 'Ashby', name: 'Main account' },
    showSecret: { id: CONNECTION_ID },
    changeSecret: { id: CONNECTION_ID },
    endSecretChange: { id: CONNECTION_ID, keep: 'new' },
    remove: { id: CONNECTION_ID },
  },
  doctor: {
    report: { id: CONNECTION_ID },
    examine: { id: CONNECTION_ID },
    enableWebhooks: { id: CONNECTION_ID },
    rotateSecrets: { id: CONNECTION_ID },
    setSchedule: { id: CONNECTION_ID, everyMinutes: 15 },
  },
  hireRecipients: {
    get: { connectionId: CONNECTION_ID },
    set: { connectionId: CONNECTION_ID, userIds: [USER_ID], reminderDays: 3 },
  },
  sweeps: {
    list: { connectionId: CONNECTION_ID, limit: 10 },
    start: {},
    count: { connectionId: CONNECTION_ID, since: '2026-01-01' },
    import: { id: SWEEP_ID },
    pause: { id: SWEEP_ID },
    resume: { id: SWEEP_ID },
    cancel: { id: SWEEP_ID },
  },
  fields: {
    list: { object: 'Offer' },
    create: { label: 'Probation', type: 'choice', options: [{ label: '3 months' }, { label: '6 months' }] },
    update: { object: 'Offer', key: FIELD_KEY, label: 'Probation period', isRequired: true },
    arrange: { object: 'Offer', keys: ['baseSalary', 'currency', 'payInterval', FIELD_KEY] },
    archive: { object: 'Offer', key: FIELD_KEY },
    restore: { object: 'Offer', key: FIELD_KEY },
  },
  mappings: {
    get: mapping,
    catalogue: mapping,
    refreshCatalogue: { connectionId: CONNECTION_ID },
    seenValues: { ...mapping, path: 'location.name' },
    records: { ...mapping, search: 'ngozi' },
    preview: { ...mapping, recordId: OFFER_ID, rules },
    save: { ...mapping, base: 1, rules },
    versions: mapping,
    restore: { ...mapping, base: 2, number: 1 },
    addLookupRow: { ...mapping, field: 'location', from: 'Leeds', to: 'Leeds' },
    exportFile: mapping,
    readFile: { ...mapping, text: '{"object": "Offer", "rules": []}' },
    copy: { ...mapping, fromConnectionId: OTHER_CONNECTION_ID },
  },
  mappingRuns: {
    latest: mapping,
    dryRun: mapping,
    reapply: { ...mapping, version: 2 },
    undo: { ...mapping, version: 2 },
  },
  organization: { update: { timeZone: 'Europe/Berlin' } },
  members: {
    changeRole: { id: MEMBER_ID, roleId: 'Viewer' },
    remove: { id: MEMBER_ID },
    resetTwoFactor: { id: MEMBER_ID },
  },
  roles: {
    create: { name: 'Auditor', permissions: ['offers.read', 'members.read'] },
    update: { id: ROLE_ID, name: 'Auditor and guest' },
    remove: { id: ROLE_ID },
  },
  invitations: {
    create: { email: 'imani@company.example', roleId: 'Viewer' },
    sendAgain: { id: INVITATION_ID },
    revoke: { id: INVITATION_ID },
  },
  notifications: {
    list: { unreadOnly: 'true' },
    markRead: {},
    markUnread: { id: NOTIFICATION_ID },
    setPreference: { kind: 'event.needs-attention', mailTiming: 'Daily' },
  },
  documents: {
    list: {},
    rename: { id: DOCUMENT_ID, name: 'Handbook 2027.pdf' },
    remove: { id: DOCUMENT_ID },
  },
  audit: { list: { action: 'offer.', from: '2026-11-01' } },
  apiKeys: { revoke: { id: API_KEY_ID } },
  outgoingWebhooks: outgoingWebhookExamples,
}

/** The example of a procedure by its path, as in `['offers', 'get']`; undefined where it takes no input or no key. */
export function findExample(path: readonly string[]): object | undefined {
  let node: unknown = examples
  for (const key of path) node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined

  return typeof node === 'object' && node !== null ? node : undefined
}
