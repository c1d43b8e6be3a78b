import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pLimit from 'p-limit'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OfferSummary } from '#lib/domain/offers/contract.ts'
import { offerStateSchema } from '#lib/domain/offers/schema.ts'
import type { OfferState } from '#lib/domain/offers/terms.ts'
import { type Stack, startStack } from '#scripts/stack.ts'
import { createTemporaryData } from '#scripts/temporary-data.ts'
import { testStackOptions } from '#scripts/test-stack.ts'
import { type ApiClient, openApi, signIn } from '#tests/setup/api-session.ts'
import { attachSandbox, type SandboxAccount } from '#tests/setup/sandbox-account.ts'

/** Deliveries in all, repeats included. `npm run test:storm` runs the full size. */
const DELIVERIES = Number(process.env.HANDOFF_STORM_SIZE ?? 200)
const AT_ONCE = 16

type Delivery = { url: string; body: string; signature: string; event: string }
type Truth = Awaited<ReturnType<typeof dumpOffers>>[number]

const data = createTemporaryData()
let stack: Stack
let api: ApiClient
let account: SandboxAccount
let sent = 0
beforeAll(async () => {
  stack = await startStack(await testStackOptions(data.dir))
  const { appUrl, sandboxUrl, controlToken } = stack
  const cookie = await signIn({ appUrl, email: stack.adminEmail ?? '', password: stack.adminPassword ?? '' })
  api = openApi({ appUrl, cookie, organization: 'saltmarsh-robotics' })
  account = await attachSandbox({ url: sandboxUrl ?? '', controlToken: controlToken ?? '' }).createAccount({
    scenario: 'empty',
    approvals: true,
  })
})
afterAll(async () => {
  await stack?.stop()
  data.remove()
})

test(`${DELIVERIES} signed webhooks, a third repeated and all shuffled, while worker and PostgreSQL are killed`, {
  timeout: 900_000,
}, async () => {
  await connect()
  await account.control('delivery.stop')
  const answered = new Set<string>()

  // Every act makes an event for the offer and some one for its application too: a round of n offers makes about 4 n deliveries.
  const count = Math.max(8, Math.ceil(DELIVERIES / 8))
  const offerIds = await createOffers(count)
  await Promise.all([sendStorm(await readDeliveries(), answered), killInBetween('worker')])
  await expect.poll(() => countOffers('Unpublished'), { timeout: 60_000, interval: 500 }).toBe(count)

  await changeOffers(offerIds)
  await Promise.all([sendStorm(await readDeliveries(), answered), killInBetween('worker'), killInBetween('postgres', 1_500)])

  const startedAt = Date.now()
  expect(sent).toBeGreaterThanOrEqual(DELIVERIES)
  await expect.poll(compareWithSandbox, { timeout: 60_000, interval: 1_000 }).toEqual([])
  process.stdout.write(
    `storm: ${sent} deliveries of ${answered.size} events, equal to the sandbox ${((Date.now() - startedAt) / 1000).toFixed(1)} s after the last delivery\n`,
  )
  expect(await readStoredEvents()).toEqual([...answered].sort())
})

async function connect(): Promise<void> {
  const connection = await api.connections.create({ environment: 'Sandbox', name: 'Storm', apiKey: account.apiKey })
  await api.connections.configure({ id: connection.id, events: ['offerCreate', 'offerUpdate'] })
  await expect.poll(async () => (await api.connections.get({ id: connection.id })).state, { timeout: 30_000 }).toBe('Connected')
}

/** Candidates with approved offers. */
async function createOffers(count: number): Promise<string[]> {
  const { id: jobId } = await account.control('job.create', { title: 'Field Engineer' })
  const offerIds: string[] = []
  for (let number = 0; number < count; number += 1) {
    const { candidateId } = await account.control('candidate.create', {
      name: `Candidate ${number} Ñandú`,
      email: `storm${number}@mail.example`,
    })
    const startDate = `2026-12-${String(1 + (number % 28)).padStart(2, '0')}`
    const offer = await account.control('offer.create', { candidateId, jobId, salary: 50_000 + number, currencyCode: 'EUR', startDate })
    await account.control('offer.approve', { offerId: offer.id })
    offerIds.push(String(offer.id))
  }

  return offerIds
}

/** Every offer changes, each in one of seven ways. */
async function changeOffers(offerIds: string[]): Promise<void> {
  const truths = new Map((await dumpOffers()).map((truth) => [truth.offerId, truth]))
  for (const [index, offerId] of offerIds.entries()) {
    await account.control('offer.update', { offerId, salary: 70_000 + index, skipApproval: true })
    const way = index % 7
    if (way === 1) await account.control('offer.decide', { offerId, decision: 'Accepted' })
    if (way === 2) await account.control('offer.decide', { offerId, decision: 'Declined' })
    if (way === 3) await account.control('offer.decide', { offerId, decision: 'Cancelled' })
    if (way === 4) await account.control('application.archive', { applicationId: truths.get(offerId)?.applicationId })
    if (way === 5) await account.control('offer.update', { offerId, startDate: '2027-01-04' })
    if (way === 6) await account.control('offer.update', { offerId, startDate: '2027-02-01', skipApproval: true })
  }
}

