import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { pauseConnection, requestConfiguration, resumeConnection, setChosenEvents } from '#lib/domain/connections/mutations.ts'
import { getConnection } from '#lib/domain/connections/queries.ts'
import { putBack } from '#lib/domain/events/attempts/mutations.ts'
import { retryEvent } from '#lib/domain/events/mutations.ts'
import { getEvent, listEvents } from '#lib/domain/events/queries.ts'
import { enqueueWaiting } from '#lib/domain/events/waiting/mutations.ts'
import { lockOfferField, setOfferField } from '#lib/domain/offers/edits/mutations.ts'
import { listOffers } from '#lib/domain/offers/lists/queries.ts'
import { getOffer } from '#lib/domain/offers/queries.ts'
import type { OfferState } from '#lib/domain/offers/terms.ts'
import { updateOrganization } from '#lib/domain/organizations/mutations.ts'
import { startSweep } from '#lib/domain/sweeps/mutations.ts'
import { listLatestSweeps } from '#lib/domain/sweeps/queries.ts'
import { disconnect } from '#lib/pipeline/disconnect-connection.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { log } from '#lib/platform/log.ts'
import { ashbyWebhookTypes } from '#lib/sources/ashby/webhooks.ts'
import {
  createSandboxOffer,
  deliver,
  dumpOffers,
  editAs,
  openCompany,
  openHouse,
  type TestCompany,
  type TestHouse,
} from '#tests/setup/company.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const visibility = { confidential: true }
const origin = { ipAddress: null, requestId: null }
const by = ({ scope, userId, connectionId }: TestCompany) => ({ scope, actor: { kind: 'User', userId } as const, origin, id: connectionId })

async function readOffers({ scope }: TestCompany, state: OfferState = 'Unpublished') {
  return (await listOffers({ scope, visibility, state, sort: 'newest', order: 'asc', limit: 100 })).items
}

async function sweep(company: TestCompany) {
  const { id: connectionId, ...rest } = by(company)
  await startSweep({ ...rest, connectionId, trigger: 'Requested' })
  await house.drain()

  return (await listLatestSweeps(company.scope))[0]
}

describe('trying an event again', () => {
  test('reads Ashby again, so that what was switched on since comes in', async () => {
    const company = await openCompany(house, { events: ['offerUpdate'] })
    await createSandboxOffer(company)
    await deliver(house, company)
    await setChosenEvents({ ...by(company), events: ['offerCreate', 'offerUpdate'] })
    const events = await listEvents({ scope: company.scope, visibility, limit: 10 })
    const ignored = events.items.find(({ reasonCode }) => reasonCode === 'offer_create_off')
    await retryEvent({ ...by(company), id: ignored?.id ?? '' })
    await house.drain()

    expect(await readOffers(company)).toHaveLength(1)
    expect(await getEvent({ scope: company.scope, id: ignored?.id ?? '', visibility })).toMatchObject({
      state: 'Done',
      reasonCode: 'added',
    })
  })

  test('and settling it is not undone by a job that comes late', async () => {
    const company = await openCompany(house)
    await createSandboxOffer(company)
    await deliver(house, company)
    const { items } = await listEvents({ scope: company.scope, visibility, limit: 10 })
    const done = items.find(({ state }) => state === 'Done')
    const reason = { code: 'held', message: 'late' }
    await inTenant(company.scope, (tx) => putBack(tx, { scope: company.scope, id: done?.id ?? '', reason, retryAt: null }))

    expect(await getEvent({ scope: company.scope, id: done?.id ?? '', visibility })).toMatchObject({ state: 'Done' })
  })
})

describe('a paused account', () => {
  test('cannot be configured past its pause', async () => {
    const company = await openCompany(house)
    await pauseConnection(by(company))
    await expect(requestConfiguration({ ...by(company), events: ['offerCreate'] })).rejects.toThrow('paused')
    expect(await getConnection({ scope: company.scope, id: company.connectionId })).toMatchObject({ state: 'Paused' })
  })

  test('is not asked by a check that was on its way, and what waits is enqueued once it is resumed', async () => {
    const company = await openCompany(house)
    const { id: connectionId, ...rest } = by(company)
    await startSweep({ ...rest, connectionId, trigger: 'Requested' })
    await pauseConnection(by(company))
    await house.drain()
    expect((await listLatestSweeps(company.scope))[0]).toMatchObject({ state: 'Failed', error: { code: 'paused' } })

    await resumeConnection({ ...by(company), follow: (tx) => enqueueWaiting(tx, { scope: company.scope, connectionId }) })
    expect(await sweep(company)).toMatchObject({ state: 'Done', error: null })
  })
})

