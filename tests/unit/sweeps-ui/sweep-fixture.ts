import type { Sweep } from '#lib/domain/sweeps/contract.ts'

/** A check that went through and found nothing. */
export function makeSweep(change: Partial<Sweep> = {}): Sweep {
  return {
    id: '01930000-0000-7000-8000-000000000001',
    connectionId: '01930000-0000-7000-8000-000000000002',
    trigger: 'Requested',
    state: 'Done',
    since: null,
    isWhole: true,
    total: 10,
    seen: 10,
    added: 0,
    changed: 0,
    gone: 0,
    ignored: 0,
    failed: 0,
    calls: 12,
    expected: null,
    untold: { offers: 0, hires: 0, records: [] },
    error: null,
    createdAt: '2026-11-20T10:00:00.000Z',
    startedAt: '2026-11-20T10:00:00.000Z',
    finishedAt: '2026-11-20T10:00:05.000Z',
    ...change,
  }
}
