import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { BenchApi, BenchStack } from '#scripts/bench/stack/bench-stack.ts'
import { type BenchConnection, connect, createAccount, type SandboxAccount } from '#scripts/bench/stack/sandbox-account.ts'
import type { LoadRequest } from './post-all.ts'
import { sendEvenly } from './send-evenly.ts'
import { signBody } from './signed-events.ts'

/** How often is looked: what is measured can be that much too long. */
const LOOK_EVERY_MS = 75
/** More than come between two looks, and no page more than needed: looking must not take what is measured away from the machine. */
const LOOK_AT = 20
const GIVE_UP_MS = 60_000

/** An account whose offers are told by us instead of by the sandbox, so that the moment of sending is known. */
export type ToldAccount = { slug: string; api: BenchApi; account: SandboxAccount & { jobId: string }; connection: BenchConnection }

export async function openToldAccount(bench: BenchStack, name: string): Promise<ToldAccount> {
  const slug = await bench.createOrganization(name)
  const api = bench.openApi(slug)
  const account = await createAccount(bench)
  const connection = await connect({ api, account })
  await account.control('delivery.stop')

  return { slug, api, account, connection }
}

export type ToldOffer = { email: string; request: LoadRequest }

const deliverySchema = z.object({ deliveries: z.array(z.looseObject({ action: z.string(), body: z.string() })) })
const bodySchema = z.object({ data: z.object({ offer: z.looseObject({ id: z.string() }) }) })

/** Approved offers that Handoff has not heard of, each with the delivery that tells of it, as the sandbox wrote it. */
export async function prepareOffers(
  { account, connection }: ToldAccount,
  { count, name }: { count: number; name: string },
): Promise<ToldOffer[]> {
  const emails = new Map<string, string>()
  for (let number = 0; number < count; number += 1) {
    const email = `${name}${number}@mail.example`
    const { candidateId } = await account.control('candidate.create', { name: `Candidate ${name} ${number}`, email })
    const terms = { salary: 50_000 + number, currencyCode: 'EUR', startDate: '2027-01-04' }
    const offer = await account.control('offer.create', { candidateId, jobId: account.jobId, ...terms })
    await account.control('offer.approve', { offerId: offer.id })
    emails.set(String(offer.id), email)
  }
  const { deliveries } = deliverySchema.parse(
    await account.control('delivery.list', { withBody: true, action: 'offerUpdate', limit: 1_000_000 }),
  )
  const bodies = new Map(deliveries.toReversed().map(({ body }) => [bodySchema.parse(JSON.parse(body)).data.offer.id, body]))

  return [...emails].map(([offerId, email]) => {
    const body = bodies.get(offerId)
    if (!body) throw new Error('The sandbox has no delivery for an offer that it made.')

    return { email, request: signBody({ endpoint: connection.endpoint, body }) }
  })
}

export type MeasureVisible = { bench: BenchStack; told: ToldAccount; offers: readonly ToldOffer[]; perSecond: number }

/** Milliseconds from sending each delivery until its offer stands in the list of the API. */
export async function measureVisible({ bench, told, offers, perSecond }: MeasureVisible): Promise<number[]> {
  const sentAt = new Map<string, number>()
  const visibleAt = new Map<string, number>()
  const sending = sendEvenly({
    origin: bench.stack.appUrl,
    requests: offers.map(({ request }) => request),
    perSecond,
    onSent: (index) => {
      const offer = offers[index]
      if (offer) sentAt.set(offer.email, performance.now())
    },
  })
  const looking = lookUntilAll({ api: told.api, offers, visibleAt })
  await Promise.all([sending, looking])

  return offers.map(({ email }) => (visibleAt.get(email) ?? Number.NaN) - (sentAt.get(email) ?? Number.NaN))
}

type Look = { api: BenchApi; offers: readonly ToldOffer[]; visibleAt: Map<string, number> }

async function lookUntilAll({ api, offers, visibleAt }: Look): Promise<void> {
  const wanted = new Set(offers.map(({ email }) => email))
  let lastSeenAt = performance.now()
  while (wanted.size > 0) {
    const seen = await lookAtNewest({ api, wanted })
    const now = performance.now()
    for (const email of seen) {
      wanted.delete(email)
      visibleAt.set(email, now)
      lastSeenAt = now
    }
    if (now - lastSeenAt > GIVE_UP_MS) throw new Error(`${wanted.size} of ${offers.length} offers never came to be seen.`)
    await sleep(LOOK_EVERY_MS)
  }
}

/** The newest that nobody has seen yet: page after page, until most of one was seen before. They do not come in the order in which they were begun. */
async function lookAtNewest({ api, wanted }: { api: BenchApi; wanted: ReadonlySet<string> }): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await api.offers.list({ state: 'Unpublished', sort: 'newest', order: 'asc', limit: LOOK_AT, cursor })
    const fresh = page.items.flatMap(({ email }) => (email !== null && wanted.has(email) ? [email] : []))
    seen.push(...fresh)
    cursor = fresh.length > LOOK_AT / 2 ? (page.nextCursor ?? undefined) : undefined
  } while (cursor)

  return seen
}
