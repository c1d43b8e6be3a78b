import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { installCompany, makeWebhook, send as sendByHand } from '#tests/integration/by-hand/accounts.ts'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { allScopes } from '#tests/setup/sandbox-account.ts'
import { type Desk, deliver, findingOf, findWebhook, listWebhooks, makeOffer, openDesk, problemsOf } from './desks.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** One event that Handoff has no use for and no work with, signed with a secret as Ashby would. Answers the status. */
async function arrive({ requestUrl, secret }: { requestUrl: string; secret: string }): Promise<number> {
  const body = JSON.stringify({ action: 'surveySubmit', webhookActionId: randomUUID(), data: {} })
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  const headers = { 'content-type': 'application/json', 'ashby-signature': signature }

  return (await fetch(requestUrl, { method: 'POST', body, headers })).status
}

async function endpointOf({ api, connectionId: id }: Desk, webhookType = 'offerUpdate') {
  const found = (await api.connections.get({ id })).endpoints.find((endpoint) => endpoint.webhookType === webhookType)
  if (!found) throw new Error(`There is no endpoint ${webhookType}.`)

  return found
}

describe('new secrets for webhooks', () => {
  test('leave no instant at which a rightly signed delivery is refused, and the old secret ends with the first use of the new one', async () => {
    const desk = await openDesk(house)
    const { api, connectionId: id, scope } = desk
    const before = await findWebhook(desk)
    const { requestUrl } = before

    await api.doctor.rotateSecrets({ id })
    // Whatever Ashby has at an instant is accepted, from before the change to after it.
    const statuses: number[] = []
    let isDone = false
    const traffic = (async () => {
      do statuses.push(await arrive({ requestUrl, secret: before.secretToken }))
      while (!isDone)
    })()
    await house.drain().finally(() => {
      isDone = true
    })
    await traffic
    expect(statuses.length).toBeGreaterThan(1)
    expect(new Set(statuses)).toEqual(new Set([200]))

    const after = await findWebhook(desk)
    expect(after.secretToken).not.toBe(before.secretToken)
    expect(new Set((await listWebhooks(desk)).map(({ secretToken }) => secretToken)).size).toBe(8)
    expect(await endpointOf(desk)).toMatchObject({ isSecretChanging: true, rotatedAt: null })
    expect(findingOf(await api.doctor.report({ id }), 'secret:offerUpdate')).toMatchObject({ status: 'notice' })

    const together = [0, 1, 2, 3].map(() => arrive({ requestUrl, secret: after.secretToken }))
    expect(await Promise.all(together)).toEqual([200, 200, 200, 200])
    const changed = await endpointOf(desk)
    expect(changed).toMatchObject({ isSecretChanging: false, refusedCount: 0 })
    expect(changed.rotatedAt).not.toBeNull()
    expect(await endpointOf(desk, 'offerCreate')).toMatchObject({ isSecretChanging: true, rotatedAt: null })
    expect(await arrive({ requestUrl, secret: after.secretToken })).toBe(200)
    expect(await arrive({ requestUrl, secret: before.secretToken })).toBe(422)

    const acts = await inTenant(scope, (tx) =>
      tx.auditEntry.findMany({ where: { action: 'connection.secrets-rotated' }, orderBy: { id: 'asc' }, select: { actorKind: true } }),
    )
    expect(acts.map(({ actorKind }) => actorKind)).toEqual(['User', 'System'])
  })

  test('keep the sandbox’s own deliveries coming in, one record each', async () => {
    const desk = await openDesk(house)
    const { api, connectionId: id } = desk
    await makeOffer(desk)
    await api.doctor.rotateSecrets({ id })
    await deliver(house, desk)
    await makeOffer(desk)
    await deliver(house, desk)

    expect((await api.offers.list({ state: 'Unpublished' })).items).toHaveLength(2)
    expect(await endpointOf(desk, 'offerCreate')).toMatchObject({ isSecretChanging: false, refusedCount: 0 })
    expect(problemsOf(await api.doctor.examine({ id }))).toEqual([])
  })

  test('stay accepted beside the old ones where nobody knows which of them Ashby has; it is not asked again by itself', async () => {
    const desk = await openDesk(house)
    const { api, account, connectionId: id } = desk
    const before = await listWebhooks(desk)
    await account.control('faults.set', { lostAnswerNext: 1, onlyOperations: ['webhook.update'] })
    await api.doctor.rotateSecrets({ id })
    await house.drain()

    const after = await listWebhooks(desk)
    const [lost] = after.filter(
      ({ id: webhookId, secretToken }) => !before.some((old) => old.id === webhookId && old.secretToken === secretToken),
    )
    expect(lost).toBeDefined()
    const old = before.find((webhook) => webhook.id === lost?.id)
    expect(await arrive({ requestUrl: old?.requestUrl ?? '', secret: old?.secretToken ?? '' })).toBe(200)
    const report = await api.doctor.report({ id })
    expect(findingOf(report, 'rotation')).toMatchObject({ status: 'notice', code: 'ashby_outcome_unknown', act: 'rotateSecrets' })

    await api.doctor.rotateSecrets({ id })
    await house.drain()
    expect(findingOf(await api.doctor.report({ id }), 'rotation')).toBeUndefined()
    const last = (await listWebhooks(desk)).find((webhook) => webhook.id === lost?.id)
    // The same new secret was told once more: a third one would have made the second one invalid.
    expect(last?.secretToken).toBe(lost?.secretToken)
    expect(await arrive({ requestUrl: last?.requestUrl ?? '', secret: last?.secretToken ?? '' })).toBe(200)
  })

  test('are forgotten where Ashby refuses them, so that nothing waits for ever', async () => {
    const desk = await openDesk(house)
    const { api, account, connectionId: id } = desk
    await account.control('faults.set', { failOperations: [{ operation: 'webhook.update', code: 'invalid_input' }] })
    await api.doctor.rotateSecrets({ id })
    await house.drain()

    const { endpoints } = await api.connections.get({ id })
    expect(endpoints.map(({ isSecretChanging }) => isSecretChanging)).toEqual(Array(8).fill(false))
    const rotation = findingOf(await api.doctor.report({ id }), 'rotation')
    expect(rotation).toMatchObject({ status: 'notice', act: 'rotateSecrets' })
  })

  test('of webhooks made by hand are used side by side until somebody ends the change, and it is told when the new one was used', async () => {
    const company = await installCompany(house)
    const { api, connectionId: id, secret } = company
    await makeWebhook(company)
    await api.byHand.changeSecret({ id })
    const { nextSecret } = await api.byHand.showSecret({ id })
    const arriveByHand = (given: string | null) => {
      const application = {
        id: randomUUID(),
        status: 'Hired',
        updatedAt: '2026-11-20T10:00:00.000Z',
        candidate: { id: randomUUID(), name: 'Cher' },
      }
      return sendByHand(company, { action: 'pushToHRIS', data: { application }, secret: given ?? '' })
    }

    expect(await arriveByHand(secret)).toBe(200)
    expect((await api.connections.get({ id })).byHand).toMatchObject({ isSecretChanging: true, nextSecretUsedAt: null })
    expect(await arriveByHand(nextSecret)).toBe(200)
    const changing = await api.connections.get({ id })
    expect(changing.byHand?.nextSecretUsedAt).not.toBeNull()
    expect(await arriveByHand(secret)).toBe(200)
    expect(findingOf(await api.doctor.report({ id }), 'by-hand:secret')?.title).toContain('Ashby uses the new secret')

    await api.byHand.endSecretChange({ id, keep: 'new' })
    expect((await api.connections.get({ id })).byHand).toMatchObject({ isSecretChanging: false, nextSecretUsedAt: null })
    expect(await arriveByHand(nextSecret)).toBe(200)
  })
})

