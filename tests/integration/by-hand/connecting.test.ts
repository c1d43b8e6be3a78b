import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addCustomRole, addMember, callAs, outcomeOf } from '#tests/integration/access/tenants.ts'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { apply, deliver, installCompany, makeWebhook, readHires, send } from './accounts.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const application = (id: string) => ({
  application: { id, status: 'Hired', updatedAt: '2026-11-20T10:00:00.000Z', candidate: { id: crypto.randomUUID(), name: 'Cher' } },
})

describe('an account connected by hand', () => {
  test('waits for Ashby’s ping, is connected by it, and verified by the first signed event', async () => {
    const company = await installCompany(house)
    const { api, connectionId: id } = company
    expect(await api.connections.get({ id })).toMatchObject({
      state: 'Configuring',
      keyLastFour: null,
      isVerified: false,
      endpoints: [],
      problems: [],
      byHand: { pingedAt: null, verifiedAt: null },
    })

    await makeWebhook(company)
    const pinged = await api.connections.get({ id })
    expect(pinged).toMatchObject({ state: 'Connected', health: 'Connected', isVerified: false })
    expect(pinged.byHand?.pingedAt).not.toBeNull()

    const { applicationId } = await apply(company, { salary: null })
    await company.account.control('application.hire', { applicationId })
    await deliver(house, company)
    expect(await api.connections.get({ id })).toMatchObject({ health: 'Connected', isVerified: true })
  })

  test('refuses a wrong secret with 422, counts and shows it, and takes in the same event once the secret is mended', async () => {
    const company = await installCompany(house)
    const { api, account, connectionId: id, secret } = company
    const webhookId = await makeWebhook(company, { secretToken: `${secret}x` })
    const { applicationId } = await apply(company, { salary: null })
    await account.control('application.hire', { applicationId })
    await deliver(house, company)

    const refused = await api.connections.get({ id })
    expect(refused.byHand).toMatchObject({ isRefusing: true, verifiedAt: null })
    expect(refused.byHand?.refusedCount).toBeGreaterThan(0)
    expect(refused.byHand?.lastRefusedAt).not.toBeNull()
    expect(refused.problems.map(({ code }) => code)).toEqual(['by_hand_refused'])
    expect(refused.problems[0]?.message).toContain('Nothing is lost: Ashby tries again for hours')
    expect(await readHires(company)).toHaveLength(0)

    await account.control('webhook.update', { webhookId, secretToken: secret })
    // Ashby's next try is the same event, byte for byte.
    const { events } = (await account.control('event.list')) as { events: { id: string; action: string }[] }
    await account.control('event.repeat', { eventId: events.find(({ action }) => action === 'candidateHire')?.id })
    await deliver(house, company)
    expect(await readHires(company)).toMatchObject([{ externalId: applicationId, state: 'Pending' }])
    expect(await api.connections.get({ id })).toMatchObject({ problems: [], byHand: { isRefusing: false } })
  })

  test('refuses a delivery without a signature', async () => {
    const company = await installCompany(house)

    expect(await send(company, { action: 'candidateHire', data: application(crypto.randomUUID()), secret: null })).toBe(422)
    expect((await company.api.connections.get({ id: company.connectionId })).byHand?.refusedCount).toBe(1)
  })

  test('accepts two secrets while one is being changed, and then only the new one', async () => {
    const company = await installCompany(house)
    const { api, connectionId: id, secret } = company
    const arrive = (given: string) => send(company, { action: 'pushToHRIS', data: application(crypto.randomUUID()), secret: given })
    expect((await api.byHand.changeSecret({ id })).byHand?.isSecretChanging).toBe(true)
    expect(await outcomeOf(api.byHand.changeSecret({ id }))).toBe('conflict')
    const { nextSecret } = await api.byHand.showSecret({ id })
    expect(await arrive(secret)).toBe(200)
    expect(await arrive(nextSecret ?? '')).toBe(200)

    await api.byHand.endSecretChange({ id, keep: 'new' })
    expect(await api.byHand.showSecret({ id })).toEqual({ secret: nextSecret, nextSecret: null })
    expect(await arrive(nextSecret ?? '')).toBe(200)
    expect(await arrive(secret)).toBe(422)
  })

  test('tells its secret to nobody without the permission, in no other answer, and writes down each time it was shown', async () => {
    const company = await installCompany(house)
    const { api, connectionId: id, scope, slug, secret } = company
    const reader = await addMember(company, 'HR')
    const other = await addMember(company, await addCustomRole(company, ['organization.read', 'offers.read']))
    const hr = callAs({ sessionId: reader.sessionId, slug })
    const stranger = callAs({ sessionId: other.sessionId, slug })

    expect(await outcomeOf(hr.byHand.showSecret({ id }))).toBe('forbidden')
    expect(await outcomeOf(hr.byHand.changeSecret({ id }))).toBe('forbidden')
    expect(await outcomeOf(hr.byHand.install({ environment: 'Ashby', name: 'X' }))).toBe('forbidden')
    expect((await hr.connections.get({ id })).byHand?.requestUrl).toBeNull()
    expect(await outcomeOf(stranger.connections.get({ id }))).toBe('forbidden')
    const answers = JSON.stringify([await api.connections.get({ id }), await api.connections.list({}), await api.home.get({})])
    expect(answers).not.toContain(secret)
    expect(JSON.stringify(await api.connections.list({}))).not.toContain(company.requestUrl)

    const shown = await inTenant(scope, (tx) => tx.auditEntry.findMany({ where: { action: 'connection.secret-shown' } }))
    expect(shown).toHaveLength(1)
  })

  test('is not another organization’s to see or change', async () => {
    const [company, other] = [await installCompany(house), await installCompany(house)]

    expect(await outcomeOf(other.api.byHand.showSecret({ id: company.connectionId }))).toBe('not_found')
    expect(await outcomeOf(other.api.byHand.changeSecret({ id: company.connectionId }))).toBe('not_found')
  })

  test('says in words what it cannot do, instead of failing', async () => {
    const { api, connectionId: id } = await installCompany(house)

    expect(await outcomeOf(api.sweeps.start({ connectionId: id }))).toBe('conflict')
    expect(await outcomeOf(api.connections.configure({ id, events: ['offerCreate'] }))).toBe('conflict')
    await expect(api.connections.recheck({ id })).rejects.toMatchObject({ data: { code: 'no_key' } })
    await expect(api.connections.setWriteBack({ id, isOn: true })).rejects.toMatchObject({ data: { code: 'no_key' } })
    expect(await outcomeOf(api.byHand.remove({ id }))).toBe('conflict')
    expect(await outcomeOf(api.byHand.install({ environment: 'Sandbox', name: 'Again' }))).toBe('conflict')
  })

  test('can be ended and taken up again: what the old address is sent is refused for good, and one that was used is listed to delete', async () => {
    const company = await installCompany(house)
    const { api, connectionId: id } = company
    await makeWebhook(company)
    const ended = await api.connections.disconnect({ id })
    expect(ended).toMatchObject({ state: 'Disconnected', byHand: null, deleteByHand: [{ webhookType: 'byHand', url: company.requestUrl }] })
    expect(await send(company, { action: 'candidateHire', data: application(crypto.randomUUID()) })).toBe(410)

    const again = await api.byHand.install({ environment: 'Sandbox', name: 'Again' })
    expect(again).toMatchObject({ id, state: 'Configuring', deleteByHand: [{ url: company.requestUrl }] })
    expect(again.byHand?.requestUrl).not.toBe(company.requestUrl)
  })
})
