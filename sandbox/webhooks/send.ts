import { createHmac } from 'node:crypto'
import type { DeliveryAttempt } from '#sandbox/model.ts'

/** How long Ashby waits for an answer is not published; ten seconds is generous. */
const ANSWER_TIMEOUT_MS = 10_000

export type SendInput = { url: string; secret: string | null; body: string; signal?: AbortSignal }

/** One POST of a webhook. The signature is the hex HMAC-SHA256 of the raw body (developers.ashbyhq.com/docs/authenticating-webhooks). */
export async function sendWebhook({ url, secret, body, signal }: SendInput): Promise<DeliveryAttempt> {
  const startedAt = Date.now()
  const at = new Date(startedAt).toISOString()
  const headers: Record<string, string> = { 'content-type': 'application/json', 'user-agent': 'Ashby-Webhooks (sandbox)' }
  if (secret) headers['ashby-signature'] = signBody({ secret, body })

  const timeout = AbortSignal.timeout(ANSWER_TIMEOUT_MS)

  try {
    const limits = signal ? AbortSignal.any([timeout, signal]) : timeout
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: limits })
    await response.arrayBuffer()

    return { at, status: response.status, durationMs: Date.now() - startedAt, error: null }
  } catch (error) {
    return { at, status: null, durationMs: Date.now() - startedAt, error: describeFailure(error) }
  }
}

export function signBody({ secret, body }: { secret: string; body: string }): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

/** "No answer or an error code" disables a webhook at its ping and makes a delivery fail. */
export function isAnswered(attempt: DeliveryAttempt): boolean {
  return attempt.status !== null && attempt.status < 400
}

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure'
  if (error.name === 'TimeoutError') return 'no answer in time'
  const { cause } = error

  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message
}
