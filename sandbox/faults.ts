import { setTimeout as sleep } from 'node:timers/promises'
import type { FailingOperation, Faults } from './fault-knobs.ts'
import type { Store } from './store.ts'
import type { Account } from './tables.ts'
import { readInfo } from './view.ts'

/** An account that behaves. */
export const NO_FAULTS: Faults = {
  latencyMs: 0,
  latencyJitterMs: 0,
  readLagMs: 0,
  errorRate: 0,
  errorNext: 0,
  rateLimitRate: 0,
  rateLimitNext: 0,
  retryAfterSeconds: 1,
  rateLimitScope: 'key',
  lostAnswerRate: 0,
  lostAnswerNext: 0,
  htmlRate: 0,
  htmlNext: 0,
  cutRate: 0,
  cutNext: 0,
  onlyOperations: [],
  failOperations: [],
  errorShape: 'both',
  missingPermissionStatus: 403,
  revokedScopes: [],
  duplicateWebhookRate: 0,
  reorderWebhooksMs: 0,
  dropWebhookRate: 0,
  deliveriesStopped: false,
  syncPagesMax: 0,
  tokensExpiredBefore: null,
  versionStatus: 'active',
}

/** What goes wrong with one call before the operation runs. */
export type CallFault = 'rate-limit' | 'error' | 'html' | 'cut' | null

const CALL_FAULTS = [
  { kind: 'rate-limit', next: 'rateLimitNext', rate: 'rateLimitRate' },
  { kind: 'error', next: 'errorNext', rate: 'errorRate' },
  { kind: 'html', next: 'htmlNext', rate: 'htmlRate' },
  { kind: 'cut', next: 'cutNext', rate: 'cutRate' },
] as const

export function changeFaults({ store, account, patch }: { store: Store; account: Account; patch: Partial<Faults> }): Faults {
  return store.write(account, (transaction) => {
    const info = readInfo(account)
    const faults = { ...info.faults, ...patch }
    transaction.put('account', { ...info, faults })

    return faults
  })
}

export async function delayCall(faults: Faults): Promise<void> {
  const delayMs = faults.latencyMs + Math.random() * faults.latencyJitterMs
  if (delayMs > 0) await sleep(delayMs)
}

/** Decides what goes wrong with this call and counts down the knobs that are good for a number of calls. */
export function drawCallFault({ store, account, operation }: { store: Store; account: Account; operation: string }): CallFault {
  const { faults } = readInfo(account)
  if (!isAffected(faults, operation)) return null

  for (const fault of CALL_FAULTS) {
    if (faults[fault.next] > 0) {
      changeFaults({ store, account, patch: { [fault.next]: faults[fault.next] - 1 } })

      return fault.kind
    }

    if (faults[fault.rate] > 0 && Math.random() < faults[fault.rate]) return fault.kind
  }

  return null
}

/** Whether the answer of a finished write gets lost on its way back. */
export function drawLostAnswer({ store, account, operation }: { store: Store; account: Account; operation: string }): boolean {
  const { faults } = readInfo(account)
  if (!isAffected(faults, operation)) return false
  if (faults.lostAnswerNext === 0) return Math.random() < faults.lostAnswerRate

  changeFaults({ store, account, patch: { lostAnswerNext: faults.lostAnswerNext - 1 } })

  return true
}

/** The refusal that was ordered for this operation, if any. */
export function drawOrderedFailure(input: { store: Store; account: Account; operation: string }): FailingOperation | null {
  const { store, account, operation } = input
  const { failOperations } = readInfo(account).faults
  const failing = failOperations.find((entry) => entry.operation === operation)
  if (!failing) return null
  if (failing.times === undefined) return failing

  const left = failing.times > 1 ? [{ ...failing, times: failing.times - 1 }] : []
  const others = failOperations.filter((entry) => entry !== failing)
  changeFaults({ store, account, patch: { failOperations: [...left, ...others] } })

  return failing
}

function isAffected(faults: Faults, operation: string): boolean {
  return faults.onlyOperations.length === 0 || faults.onlyOperations.includes(operation)
}