/** What the sandbox has to deliver so far, signed as Ashby signs it; a third stands twice, and all is shuffled. */
async function readDeliveries(): Promise<Delivery[]> {
  const { webhooks } = (await account.control('webhook.list')) as { webhooks: { id: string; requestUrl: string; secretToken: string }[] }
  const { deliveries } = (await account.control('delivery.list', { withBody: true, limit: 100_000 })) as {
    deliveries: { webhookId: string; action: string; body: string }[]
  }
  const secrets = new Map(webhooks.map((webhook) => [webhook.id, webhook]))
  const unique = deliveries.flatMap(({ webhookId, action, body }) => {
    const webhook = secrets.get(webhookId)
    if (!webhook || action === 'ping') return []
    const signature = `sha256=${createHmac('sha256', webhook.secretToken).update(body).digest('hex')}`

    return [{ url: webhook.requestUrl, body, signature, event: nameEvent(body) }]
  })
  const repeated = unique.filter((_, index) => index % 2 === 0)

  return [...unique, ...repeated]
    .map((delivery) => ({ delivery, order: Math.random() }))
    .sort((left, right) => left.order - right.order)
    .map(({ delivery }) => delivery)
}

function nameEvent(body: string): string {
  const { action, webhookActionId, data: payload } = JSON.parse(body)

  return [action, webhookActionId, payload.offer?.id ?? payload.application?.id].join(' ')
}

/** Delivers as Ashby does: anything but 200 is tried again later. */
async function sendStorm(deliveries: Delivery[], answered: Set<string>): Promise<void> {
  const limit = pLimit(AT_ONCE)
  await Promise.all(
    deliveries.map((delivery) =>
      limit(async () => {
        while (!(await isTaken(delivery))) await sleep(250)
        answered.add(delivery.event)
        sent += 1
      }),
    ),
  )
}

async function isTaken({ url, body, signature }: Delivery): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'ashby-signature': signature },
    })
    if (response.status !== 200 && response.status !== 503) throw new Error(`A delivery was answered ${response.status}.`)

    return response.status === 200
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

async function killInBetween(name: 'worker' | 'postgres', afterMs = 500): Promise<void> {
  await sleep(afterMs)
  stack.processes[name]?.kill('SIGKILL')
  await stack.processes[name]?.waitUntilReady()
}

async function countOffers(state: OfferState): Promise<number> {
  return (await api.offers.counts({}))[state]
}

async function listAll(): Promise<OfferSummary[]> {
  const offers: OfferSummary[] = []
  for (const state of offerStateSchema.options) {
    let cursor: string | undefined
    do {
      const page = await api.offers.list({ state, limit: 100, ...(cursor ? { cursor } : {}) })
      offers.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
  }

  return offers
}

async function dumpOffers() {
  const { offers } = await account.control('offer.dump')

  return offers as {
    offerId: string
    offerStatus: string
    applicationId: string
    applicationStatus: string
    candidateName: string
    candidateEmail: string
    jobTitle: string
    startDate: string
    salary: number
    currencyCode: string
  }[]
}

/** Differences between what Handoff shows and what the sandbox holds, by the candidate's address; empty when they are equal. */
async function compareWithSandbox(): Promise<string[]> {
  const shown = new Map((await listAll()).map((offer) => [offer.email, offer]))
  const truths = await dumpOffers()

  return truths.flatMap((truth) => {
    const offer = shown.get(truth.candidateEmail)
    if (!offer) return [`${truth.candidateEmail} is missing`]
    const ours = [offer.name, offer.jobTitle, offer.startDate, offer.baseSalary, offer.currency, offer.state, offer.sourceStatus]
    const theirs = [
      truth.candidateName,
      truth.jobTitle,
      truth.startDate,
      String(truth.salary),
      truth.currencyCode,
      expectState(truth),
      truth.offerStatus,
    ]

    return ours.join('|') === theirs.join('|') ? [] : [`${ours.join('|')} is not ${theirs.join('|')}`]
  })
}

function expectState({ offerStatus, applicationStatus }: Truth): OfferState {
  if (applicationStatus === 'Archived' || offerStatus === 'OfferCancelled') return 'Withdrawn'
  if (offerStatus === 'CandidateAccepted') return 'Accepted'

  return offerStatus === 'CandidateRejected' ? 'Declined' : 'Unpublished'
}

/** Every stored event of the storm; one stored twice stands twice. */
async function readStoredEvents(): Promise<string[]> {
  const client = new pg.Client(stack.databaseUrl)
  await client.connect()
  try {
    await client.query('set role handoff_app')
    await client.query(`select set_config('app.organization_id', (select id::text from organization limit 1), false)`)
    const { rows } = await client.query(
      `select concat_ws(' ', "action", "webhookActionId", "subjectExternalId") as event from "event" order by 1`,
    )

    return rows.map((row) => row.event).sort()
  } finally {
    await client.end()
  }
}
