import type { InferContractRouterInputs } from '@orpc/contract'
import { OPEN_JOB_ID } from '#app/api/v1/open-job-examples.ts'
import type { openingsContract } from '#lib/domain/openings/contract.ts'

export const OPENING_SYNC_ID = '01990000-0000-7000-8000-000000000052'
export const OPENING_FIELD_KEY = '01990000-0000-7000-8000-000000000053'
export const ASHBY_ENTRY_ID = '6b9f2c1e-4a7d-4c55-9f0e-2d1f6f0a9b11'

type Inputs = InferContractRouterInputs<typeof openingsContract>

/** The examples of openings, beside all others. */
export const openingExamples: { [Name in keyof Inputs]?: Inputs[Name] } = {
  setup: {},
  updateSetup: { winners: { targetStartDate: 'ashby' }, everyMinutes: 15 },
  items: { kind: 'department', search: 'engineering' },
  matches: {},
  confirmMatches: { matches: [{ kind: 'department', value: 'Engineering', externalId: ASHBY_ENTRY_ID }] },
  fields: {},
  setField: { key: OPENING_FIELD_KEY, isOn: true },
  sync: {},
  syncs: { limit: 10 },
  syncItems: { id: OPENING_SYNC_ID, outcome: 'Waiting' },
  get: { openJobId: OPEN_JOB_ID },
  decide: { openJobId: OPEN_JOB_ID, field: 'targetStartDate', take: 'theirs' },
  link: { openJobId: OPEN_JOB_ID, externalId: ASHBY_ENTRY_ID },
}
