import { randomUUID } from 'node:crypto'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { POST } from '#app/api/files/events/route.ts'
import { authorizePermission } from '#lib/domain/access/api.ts'
import { exportEvents } from '#lib/domain/events/exports/api.ts'
import { eventExportSchema } from '#lib/domain/events/exports/schema.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { firstIdAt } from '#lib/platform/db/id.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addMember, createContext, createTenant, type TestPerson } from '#tests/integration/access/tenants.ts'
import { clientOf } from '#tests/integration/members/people.ts'
import { addHire } from '#tests/integration/new-hires/inbox.ts'
import { addEvent, type EventDesk, openDesk } from './event-desk.ts'

let desk: EventDesk
let api: ReturnType<typeof clientOf>
const offerOf = new Map<string, string>()
beforeAll(async () => {
  desk = await openDesk()
  api = clientOf(desk, desk.admin)
  for (const [name, confidential] of [
    ['Léa Dubois', false],
    ['Secret Person', true],
  ] as const)
    offerOf.set(name, await addOffer(name, confidential))
})
afterAll(() => closeRateLimits())

async function addOffer(name: string, confidential: boolean): Promise<string> {
  const { organizationId } = desk.scope
  const row = {
    ...{ organizationId, connectionId: desk.connectionId, sourceKey: 'ashby', environment: 'Sandbox' as const },
    ...{
      externalId: randomUUID(),
      sourceStatus: 'CandidateAccepted',
      state: 'Accepted' as const,
      source: {},
      readings: {},
      raw: {},
      sourceReadAt: new Date(),
    },
    ...{ name, confidential, searchText: name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() },
  }

  return (await inTenant(desk.scope, (tx) => tx.offer.create({ data: row, select: { id: true } }))).id
}

const idsOf = async (input: Parameters<typeof api.events.list>[0], client = api) =>
  (await client.events.list(input)).items.map(({ id }) => id)

/** An id as it would have been made at an instant. */
const idAt = (instant: string) => firstIdAt(new Date(instant)).replace(/.{12}$/, randomUUID().slice(-12))

