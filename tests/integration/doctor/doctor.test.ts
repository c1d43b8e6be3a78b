import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMember, callAs, outcomeOf } from '#tests/integration/access/tenants.ts'
import { installCompany, makeWebhook } from '#tests/integration/by-hand/accounts.ts'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { allScopes } from '#tests/setup/sandbox-account.ts'
import { deliver, findingOf, findWebhook, makeOffer, openDesk, problemsOf, readTold } from './desks.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

describe('the doctor', () => {
  test('finds nothing wrong with a new account, says what it cannot know, and counts what came in', async () => {
    const desk = await openDesk(house)
    const { api, connectionId: id } = desk
    await makeOffer(desk)
    await deliver(house, desk)

    const report = await api.doctor.examine({ id })
    expect(problemsOf(report)).toEqual([])
    expect(report.degradedAt).toBeNull()
    expect(report.examinedAt).not.toBeNull()
    expect(findingOf(report, 'key')).toMatchObject({ status: 'ok' })
    expect(findingOf(report, 'webhook:offerUpdate')).toMatchObject({ status: 'ok', title: 'Offer Update is on' })
    expect(findingOf(report, 'toggle:confidential')).toMatchObject({ status: 'unknown' })
    expect(findingOf(report, 'toggle:private-fields')).toMatchObject({ status: 'unknown' })
    expect(report.figures).toMatchObject({ refused24h: 0, failed24h: 0, lagMs: null, keyAgeDays: 0, apiVersion: '2026-01-01' })
    expect(report.figures.apiVersionStatus).toBe('active')
    expect(report.figures.received24h).toBeGreaterThan(0)
    expect(report.figures.nextSweepAt).not.toBeNull()
  })

  test('takes a confidential job that was seen for proof of the toggle', async () => {
    const desk = await openDesk(house)
    const job = await desk.account.control('job.create', { title: 'Head of Secrets', confidential: true })
    await makeOffer(desk, { jobId: String(job.id) })
    await deliver(house, desk)

    expect(findingOf(await desk.api.doctor.report({ id: desk.connectionId }), 'toggle:confidential')).toMatchObject({ status: 'ok' })
  })

  test('measures permissions by what is switched on, and says what to tick', async () => {
    const desk = await openDesk(house, { scopes: allScopes.filter((scope) => scope !== 'organization:read') })
    const { api, account, connectionId: id, keyId } = desk
    await api.connections.setWriteBack({ id, isOn: true })
    expect(problemsOf(await api.doctor.examine({ id }))).toEqual([])

    await account.control('key.update', {
      keyId,
      scopes: allScopes.filter((scope) => scope !== 'offers:write' && scope !== 'organization:read'),
    })
    const report = await api.doctor.examine({ id })
    expect(findingOf(report, 'permission:organization:read')).toMatchObject({ status: 'notice' })
    const lacking = findingOf(report, 'permission:offers:write')
    expect(lacking).toMatchObject({ status: 'problem', code: 'permission_missing', act: 'examine' })
    expect(lacking?.detail).toContain('tick Offers: Write')
    expect((await api.connections.get({ id })).problems).toMatchObject([{ code: 'permission_missing' }])

    await api.connections.setWriteBack({ id, isOn: false })
    expect(problemsOf(await api.doctor.report({ id }))).toEqual([])
  })

  test('finds a webhook that Ashby turned off, enables it, and tells of both once', async () => {
    const desk = await openDesk(house)
    const { api, account, connectionId: id } = desk
    const { id: webhookId } = await findWebhook(desk)
    await account.control('webhook.update', { webhookId, enabled: false })

    expect(problemsOf(await api.doctor.examine({ id }))).toEqual(['webhook_off'])
    expect(problemsOf(await api.doctor.examine({ id }))).toEqual(['webhook_off'])
    const degraded = await api.connections.get({ id })
    expect(degraded).toMatchObject({ health: 'Degraded', problems: [{ code: 'webhook_off' }] })
    expect(degraded.degradedAt).not.toBeNull()
    expect(await readTold(desk)).toEqual(['connection.needs-attention'])
    expect((await api.notifications.list({})).items[0]?.title).toBe('Main account needs attention: something does not work any more')

    const mended = await api.doctor.enableWebhooks({ id })
    expect(problemsOf(mended)).toEqual([])
    expect(mended.degradedAt).toBeNull()
    expect((await findWebhook(desk)).enabled).toBe(true)
    expect(await readTold(desk)).toEqual(['connection.needs-attention', 'connection.recovered'])
    expect((await api.notifications.list({})).items[0]?.title).toBe('Main account works again')
  })

  test('says so where a webhook stays off because Ashby cannot reach Handoff', async () => {
    const desk = await openDesk(house)
    const { api, account, connectionId: id } = desk
    const { id: webhookId } = await findWebhook(desk)
    await account.control('webhook.update', { webhookId, requestUrl: 'http://127.0.0.1:9/nobody' })

    expect(problemsOf(await api.doctor.examine({ id }))).toEqual(['webhook_off'])
    expect(problemsOf(await api.doctor.enableWebhooks({ id }))).toEqual(['webhook_off'])
  })

  test('finds a webhook that was deleted in Ashby; configuring makes another one', async () => {
    const desk = await openDesk(house)
    const { api, account, connectionId: id } = desk
    await account.control('webhook.delete', { webhookId: (await findWebhook(desk)).id })

    const report = await api.doctor.examine({ id })
    expect(findingOf(report, 'webhooks:missing')).toMatchObject({ title: 'Ashby has no webhook for Offer Update', act: 'configure' })
    await api.connections.configure({ id, events: ['offerCreate', 'offerUpdate'] })
    await house.drain()
    expect(await readTold(desk)).toEqual(['connection.needs-attention', 'connection.recovered'])
    expect((await findWebhook(desk)).enabled).toBe(true)
  })

  test('takes a refusal of the key for a finding, of a paused account, too, and an Ashby that is away for no finding at all', async () => {
    const desk = await openDesk(house)
    const { api, account, connectionId: id, keyId } = desk
    await api.connections.pause({ id })
    await account.control('faults.set', { errorRate: 1 })
    expect(await outcomeOf(api.doctor.examine({ id }))).not.toBe('ok')
    expect(await readTold(desk)).toEqual([])
    await account.control('faults.reset')

    await account.control('key.update', { keyId, enabled: false })
    expect(problemsOf(await api.doctor.examine({ id }))).toEqual(['ashby_key_invalid'])
    await account.control('key.update', { keyId, enabled: true })
    expect(problemsOf(await api.doctor.examine({ id }))).toEqual([])
    expect(await readTold(desk)).toEqual(['connection.needs-attention', 'connection.recovered'])
  })

  test('notes what Ashby says of our API version with any answer', async () => {
    const desk = await openDesk(house)
    const { api, account, connectionId: id } = desk
    await account.control('faults.set', { versionStatus: 'deprecated' })
    expect(findingOf(await api.doctor.examine({ id }), 'api-version')).toMatchObject({ status: 'notice', code: 'api_version_old' })
    await account.control('faults.set', { versionStatus: 'unsupported' })
    expect(findingOf(await api.doctor.examine({ id }), 'api-version')).toMatchObject({ status: 'problem', code: 'api_version_gone' })
  })

  test('counts what was refused in the last day', async () => {
    const desk = await openDesk(house)
    const { requestUrl } = await findWebhook(desk)
    for (let sent = 0; sent < 3; sent += 1) await fetch(requestUrl, { method: 'POST', body: '{}' })

    const report = await desk.api.doctor.report({ id: desk.connectionId })
    expect(report.figures.refused24h).toBe(3)
    expect(findingOf(report, 'refused:offerUpdate')).toMatchObject({ status: 'problem', act: 'rotateSecrets' })
  })

  test('speaks of webhooks made by hand, and that they can go once the key has made others', async () => {
    const company = await installCompany(house)
    const { api, account, connectionId: id } = company
    await makeWebhook(company)
    expect(findingOf(await api.doctor.examine({ id }), 'by-hand')).toMatchObject({ status: 'ok' })
    expect(await outcomeOf(api.doctor.rotateSecrets({ id }))).toBe('conflict')
    expect(await outcomeOf(api.doctor.enableWebhooks({ id }))).toBe('conflict')

    const { apiKey } = await account.createKey({ scopes: allScopes })
    await api.connections.replaceKey({ id, apiKey })
    await api.connections.configure({ id, events: ['offerCreate'] })
    await house.drain()
    const report = await api.doctor.examine({ id })
    expect(problemsOf(report)).toEqual([])
    expect(findingOf(report, 'by-hand:takeover')).toMatchObject({ status: 'notice', code: 'by_hand_twice' })
  })

  test('is read by whoever reads integrations and used by whoever manages them, of their own organization only', async () => {
    const [desk, other] = [await openDesk(house), await openDesk(house)]
    const { connectionId: id } = desk
    const reader = callAs({ sessionId: (await addMember(desk, 'HR')).sessionId, slug: desk.slug })
    expect(await outcomeOf(reader.doctor.report({ id }))).toBe('ok')
    expect(await outcomeOf(reader.doctor.examine({ id }))).toBe('forbidden')
    expect(await outcomeOf(other.api.doctor.report({ id }))).toBe('not_found')
    expect(await outcomeOf(other.api.doctor.examine({ id }))).toBe('not_found')
    expect(await outcomeOf(other.api.doctor.rotateSecrets({ id }))).toBe('not_found')
  })

  test('sets how often Ashby is checked, and plans the next check by it', async () => {
    const { api, connectionId: id } = await openDesk(house)
    const { sweepEveryMinutes, nextSweepAt } = await api.doctor.setSchedule({ id, everyMinutes: 60 })
    expect(sweepEveryMinutes).toBe(60)
    expect(Date.parse(nextSweepAt ?? '')).toBeGreaterThan(Date.now() + 45 * 60_000)
    expect(await outcomeOf(api.doctor.setSchedule({ id, everyMinutes: 1 }))).not.toBe('ok')
  })
})
