import { z } from 'zod'
import { changeFaults, NO_FAULTS } from '#sandbox/faults.ts'
import { readInfo } from '#sandbox/view.ts'
import { defineAccountControl } from './define.ts'

const count = z.number().int().min(0)
const rate = z.number().min(0).max(1)
const failing = z.strictObject({
  operation: z.string(),
  code: z.string(),
  message: z.string().optional(),
  parameter: z.string().optional(),
  times: count.min(1).optional(),
})

const faults = {
  latencyMs: count,
  latencyJitterMs: count,
  readLagMs: count,
  errorRate: rate,
  errorNext: count,
  rateLimitRate: rate,
  rateLimitNext: count,
  retryAfterSeconds: z.number().min(0),
  rateLimitScope: z.enum(['key', 'integration-partner']),
  lostAnswerRate: rate,
  lostAnswerNext: count,
  htmlRate: rate,
  htmlNext: count,
  cutRate: rate,
  cutNext: count,
  onlyOperations: z.array(z.string()),
  failOperations: z.array(failing),
  errorShape: z.enum(['both', 'info', 'strings', 'objects']),
  missingPermissionStatus: z.union([z.literal(200), z.literal(403)]),
  revokedScopes: z.array(z.string()),
  duplicateWebhookRate: rate,
  reorderWebhooksMs: count,
  dropWebhookRate: rate,
  deliveriesStopped: z.boolean(),
  syncPagesMax: count,
  tokensExpiredBefore: z.iso.datetime().nullable(),
  versionStatus: z.string(),
}
export const faultPatchShape = z.object(faults).partial().shape

export const faultControls = [
  defineAccountControl({ name: 'faults.get', input: {}, run: ({ account }) => readInfo(account).faults }),
  /** Changes the knobs that are given and leaves the others. */
  defineAccountControl({
    name: 'faults.set',
    input: faultPatchShape,
    run({ sandbox, account }, patch) {
      const changed = changeFaults({ store: sandbox.store, account, patch })
      sandbox.deliveries.resume(account)

      return changed
    },
  }),
  defineAccountControl({
    name: 'faults.reset',
    input: {},
    run({ sandbox, account }) {
      const changed = changeFaults({ store: sandbox.store, account, patch: NO_FAULTS })
      sandbox.deliveries.resume(account)

      return changed
    },
  }),
  /** Every cursor and sync token given out until now counts as expired. */
  defineAccountControl({
    name: 'faults.expire-tokens',
    input: {},
    run: ({ sandbox, account }) =>
      changeFaults({ store: sandbox.store, account, patch: { tokensExpiredBefore: new Date(Date.now() + 1).toISOString() } }),
  }),
]