describe('a new API key', () => {
  test('is refused where it is of another Ashby account, and takes over at once where it is of the same', async () => {
    const [desk, other] = [await openDesk(house), await openDesk(house)]
    const { api, account, connectionId: id, keyId } = desk
    await makeOffer(desk)
    await deliver(house, desk)

    const stranger = await other.account.createKey({ scopes: allScopes })
    await expect(api.connections.replaceKey({ id, apiKey: stranger.apiKey })).rejects.toMatchObject({
      data: { code: 'key_of_another_account' },
    })
    expect((await api.connections.get({ id })).keyLastFour).not.toBe(stranger.apiKey.slice(-4))

    await account.control('key.update', { keyId, enabled: false })
    await makeOffer(desk)
    await deliver(house, desk)
    const fresh = await account.createKey({ scopes: allScopes })
    const replaced = await api.connections.replaceKey({ id, apiKey: fresh.apiKey })
    await house.drain()
    expect(replaced).toMatchObject({ keyLastFour: fresh.apiKey.slice(-4), problems: [], degradedAt: null })
    expect((await api.offers.list({ state: 'Unpublished' })).items).toHaveLength(2)
  })

  test('is of the same account also where every webhook was deleted in Ashby, if it sees an offer that came in', async () => {
    const desk = await openDesk(house)
    const { api, account, connectionId: id } = desk
    await makeOffer(desk)
    await deliver(house, desk)
    for (const webhook of await listWebhooks(desk)) await account.control('webhook.delete', { webhookId: webhook.id })

    const fresh = await account.createKey({ scopes: allScopes, confidential: true })
    expect(await api.connections.replaceKey({ id, apiKey: fresh.apiKey })).toMatchObject({ keyLastFour: fresh.apiKey.slice(-4) })
  })
})
