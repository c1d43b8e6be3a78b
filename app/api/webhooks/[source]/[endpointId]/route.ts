import { observeWebhook } from '#lib/pipeline/measures.ts'
import { type DeliveryOutcome, receiveEvent } from '#lib/pipeline/receive-event.ts'
import { AppError, assertNever } from '#lib/platform/errors.ts'
import { readBody } from '#lib/platform/http/read-body.ts'
import { log } from '#lib/platform/log.ts'

const BODY_BYTES_MAX = 1024 * 1024

type RouteContext = { params: Promise<{ source: string; endpointId: string }> }

/**
 * Takes in one webhook. Transport only: size cap, raw bytes, outcome to status. Ashby never retries 401, 403, 404, 405 and 410, so none
 * of these is ever the answer to a fault of ours (https://developers.ashbyhq.com/docs/retries).
 */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const { source, endpointId } = await params
  const startedAt = performance.now()

  try {
    const rawBody = await readBody({ request, bytesMax: BODY_BYTES_MAX })
    const outcome = await receiveEvent({ source, token: endpointId, rawBody, headers: request.headers, startedAt })
    const eventId = 'eventId' in outcome ? outcome.eventId : undefined
    log.info(
      { outcome: outcome.kind, eventId, bytes: rawBody.byteLength, durationMs: Math.round(performance.now() - startedAt) },
      'webhook',
    )

    return answer(statusOf(outcome), outcome.kind)
  } catch (err) {
    if (err instanceof AppError && err.code === 'too_large') return answer(413, err.code)

    log.error({ err }, 'webhook could not be stored')

    return answer(503, 'unavailable')
  }
}

function statusOf(outcome: DeliveryOutcome): number {
  switch (outcome.kind) {
    case 'stored':
    case 'repeated':
    case 'pinged':
      return 200
    case 'refused':
      return 422
    case 'unknown_endpoint':
      return 404
    case 'gone':
      return 410
    default:
      return assertNever(outcome)
  }
}

function answer(status: number, outcome: string): Response {
  observeWebhook({ answer: outcome })

  return Response.json({ outcome }, { status, headers: { 'cache-control': 'no-store' } })
}