describe('the list', () => {
  test('keeps to a time, its end left out, on every page', async () => {
    const instants = [
      '2026-03-01T09:59:59.999Z',
      '2026-03-01T10:00:00Z',
      '2026-03-01T10:30:00Z',
      '2026-03-01T10:59:59.999Z',
      '2026-03-01T11:00:00Z',
    ]
    const ids: string[] = []
    for (const instant of instants) ids.push(await addEvent(desk, { id: idAt(instant), receivedAt: instant }))
    const bounds = { from: '2026-03-01T10:00:00Z', to: '2026-03-01T12:00:00+01:00' }

    expect(await idsOf(bounds)).toEqual([ids[3], ids[2], ids[1]])
    const first = await api.events.list({ ...bounds, limit: 2 })
    expect(first.items.map(({ id }) => id)).toEqual([ids[3], ids[2]])
    expect(await idsOf({ ...bounds, limit: 2, cursor: first.nextCursor ?? '' })).toEqual([ids[1]])
  })

  test('finds events by any whole id, Ashby’s or ours, and nothing by a part of one', async () => {
    const subjectExternalId = randomUUID()
    const webhookActionId = randomUUID()
    const candidateExternalId = randomUUID()
    const offerId = offerOf.get('Léa Dubois')
    const id = await addEvent(desk, { subjectExternalId, webhookActionId, candidateExternalId, offerId })

    for (const q of [id, subjectExternalId, webhookActionId, candidateExternalId]) expect(await idsOf({ q })).toEqual([id])
    expect(await idsOf({ q: offerId })).toContain(id)
    expect(await idsOf({ q: subjectExternalId.slice(0, 20) })).toEqual([])
    expect(await idsOf({ q: subjectExternalId, state: 'Failed' })).toEqual([])
    expect(await idsOf({ q: randomUUID() })).toEqual([])
  })

  test('finds events by their reason code and by the name of whom they are about', async () => {
    const offerId = offerOf.get('Léa Dubois')
    const hired = await addHire(desk)
    const byCode = await addEvent(desk, { state: 'NeedsAttention', reasonCode: 'offer_hidden' })
    const byOffer = await addEvent(desk, { offerId, state: 'Failed' })
    const byHire = await addEvent(desk, { newHireId: hired })

    expect(await idsOf({ q: 'offer_hidden' })).toEqual([byCode])
    expect(await idsOf({ q: 'dubois lea', state: 'Failed' })).toEqual([byOffer])
    expect(await idsOf({ q: 'dubois', to: '2020-01-01T00:00:00Z' })).toEqual([])
    expect(await idsOf({ q: 'NGOZI' })).toEqual([byHire])
    expect(await idsOf({ q: 'nobody of that name' })).toEqual([])
  })

  test('pages through matches without losing or repeating one', async () => {
    const offerId = await addOffer('Paged Person', false)
    const ids: string[] = []
    for (let count = 0; count < 7; count += 1) ids.unshift(await addEvent(desk, { offerId }))

    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await api.events.list({ q: 'paged', limit: 3, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(seen).toEqual(ids)
  })
})

describe('what somebody may not see', () => {
  let recruiter: TestPerson
  beforeAll(async () => {
    recruiter = await addMember(desk, 'Recruiter')
  })

  test('no search finds: neither confidential offers nor, without the inbox, new hires', async () => {
    const hidden = await addEvent(desk, { offerId: offerOf.get('Secret Person'), reasonCode: 'secret_reason', state: 'NeedsAttention' })
    const newHireId = await addHire(desk, { values: { firstName: 'Zacharias', lastName: 'Quill' } })
    const hire = await addEvent(desk, { newHireId })
    const client = clientOf(desk, recruiter)

    expect(await idsOf({ q: 'secret person' })).toEqual([hidden])
    expect(await idsOf({ q: 'zacharias' })).toEqual([hire])
    for (const q of ['secret person', hidden, offerOf.get('Secret Person'), 'secret_reason', 'zacharias', newHireId])
      expect(await idsOf({ q }, client)).toEqual([])
  })

  test('no export holds, nor anything that a spreadsheet would run', async () => {
    await addEvent(desk, { offerId: offerOf.get('Secret Person') })
    await addEvent(desk, { label: '=HYPERLINK("https://evil.example")', body: '{"action":"x","data":{"secret":"in the body"}}' })
    const admin = await readExport(desk.admin)
    const { text } = await readExport(recruiter)

    expect(admin.text).toContain('Secret Person')
    expect(admin.text).not.toContain('in the body')
    expect(text).not.toContain('Secret Person')
    for (const cell of admin.rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  })

  test('the export follows the filters, is written down, and refuses strangers and other origins', async () => {
    const id = await addEvent(desk, { state: 'Failed', reasonCode: 'rare_code' })
    expect((await readExport(desk.admin, { q: 'rare_code' })).rows).toHaveLength(1)
    expect((await readExport(desk.admin, { q: 'dubois' })).rows.length).toBeGreaterThan(0)
    const { items } = await api.audit.list({ action: 'event.exported' })
    expect(items.length).toBeGreaterThan(1)
    expect(JSON.stringify(items)).not.toContain('dubois')

    const stranger = await createTenant()
    expect(await idsOf({ q: id }, clientOf(stranger, stranger.admin))).toEqual([])
    const ask = (headers: Record<string, string>) =>
      POST(
        new Request('http://localhost/api/files/events', {
          method: 'POST',
          body: '{}',
          headers: { 'content-type': 'application/json', ...headers },
        }),
      )
    expect((await ask({ origin: process.env.APP_URL ?? 'http://localhost:3000' })).status).not.toBe(200)
    expect((await ask({ origin: 'https://evil.example' })).status).toBe(403)
  })
})

test('counts and the lists of trouble leave out what was replayed; the whole list keeps it', async () => {
  const tenant = await openDesk()
  const client = clientOf(tenant, tenant.admin)
  const replayed = await addEvent(tenant, { state: 'NeedsAttention', replayedAt: new Date() })
  const waiting = await addEvent(tenant, { state: 'NeedsAttention' })
  await addEvent(tenant, { state: 'Failed', replayedAt: new Date() })
  await addEvent(tenant, { state: 'Done', id: idAt('2026-01-01T00:00:00Z') })

  expect(await client.events.counts()).toEqual({ needsAttention: 1, failed: 0, recent: 3 })
  expect((await client.events.list({ state: 'NeedsAttention' })).items.map(({ id }) => id)).toEqual([waiting])
  expect((await client.events.list({})).items.map(({ id }) => id)).toContain(replayed)
  expect(await client.home.get()).toMatchObject({ needsAttentionCount: 1, failedCount: 0 })
})

async function readExport(person: Pick<TestPerson, 'sessionId'>, filter: Parameters<typeof eventExportSchema.parse>[0] = {}) {
  const context = createContext({ sessionId: person.sessionId, slug: desk.slug })
  const access = await authorizePermission({ context, permission: 'events.read' })
  const text = await new Response(await exportEvents({ access, filter: eventExportSchema.parse(filter) })).text()
  const [, ...rows] = Papa.parse<string[]>(text.trim()).data

  return { text, rows }
}
