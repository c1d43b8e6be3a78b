import { afterAll, beforeAll, expect, test } from 'vitest'
import { permissionSchema } from '#lib/domain/access/schema.ts'
import { createOutgoingWebhook } from '#lib/domain/outgoing-webhooks/mutations.ts'
import { outgoingEvents } from '#lib/domain/outgoing-webhooks/terms.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { accept, decline, openPublished } from '#tests/integration/offer-answers/published.ts'
import { addOffer, type Desk, openDesk } from '#tests/integration/offer-publishing/desk.ts'
import { deliver, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'

// Each act is done as people and Ashby do it; nothing is sent: the address stands on this machine and is refused.
let house: TestHouse
let desk: Desk
beforeAll(async () => {
  house = await openHouse()
  desk = await openDesk(house)
  await listen(desk.company)
})
afterAll(() => Promise.all([house.close(), closeRateLimits()]))

async function listen({ scope, userId }: Pick<TestCompany, 'scope' | 'userId'>): Promise<void> {
  const actor = { kind: 'User', userId } as const
  const choices = { name: 'Payroll', url: 'https://127.0.0.1/', events: outgoingEvents, includesPay: true, includesConfidential: true }
  await createOutgoingWebhook({
    scope,
    actor,
    origin: { ipAddress: null, requestId: null },
    permissions: permissionSchema.options,
    choices,
  })
}

/** What was announced of an object, oldest first. */
async function toldOf({ scope }: Pick<TestCompany, 'scope'>, objectId: string): Promise<string[]> {
  const messages = await inTenant(scope, (tx) => tx.outgoingMessage.findMany({ where: { objectId }, orderBy: { id: 'asc' } }))

  return messages.map(({ event, state }) => (state === 'Cancelled' ? `${event} cancelled` : event))
}

test('an offer is told when it is published, and not where that is taken back before anybody can see it', async () => {
  const { id } = await addOffer(desk, { name: 'Told Once' })
  expect(await toldOf(desk.company, id)).toEqual([])
  const { versions } = await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
  const waiting = await inTenant(desk.company.scope, (tx) => tx.outgoingMessage.findFirstOrThrow({ where: { objectId: id } }))
  expect(Number(waiting.nextAttemptAt) - waiting.at.getTime()).toBeGreaterThan(9_000)

  await desk.client.offerPublishing.undo({ id, versionId: versions[0]?.id ?? '' })
  expect(await toldOf(desk.company, id)).toEqual(['offer.published cancelled'])
  await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
  await house.drain()
  expect(await toldOf(desk.company, id)).toEqual(['offer.published cancelled', 'offer.published'])
})

test('an offer that Ashby withdraws, and one that is answered there, is told once, however often it is read', async () => {
  const gone = await addOffer(desk, { name: 'Gone There' })
  const declined = await addOffer(desk, { name: 'Declined There' })
  await desk.company.account.control('offer.delete', { offerId: gone.externalId })
  await desk.company.account.control('offer.decide', { offerId: declined.externalId, decision: 'Declined' })
  await deliver(house, desk.company)
  await deliver(house, desk.company)

  expect(await toldOf(desk.company, gone.id)).toEqual(['offer.withdrawn'])
  expect(await toldOf(desk.company, declined.id)).toEqual(['offer.declined'])
})

test('an answer on the offer page is told', async () => {
  const yes = await openPublished(house, { name: 'Says Yes' })
  const no = await openPublished(house, { name: 'Says No' })
  await listen(yes.company)
  if (no.company.scope.organizationId !== yes.company.scope.organizationId) await listen(no.company)
  await accept(yes)
  await decline(no)

  expect(await toldOf(yes.company, yes.offerId)).toEqual(['offer.accepted'])
  expect(await toldOf(no.company, no.offerId)).toEqual(['offer.declined'])
})

test('a hire is told when it waits, is put aside and waits again; adding it tells of the person, undoing that of the hire', async () => {
  const { company, client } = desk
  const { externalId, id: offerId } = await addOffer(desk, { name: 'Ngozi Ó Briain' })
  await company.account.control('offer.decide', { offerId: externalId, decision: 'Accepted', hire: true })
  await deliver(house, company)
  expect(await toldOf(company, offerId)).toEqual(['offer.accepted'])
  const hire = await inTenant(company.scope, (tx) => tx.newHire.findFirstOrThrow({ where: { name: 'Ngozi Ó Briain' } }))
  const { id } = hire
  expect(await toldOf(company, id)).toEqual(['new_hire.pending'])

  await client.newHires.dismiss({ ids: [id], reason: 'Starts later' })
  await client.newHires.dismiss({ ids: [id], reason: 'Starts later' })
  await client.newHires.restore({ ids: [id] })
  expect(await toldOf(company, id)).toEqual(['new_hire.pending', 'new_hire.dismissed', 'new_hire.pending'])

  const { person } = await client.newHires.add({ id })
  expect(await toldOf(company, person?.id ?? '')).toEqual(['person.added'])
  await client.newHires.undoAdd({ id })
  expect((await toldOf(company, id)).at(-1)).toBe('new_hire.pending')
  expect((await toldOf(company, id)).length).toBe(4)
  // Nobody hears of somebody who is gone again before it was sent.
  await house.drain()
  expect(await toldOf(company, person?.id ?? '')).toEqual(['person.added cancelled'])
})

test('the worker tries it, and the guard refuses an address inside', async () => {
  await desk.client.people.create({
    values: { firstName: 'Zoë', lastName: 'Quill', personalEmail: 'zoe@mail.example', jobTitle: 'Clerk', startDate: '2030-01-07' },
  })
  await house.drain()
  const messages = await inTenant(desk.company.scope, (tx) =>
    tx.outgoingMessage.findMany({ where: { event: 'person.added', state: 'Waiting' }, include: { attempts: true } }),
  )

  expect(messages).toHaveLength(1)
  expect(messages[0]?.attempts[0]).toMatchObject({ isOk: false, problem: expect.stringContaining('private network') })
})
