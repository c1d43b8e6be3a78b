import { describe, expect, it } from 'vitest'
import { describeBulkDone, describeBulkRefused, findWayBack } from '#components/openings-bulk/bulk-change.ts'
import { readBulkValue } from '#components/openings-bulk/bulk-field-dialog.tsx'
import { makeFields, makeOpenJob } from './open-job-fixture.ts'

const department = { key: 'department', label: 'Department' }
const jobs = [
  makeOpenJob({ id: 'a', status: 'Planned', department: 'Legal' }),
  makeOpenJob({ id: 'b', status: 'Paused', department: null }),
  makeOpenJob({ id: 'c', status: 'Planned', department: 'Legal' }),
]

describe('the way back from a change of many', () => {
  it('gives each its former status, those of one status together', () => {
    expect(findWayBack({ change: { kind: 'status', status: 'Active' }, changed: ['a', 'b', 'c'], before: jobs })).toEqual([
      { change: { kind: 'status', status: 'Planned' }, ids: ['a', 'c'] },
      { change: { kind: 'status', status: 'Paused' }, ids: ['b'] },
    ])
  })

  it('leaves out what was not changed', () => {
    expect(findWayBack({ change: { kind: 'status', status: 'Active' }, changed: ['b'], before: jobs })).toEqual([
      { change: { kind: 'status', status: 'Paused' }, ids: ['b'] },
    ])
    expect(findWayBack({ change: { kind: 'status', status: 'Active' }, changed: [], before: jobs })).toBeNull()
  })

  it('gives each its former value, also none', () => {
    expect(findWayBack({ change: { kind: 'field', field: department, value: 'Sales' }, changed: ['a', 'b', 'c'], before: jobs })).toEqual([
      { change: { kind: 'field', field: department, value: 'Legal' }, ids: ['a', 'c'] },
      { change: { kind: 'field', field: department, value: null }, ids: ['b'] },
    ])
  })

  it('is not offered for values that no list tells, or too many different ones', () => {
    const custom = { key: '0193a1b2-0000-7000-8000-000000000001', label: 'Cost centre' }
    const many = Array.from({ length: 9 }, (_, index) => makeOpenJob({ id: `job-${index}`, department: `Department ${index}` }))

    expect(findWayBack({ change: { kind: 'field', field: custom, value: 'x' }, changed: ['a'], before: jobs })).toBeNull()
    expect(
      findWayBack({ change: { kind: 'field', field: department, value: 'x' }, changed: many.map(({ id }) => id), before: many }),
    ).toBeNull()
  })
})

describe('what became of a change of many', () => {
  it('is told with what was so already', () => {
    const status = { kind: 'status', status: 'Active' } as const

    expect(describeBulkDone({ change: status, changed: 12, unchanged: 0 })).toBe('12 open jobs now Active')
    expect(describeBulkDone({ change: status, changed: 1, unchanged: 2 })).toBe('1 open job now Active, 2 were so already')
    expect(describeBulkDone({ change: { kind: 'field', field: department, value: 'Legal' }, changed: 3, unchanged: 0 })).toBe(
      'Set the department of 3 open jobs',
    )
    expect(describeBulkDone({ change: { kind: 'field', field: department, value: null }, changed: 1, unchanged: 0 })).toBe(
      'Cleared the department of 1 open job',
    )
    expect(describeBulkRefused(1)).toBe('1 open job was not changed')
  })
})

describe('one value for many', () => {
  const start = makeFields().find(({ key }) => key === 'targetStartDate')

  it('is checked before it is sent, and empty only on purpose', () => {
    expect(readBulkValue({ field: start, draft: '2027-01-04', isCleared: false })).toMatchObject({ change: { value: '2027-01-04' } })
    expect(readBulkValue({ field: start, draft: '', isCleared: false })).toEqual({ error: 'Enter a value.' })
    expect(readBulkValue({ field: start, draft: '', isCleared: true })).toMatchObject({ change: { value: null } })
    expect(readBulkValue({ field: undefined, draft: '', isCleared: false })).toEqual({ error: 'Choose a field.' })
  })
})
