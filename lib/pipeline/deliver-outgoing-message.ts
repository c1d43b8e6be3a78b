import { judgeOutgoingStatus } from '#lib/domain/outgoing-webhooks/rules.ts'
import {
  beginOutgoingTry,
  endOutgoingTry,
  type OutgoingTry,
  type OutgoingTryResult,
} from '#lib/domain/outgoing-webhooks/sending/mutations.ts'
import { excerptAnswer, signOutgoing } from '#lib/domain/outgoing-webhooks/sending/rules.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { toAppError } from '#lib/platform/errors.ts'
import { type GuardedFetch, guardedFetch } from '#lib/platform/http/guarded-fetch.ts'
import { log } from '#lib/platform/log.ts'

const TIMEOUT_MS = 20_000
/** Of an answer only the beginning is read: its status says all that counts. */
const ANSWER_BYTES_MAX = 20_000

export type DeliverOutgoingMessage = {
  scope: TenantScope
  messageId: string
  /** Left out but in tests, whose receivers stand on this machine. */
  fetch?: GuardedFetch
}

/**
 * One try to send a message: through the outbound guard, signed, in the form of Standard Webhooks. Sending one twice does no harm: it carries
 * the same id. What became of it, and when the next try is, is written down; a try that fails is no failure of this job.
 */
export async function deliverOutgoingMessage({ scope, messageId, fetch = guardedFetch }: DeliverOutgoingMessage): Promise<void> {
  const sent = await beginOutgoingTry({ scope, messageId })
  if (!sent) return

  const result = await send({ sent, fetch })
  const { organizationId } = scope
  const { status, verdict, durationMs } = result
  log.info({ organizationId, webhookId: sent.webhookId, messageId, status, verdict, durationMs }, 'outgoing webhook tried')
  await endOutgoingTry({ scope, sent, result })
}

async function send({ sent, fetch }: { sent: OutgoingTry; fetch: GuardedFetch }): Promise<OutgoingTryResult> {
  const { messageId, url, body, secrets } = sent
  const startedAt = new Date()
  const begin = performance.now()
  const measured = () => ({ startedAt, durationMs: Math.round(performance.now() - begin) })
  try {
    const headers = signOutgoing({ messageId, at: startedAt, body, secrets })
    const limits = { timeoutMs: TIMEOUT_MS, maxResponseBytes: ANSWER_BYTES_MAX, cutsAnswer: true, isRepeatable: true }
    const { status, bodyText } = await fetch({ url, method: 'POST', headers, body, ...limits })
    const verdict = judgeOutgoingStatus(status)

    return {
      ...measured(),
      status,
      verdict,
      problem: verdict === 'taken' ? null : describeRefusal({ url, status }),
      excerpt: excerptAnswer({ text: bodyText, body }),
    }
  } catch (error) {
    return { ...measured(), status: null, verdict: 'refused', problem: toAppError(error).userMessage, excerpt: null }
  }
}

/** The host alone: the path of an address often holds a secret. */
function describeRefusal({ url, status }: { url: string; status: number }): string {
  const { host } = new URL(url)
  if (judgeOutgoingStatus(status) === 'gone') return `${host} answered 410 Gone: it wants to hear nothing any more.`

  return `${host} answered ${status}, which is no success.`
}
