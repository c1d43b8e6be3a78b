import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Act } from '#lib/domain/audit/schema.ts'
import { endpointPlace } from '#lib/domain/endpoints/mutations.ts'
import type { TestEventKind, TestEventResult } from '#lib/domain/events/contract.ts'
import { noteTestEvent } from '#lib/domain/events/tests/mutations.ts'
import { findTestEventId, getTestEndpoint, type TestEndpoint } from '#lib/domain/events/tests/queries.ts'
import { TEST_ACTION } from '#lib/domain/events/tests/terms.ts'
import { countAttempt } from '#lib/platform/auth/rate-limit.ts'
import { unseal } from '#lib/platform/crypto/seal.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { env } from '#lib/platform/env.ts'
import { toAppError } from '#lib/platform/errors.ts'
import { guardedFetch } from '#lib/platform/http/guarded-fetch.ts'
import { findSource } from '#lib/sources/registry.ts'
import type { SourceAdapter } from '#lib/sources/source.ts'
import { endpointUrl } from './endpoint-url.ts'

export type SendTestEvent = Act & {
  connectionId: string
  kind: TestEventKind /** Where this installation is reached. */
  appUrl?: string
}

/** One organization: a person with a dialog, not a load test. */
const SENDER = { name: 'test-event', attempts: 10, windowSeconds: 60 }

/**
 * Posts an event of our own to a connection's own address, over the network and signed with its own secret, so that everything that Ashby's
 * deliveries go through is tried. It is stored, marked as a test, and changes nothing. Asks Ashby nothing.
 * @throws AppError `not_found`, `conflict`, `rate_limited`.
 */
export async function sendTestEvent({
  scope,
  actor,
  origin,
  connectionId,
  kind,
  appUrl = env().APP_URL,
}: SendTestEvent): Promise<TestEventResult> {
  await countAttempt([{ rule: SENDER, key: scope.organizationId }])
  const endpoint = await getTestEndpoint({ scope, connectionId })
  const adapter = findSource(endpoint.source)
  if (!adapter) throw new Error(`There is no source ${endpoint.source}.`)
  await noteTestEvent({ scope, actor, origin, connectionId, kind })

  const webhookActionId = randomUUID()
  const request = prepareTest({ scope, adapter, endpoint, kind, webhookActionId, appUrl })
  const deliveries: TestEventResult['deliveries'] = []
  for (const expected of EXPECTED[kind]) deliveries.push(describeDelivery({ ...(await deliver(request)), expected }))

  return { deliveries, eventId: await findTestEventId({ scope, endpointId: endpoint.id, webhookActionId }) }
}

/** What has to come of each delivery of a test. */
type Expected = 'stored' | 'repeated' | 'refused'
const EXPECTED: Readonly<Record<TestEventKind, readonly Expected[]>> = {
  valid: ['stored'],
  tampered: ['refused'],
  repeated: ['stored', 'repeated'],
}

type PrepareTest = {
  scope: TenantScope
  adapter: SourceAdapter
  endpoint: TestEndpoint
  kind: TestEventKind
  webhookActionId: string
  appUrl: string
}
type TestRequest = { url: string; allowOrigin: string; body: string; headers: Record<string, string> }

function prepareTest({ scope, adapter, endpoint, kind, webhookActionId, appUrl }: PrepareTest): TestRequest {
  const token = unseal({ sealed: endpoint.tokenSealed, place: endpointPlace(scope, endpoint.id, 'token') })
  const secret = unseal({ sealed: endpoint.secretSealed, place: endpointPlace(scope, endpoint.id, 'secret') })
  const write = (data: object) => JSON.stringify({ action: TEST_ACTION, webhookActionId, data })
  const signed = write({ type: 'test' })
  const header = adapter.signBody({ rawBody: Buffer.from(signed), secret })

  return {
    url: endpointUrl(token, appUrl),
    // Our own address may stand in a private network, where this installation is on one.
    allowOrigin: new URL(appUrl).origin,
    body: kind === 'tampered' ? write({ type: 'tampered' }) : signed,
    headers: { 'content-type': 'application/json', 'user-agent': 'Handoff test event', [adapter.signatureHeader]: header },
  }
}

type Delivery = { status: number | null; outcome: string | null; durationMs: number; problem: string | null }

const answerSchema = z.object({ outcome: z.string() })
const TIMEOUT_MS = 10_000

async function deliver({ url, allowOrigin, body, headers }: TestRequest): Promise<Delivery> {
  const startedAt = performance.now()
  const durationMs = () => Math.round((performance.now() - startedAt) * 10) / 10
  try {
    const limits = { timeoutMs: TIMEOUT_MS, maxResponseBytes: 64 * 1024 }
    const { status, bodyText } = await guardedFetch({ url, method: 'POST', headers, body, allowOrigin, ...limits })

    return { status, outcome: readOutcome(bodyText), durationMs: durationMs(), problem: null }
  } catch (error) {
    return { status: null, outcome: null, durationMs: durationMs(), problem: toAppError(error).userMessage }
  }
}

/** Null for an answer that is not one of ours: something else stands at the address. */
function readOutcome(bodyText: string): string | null {
  try {
    return answerSchema.safeParse(JSON.parse(bodyText)).data?.outcome ?? null
  } catch {
    return null
  }
}

const AS_EXPECTED: Readonly<Record<Expected, string>> = {
  stored: 'Taken in and stored. Ashby’s events come through this way.',
  repeated: 'Recognised as the same event, counted, and not stored again.',
  refused: 'Refused, as it has to be: its body was changed after it was signed.',
}

function describeDelivery({ status, outcome, durationMs, problem, expected }: Delivery & { expected: Expected }) {
  const isExpected = outcome === expected
  const message = isExpected ? AS_EXPECTED[expected] : (problem ?? describeSurprise({ status, outcome, expected }))

  return { status, durationMs, isExpected, message }
}

function describeSurprise({ status, outcome, expected }: Pick<Delivery, 'status' | 'outcome'> & { expected: Expected }): string {
  if (outcome === null)
    return `Something else than Handoff answered at this address (${status}). Check APP_URL and what stands before Handoff.`
  if (outcome === 'refused') return 'Refused: the signature did not fit. Something on the way changes the body or the signature.'
  if (expected === 'refused')
    return 'Taken in although its body was changed after it was signed. Do not rely on this connection until this is mended.'
  if (outcome === 'unavailable') return 'Handoff could not store it. Check its database and its log, then send it again.'
  if (outcome === 'gone' || outcome === 'unknown_endpoint')
    return 'This address takes in nothing any more. Look at the webhooks of this account.'

  return `Handoff answered ${status} (${outcome}), which is not what has to come. Send it again, and look at its log if it stays so.`
}