describe('a check of Ashby', () => {
  test('brings in what no webhook told, and withdraws what was deleted unseen', async () => {
    const company = await openCompany(house)
    const deleted = await createSandboxOffer(company, { name: 'Soon Gone' })
    await deliver(house, company)
    await company.account.control('faults.set', { dropWebhookRate: 1 })
    await createSandboxOffer(company, { name: 'Never Told' })
    await company.account.control('offer.delete', { offerId: deleted })

    expect(await sweep(company)).toMatchObject({ state: 'Done', added: 1, gone: 1, failed: 0 })
    expect((await readOffers(company)).map(({ name }) => name)).toEqual(['Never Told'])
    expect((await readOffers(company, 'Withdrawn')).map(({ name }) => name)).toEqual(['Soon Gone'])
  })

  test('does not take what is hidden from a key for deleted', async () => {
    const company = await openCompany(house)
    const { id: jobId } = await company.account.control('job.create', { title: 'Secret project', confidential: true })
    const { candidateId } = await company.account.control('candidate.create', { name: 'Hidden Person', email: 'hidden@mail.example' })
    const terms = { salary: 1, currencyCode: 'EUR', startDate: '2026-12-07', status: 'WaitingOnCandidateResponse' }
    const { id: externalId } = await company.account.control('offer.create', { candidateId, jobId, ...terms })
    await deliver(house, company)
    expect(await readOffers(company)).toMatchObject([{ isConfidential: true }])
    const warned = vi.spyOn(log, 'warn')

    await company.account.control('key.update', { keyId: company.keyId, confidential: false })
    expect(await sweep(company)).toMatchObject({ state: 'Done', gone: 0, failed: 1 })
    expect(await readOffers(company)).toMatchObject([{ name: 'Hidden Person', isConfidential: true }])
    const line = { organizationId: company.scope.organizationId, externalId, code: expect.stringMatching(/_hidden$/) }
    expect(warned).toHaveBeenCalledWith(expect.objectContaining(line), 'offer hidden from a sweep')
  })
})

describe('a key that lost a permission', () => {
  test('keeps what was read with it: names stay, and confidential stays confidential', async () => {
    const company = await openCompany(house)
    await createSandboxOffer(company)
    await deliver(house, company)
    const [before] = await readOffers(company)
    expect(before?.department).toEqual(expect.any(String))
    const poor = ['apiKeys:read', 'apiKeys:write', 'candidates:read', 'offers:read']
    await company.account.control('key.update', { keyId: company.keyId, scopes: poor })
    await db().$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.organization_id', ${company.scope.organizationId}, true)`
      await tx.connection.updateMany({ data: { keyScopes: poor } })
    })
    await sweep(company)

    expect(await readOffers(company)).toMatchObject([{ department: before?.department, location: before?.location, isConfidential: false }])
  })
})

describe('an edit', () => {
  test('is refused when the field changed since the person looked', async () => {
    const company = await openCompany(house)
    await createSandboxOffer(company, { salary: 50_000 })
    await deliver(house, company)
    const [offer] = await readOffers(company)
    const edit = { ...editAs(company), offerId: offer?.id ?? '', field: 'baseSalary' }
    await setOfferField({ ...edit, text: '60000', seen: { value: '50000', ashby: '50000' } })

    await expect(setOfferField({ ...edit, text: '70000', seen: { value: '50000', ashby: '50000' } })).rejects.toThrow(
      'changed while you were looking',
    )
    expect((await readOffers(company))[0]?.baseSalary).toBe('60000')
  })

  test('that locks a default pins what is shown', async () => {
    const company = await openCompany(house)
    await createSandboxOffer(company)
    await deliver(house, company)
    await updateOrganization({ scope: company.scope, actor: by(company).actor, origin, changes: { defaultPayInterval: 'Year' } })
    await house.drain()
    const [offer] = await readOffers(company)
    expect(offer?.payInterval).toBe('Year')
    await lockOfferField({ ...editAs(company), offerId: offer?.id ?? '', field: 'payInterval', isLocked: true })
    await updateOrganization({ scope: company.scope, actor: by(company).actor, origin, changes: { defaultPayInterval: 'Month' } })
    await house.drain()

    const detail = await getOffer({ scope: company.scope, id: offer?.id ?? '', visibility })
    expect(detail.fields.find(({ key }) => key === 'payInterval')).toMatchObject({ value: 'Year', isLocked: true })
  })
})

test('disconnecting with a dead key lists every webhook to delete by hand', async () => {
  const company = await openCompany(house)
  await company.account.control('key.update', { keyId: company.keyId, enabled: false })
  await disconnect(by(company))
  const { endpoints, state } = await getConnection({ scope: company.scope, id: company.connectionId })
  expect(state).toBe('Disconnected')
  expect(endpoints.map((endpoint) => endpoint.state)).toEqual(ashbyWebhookTypes.map(() => 'Abandoned'))
})

test('a create call whose answer was lost is abandoned, and the next attempt uses a fresh address', async () => {
  const company = await openCompany(house)
  const [before] = (await getConnection({ scope: company.scope, id: company.connectionId })).endpoints
  const { webhooks } = (await company.account.control('webhook.list')) as { webhooks: { id: string; webhookType: string }[] }
  const victim = webhooks.find(({ webhookType }) => webhookType === before?.webhookType)
  await company.account.control('webhook.delete', { webhookId: victim?.id })
  await company.account.control('faults.set', { lostAnswerNext: 1, onlyOperations: ['webhook.create'] })
  await requestConfiguration({ ...by(company), events: ['offerCreate'] })
  await house.drain()
  const cut = await getConnection({ scope: company.scope, id: company.connectionId })
  expect(cut.configureError).toMatchObject({ code: 'ashby_outcome_unknown' })
  expect(cut.endpoints.filter(({ state }) => state === 'Abandoned')).toHaveLength(1)

  await requestConfiguration({ ...by(company), events: ['offerCreate'] })
  await house.drain()
  const mended = await getConnection({ scope: company.scope, id: company.connectionId })
  expect(mended.endpoints.filter(({ state }) => state === 'Active')).toHaveLength(ashbyWebhookTypes.length)
  expect(mended.endpoints.filter(({ state }) => state === 'Abandoned')).toHaveLength(1)
  expect(await dumpOffers(company)).toEqual([])
})
