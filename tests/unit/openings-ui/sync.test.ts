import { describe, expect, test } from 'vitest'
import { listOfferedColumns } from '#components/openings/openings-columns.tsx'
import { closesOpening, describeNotYet, readOpeningLook } from '#components/openings-sync/opening-look.ts'
import { describeObstacle, findProblemAct } from '#components/openings-sync/problem-acts.ts'
import {
  describeSyncDone,
  describeSyncProgress,
  describeSyncResult,
  describeSyncState,
  describeTrigger,
} from '#components/openings-sync/sync-words.ts'
import type { OpeningSync } from '#lib/domain/openings/contract.ts'

const now = '2026-11-22T08:10:00.000Z'

function makeSync(change: Partial<OpeningSync> = {}): OpeningSync {
  return {
    id: 'sync-1',
    trigger: 'Scheduled',
    state: 'Done',
    by: null,
    total: 3,
    seen: 3,
    created: 0,
    changed: 0,
    closed: 0,
    filled: 0,
    waiting: 0,
    failed: 0,
    calls: 2,
    error: null,
    createdAt: '2026-11-22T08:07:00.000Z',
    startedAt: '2026-11-22T08:07:00.000Z',
    finishedAt: '2026-11-22T08:08:00.000Z',
    ...change,
  }
}

describe('the state of the sync in a sentence', () => {
  const nextSyncAt = '2026-11-22T08:13:00.000Z'
  const obstacle = { code: 'paused', message: 'Paused.', field: null, requestId: null }
  const cases = [
    { setup: { isOn: true, latest: makeSync(), nextSyncAt, obstacle: null }, words: 'Synced 2 min ago, next in 3 min' },
    {
      setup: { isOn: true, latest: makeSync({ state: 'Failed' }), nextSyncAt, obstacle: null },
      words: 'Last sync stopped 2 min ago, next in 3 min',
    },
    { setup: { isOn: true, latest: null, nextSyncAt, obstacle: null }, words: 'Not synced yet, first in 3 min' },
    { setup: { isOn: true, latest: makeSync(), nextSyncAt: null, obstacle: null }, words: 'Synced 2 min ago' },
    { setup: { isOn: false, latest: makeSync(), nextSyncAt, obstacle: null }, words: 'Switched off' },
    {
      setup: { isOn: true, latest: makeSync({ state: 'Running', seen: 1 }), nextSyncAt, obstacle: null },
      words: 'Syncing 1 of 3 open jobs',
    },
  ]
  test.each(cases)('$words', ({ setup, words }) => expect(describeSyncState({ setup, now, timeZone: 'UTC' })).toBe(words))

  test('promises no next sync while something stands in the way', () => {
    expect(describeSyncState({ setup: { isOn: true, latest: makeSync(), nextSyncAt, obstacle }, now, timeZone: 'UTC' })).toBe(
      'Synced 2 min ago',
    )
  })
})

describe('what a sync did', () => {
  test('names only what it did, in the order of the outcomes', () => {
    expect(describeSyncResult(makeSync({ created: 1200, waiting: 1 }))).toBe('1,200 created, 1 waiting')
  })

  test('a sync with nothing to do, one without jobs and one that stopped differ', () => {
    expect(describeSyncResult(makeSync())).toBe('Nothing to change')
    expect(describeSyncResult(makeSync({ total: 0 }))).toBe('No open job to sync')
    expect(describeSyncResult(makeSync({ state: 'Failed' }))).toBe('Nothing was written')
    expect(describeSyncDone(makeSync())).toBe('Synced, nothing to change in 3 open jobs')
  })

  test('progress counts once the jobs are counted', () => {
    expect(describeSyncProgress({ state: 'Running', seen: 0, total: null })).toBe('Reading Ashby’s lists')
    expect(describeSyncProgress({ state: 'Running', seen: 62, total: 1287 })).toBe('Syncing 62 of 1,287 open jobs')
  })

  test('says who asked', () => {
    expect(describeTrigger({ trigger: 'Requested', by: 'Imani' })).toBe('Sync now by Imani')
    expect(describeTrigger({ trigger: 'Pushed', by: null })).toBe('Asked for by another system')
  })
})

describe('how an open job stands in Ashby', () => {
  test('Ashby’s own word counts once it is linked', () => {
    expect(readOpeningLook({ state: 'Linked', sourceState: 'Approved' })).toBe('Approved')
    expect(readOpeningLook({ state: 'Gone', sourceState: 'Open' })).toBe('Gone')
    expect(readOpeningLook({ state: 'Linked', sourceState: 'SomethingNew' })).toBe('Linked')
    expect(readOpeningLook(null)).toBe('NotYet')
  })

  test('cancelling asks for a reason only where it closes something', () => {
    expect(closesOpening(null)).toBe(false)
    expect(closesOpening({ state: 'Waiting', sourceState: null })).toBe(false)
    expect(closesOpening({ state: 'Linked', sourceState: 'Closed' })).toBe(false)
    expect(closesOpening({ state: 'Linked', sourceState: 'Open' })).toBe(true)
    expect(closesOpening({ state: 'Creating', sourceState: null })).toBe(true)
  })

  test('says when an opening will be there', () => {
    expect(describeNotYet('Active')).toContain('next sync')
    expect(describeNotYet('Planned')).toContain('once this job is Active')
    expect(describeNotYet('Cancelled')).toContain('never')
  })

  test('the column is offered only where open jobs go to Ashby', () => {
    expect(listOfferedColumns({ canReadPay: false, hasOpenings: true })).toContain('opening')
    expect(listOfferedColumns({ canReadPay: true, hasOpenings: false })).not.toContain('opening')
    expect(listOfferedColumns({ canReadPay: false, hasOpenings: true })).not.toContain('pay')
  })
})

describe('the way to what mends a problem', () => {
  test('matching, settings and fields are on this page', () => {
    const hrefOf = (code: string) => findProblemAct({ slug: 'acme', problem: { code } })?.href
    expect(hrefOf('opening_unmatched')).toBe('/acme/openings/sync?tab=matching')
    expect(hrefOf('close_reason_missing')).toBe('/acme/openings/sync?tab=settings')
    expect(hrefOf('opening_field_archived')).toBe('/acme/openings/sync?tab=fields')
    expect(hrefOf('opening_closed')).toBeUndefined()
  })

  test('several accounts ask for a choice here, none leads to the integrations', () => {
    const actOf = (accountCount: number) => describeObstacle({ slug: 'acme', code: 'openings_no_account', accountCount }).act?.href
    expect(actOf(2)).toBe('/acme/openings/sync?tab=settings')
    expect(actOf(0)).toBe('/acme/company/integrations')
    expect(describeObstacle({ slug: 'acme', code: 'openings_off', accountCount: 0 }).act?.href).toBe('/acme/company/labs')
    expect(describeObstacle({ slug: 'acme', code: 'never_heard_of', accountCount: 1 })).toEqual({ title: 'Nothing is synced', act: null })
  })
})
