import type { OpenJobDetail, OpenJobField, OpenJobHistoryEntry, OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'
import { builtInOpenJobFields } from '#lib/domain/open-jobs/terms.ts'

export function makeOpenJob(change: Partial<OpenJobSummary> = {}): OpenJobSummary {
  return {
    id: 'job-1',
    title: 'Controls Engineer',
    identifier: 'OPEN-1',
    department: 'Engineering',
    team: null,
    location: 'Lausanne',
    manager: null,
    employmentType: 'FullTime',
    isBackfill: null,
    targetHireDate: null,
    targetStartDate: '2027-01-04',
    payMinimum: '60000',
    payMaximum: '80000',
    currency: 'EUR',
    payInterval: 'Year',
    status: 'Planned',
    statusChangedAt: '2026-11-22T08:00:00.000Z',
    closeReason: null,
    filledBy: null,
    opening: null,
    createdAt: '2026-11-22T08:00:00.000Z',
    updatedAt: '2026-11-22T08:00:00.000Z',
    ...change,
  }
}

export function makeField(change: Partial<OpenJobField> = {}): OpenJobField {
  return {
    key: 'title',
    label: 'Title',
    type: 'text',
    sensitivity: 'none',
    group: 'Role',
    help: null,
    options: [],
    isRequired: false,
    isBuiltIn: true,
    isArchived: false,
    value: null,
    ...change,
  }
}

/** The built-in fields as they stand on a job's page; `change` by key. */
export function makeFields(change: Readonly<Record<string, Partial<OpenJobField>>> = {}): OpenJobField[] {
  return builtInOpenJobFields.map((field) => ({
    ...makeField(),
    ...field,
    options: [...(field.options ?? [])],
    ...change[field.key],
  }))
}

export function makeHistoryEntry(change: Partial<OpenJobHistoryEntry> = {}): OpenJobHistoryEntry {
  return {
    id: 'entry-1',
    at: '2026-11-22T08:00:00.000Z',
    by: 'Imani Achterberg',
    changes: [],
    detail: {},
    kind: 'created',
    statusBefore: null,
    statusAfter: null,
    ...change,
  }
}

export function makeOpenJobDetail(change: Partial<OpenJobDetail> = {}): OpenJobDetail {
  return { ...makeOpenJob(), fields: makeFields(), hiddenFieldCount: 0, comparison: null, history: [], ...change }
}
