import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { clientOf } from '#tests/integration/members/people.ts'
import { createSandboxOffer, openCompany, openHouse, type TestHouse } from '#tests/setup/company.ts'
import { addEvent, apiOf, openDesk } from './event-desk.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

describe('a delivery that could not be read when it came', () => {
  // As it was stored by an older Handoff, which did not know the form.
  const unread = { action: '', label: 'Unreadable delivery', subjectKind: '', subjectExternalId: '', candidateExternalId: null }
  const waiting = { state: 'NeedsAttention', reasonCode: 'wrong_shape', offerId: null, finishedAt: new Date() } as const

  test('is read anew by a replay, and brings in what it is about', async () => {
    const company = await openCompany(house)
    const api = await apiOf(company)
    const offerId = await createSandboxOffer(company)
    await company.account.control('delivery.settle')
    const told = await inTenant(company.scope, (tx) =>
      tx.event.findFirstOrThrow({ where: { subjectExternalId: offerId }, select: { id: true, label: true } }),
    )
    await inTenant(company.scope, (tx) => tx.event.updateMany({ where: { id: told.id }, data: { ...unread, ...waiting } }))
    const { total } = await api.replays.count({ filter: { ids: [told.id] } })
    const copy = await api.events.replay({ id: told.id })
    expect([total, copy.label]).toEqual([1, 'Unreadable delivery'])
    await house.drain()

    expect(await api.events.get({ id: copy.id })).toMatchObject({
      ...{ state: 'Done', label: told.label, subject: { kind: 'offer', externalId: offerId } },
      offer: { id: expect.any(String) },
    })
  })

  test('stays what it was where its form is still not known, replayed or tried again', async () => {
    const desk = await openDesk()
    const api = clientOf(desk, desk.admin)
    const id = await addEvent(desk, { ...unread, ...waiting, body: 'not json at all' })
    const again = await addEvent(desk, { ...unread, ...waiting, body: '[1, 2, 3]' })
    const copy = await api.events.replay({ id })
    await api.events.retry({ id: again })
    await house.drain()

    const still = { state: 'NeedsAttention', reasonCode: 'wrong_shape', label: 'Unreadable delivery' }
    expect(await api.events.get({ id: copy.id })).toMatchObject(still)
    expect(await api.events.get({ id: again })).toMatchObject(still)
  })
})
