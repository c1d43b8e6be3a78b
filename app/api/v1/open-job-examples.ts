import type { InferContractRouterInputs } from '@orpc/contract'
import type { openJobsContract } from '#lib/domain/open-jobs/contract.ts'
import type { openJobImportsContract } from '#lib/domain/open-jobs/imports/contract.ts'
import type { openJobFillsContract } from '#lib/domain/open-jobs/suggestions/contract.ts'

export const OPEN_JOB_ID = '01990000-0000-7000-8000-000000000050'
export const OPEN_JOB_IMPORT_ID = '01990000-0000-7000-8000-000000000052'
export const DELETED_OPEN_JOB_ID = '01990000-0000-7000-8000-000000000051'

type Inputs = InferContractRouterInputs<typeof openJobsContract> & InferContractRouterInputs<typeof openJobFillsContract>

const NEW_HIRE_ID = '01990000-0000-7000-8000-000000000030'

/** The examples of open jobs, beside all others. */
export const openJobExamples: { [Name in keyof Inputs]?: Inputs[Name] } = {
  list: { status: 'Active', sort: 'targetStartDate', order: 'asc', limit: 10 },
  counts: { department: 'Engineering' },
  choices: {},
  headcount: { from: '2027-01', to: '2027-12' },
  get: { id: OPEN_JOB_ID },
  create: {
    values: {
      title: 'Field engineer',
      department: 'Engineering',
      employmentType: 'FullTime',
      targetStartDate: '2027-03-01',
      payMinimum: '60000',
      payMaximum: '72000',
      currency: 'EUR',
      payInterval: 'Year',
    },
    status: 'Planned',
  },
  setField: { id: OPEN_JOB_ID, field: 'targetStartDate', value: '2027-04-01' },
  setStatus: { id: OPEN_JOB_ID, status: 'Active' },
  setMany: { ids: [OPEN_JOB_ID], values: { location: 'Berlin' } },
  remove: { id: DELETED_OPEN_JOB_ID },
  suggestFor: { newHireId: NEW_HIRE_ID },
  fill: { id: OPEN_JOB_ID, newHireId: NEW_HIRE_ID },
  undoFill: { id: OPEN_JOB_ID },
}

type ImportInputs = InferContractRouterInputs<typeof openJobImportsContract>

export const openJobImportExamples: { [Name in keyof ImportInputs]?: ImportInputs[Name] } = {
  latest: {},
  get: { id: OPEN_JOB_IMPORT_ID },
  start: { id: OPEN_JOB_IMPORT_ID, columns: { Position: 'title', 'Req ID': 'identifier', Notes: null } },
  cancel: { id: OPEN_JOB_IMPORT_ID },
  refusals: { id: OPEN_JOB_IMPORT_ID, limit: 50 },
}
