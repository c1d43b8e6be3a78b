import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toCanonicalJson } from '#lib/domain/offer-publishing/documents/rules.ts'
import { readNewestVersion } from '#lib/domain/offer-publishing/versions/queries.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { outcomeOf } from '#tests/integration/access/tenants.ts'
import { readAudit, refusalOf } from '#tests/integration/members/people.ts'
import { deliver, openHouse, type TestHouse } from '#tests/setup/company.ts'
import { addOffer, type Desk, endUndo, join, letMailLeave, openDesk, readKinds, readMails } from './desk.ts'

let house: TestHouse
let desk: Desk
beforeAll(async () => {
  house = await openHouse()
  desk = await openDesk(house)
})
afterAll(() => house.close())

function readVersion(id: string) {
  const { scope } = desk.company

  return inTenant(scope, (tx) => readNewestVersion(tx, { scope, offerId: id }))
}

describe('publishing', () => {
  test('freezes what is shown with its hash, and mails the candidate ten seconds later', async () => {
    const { id } = await addOffer(desk, { name: 'Léa Dubois' })
    const state = await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    const version = await readVersion(id)

    expect(state).toMatchObject({ versions: [{ number: 1, isUndone: false, mail: { state: 'Waiting' }, changes: [] }], scheduled: null })
    expect(state.obstacles.map(({ code }) => code)).toEqual(['nothing_new'])
    expect(version?.document).toMatchObject({ candidateName: 'Léa Dubois', startDate: '2031-01-06' })
    expect(version?.document.sections[0]).toMatchObject({ kind: 'pay', headline: '€72,000 per year', detail: null })
    expect(version?.hash).toBe(createHash('sha256').update(toCanonicalJson(version?.document)).digest('hex'))
    expect(Number(version?.visibleAt) - Number(version?.createdAt)).toBe(10_000)
    expect(await desk.client.offers.get({ id })).toMatchObject({ state: 'Published', versionNumber: 1, flags: [] })
    expect(await readKinds(desk, id)).toEqual(['published', 'imported'])

    await house.drain()
    expect((await readMails(desk)).filter(({ targetId }) => targetId === version?.id)).toMatchObject([{ state: 'Waiting' }])
    await letMailLeave(desk, version?.id ?? '')
    const after = await desk.client.offerPublishing.get({ id })
    expect(after).toMatchObject({ versions: [{ mail: { state: 'Sent' } }], link: { firstOpenedAt: null } })
    const actions = (await readAudit({ scope: desk.company.scope, slug: '', admin: { userId: '', email: '', sessionId: '' } }))
      .filter(({ objectId }) => objectId === id)
      .map(({ action }) => action)
    expect(actions).toContain('offer.published')
  })

  test('again after a change makes version 2, which tells what is different', async () => {
    const { id } = await addOffer(desk)
    const first = await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    await letMailLeave(desk, first.versions[0]?.id ?? '')
    const edited = await desk.client.offers.setField({ id, field: 'startDate', value: '2031-02-03' })
    expect(edited.flags).toEqual(['UnpublishedChanges'])
    const state = await desk.client.offerPublishing.publish({ id, seenVersion: 1 })

    expect(state.versions.map(({ number }) => number)).toEqual([2, 1])
    expect(state.versions[0]?.changes).toEqual([{ label: 'Start date', before: 'Mon 6 Jan 2031', after: 'Mon 3 Feb 2031' }])
    expect(await desk.client.offers.get({ id })).toMatchObject({ versionNumber: 2, flags: [] })
  })

  test('nothing new is refused, but a deadline that somebody sets is something', async () => {
    const { id } = await addOffer(desk)
    await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    expect(await refusalOf(desk.client.offerPublishing.publish({ id, seenVersion: 1 }))).toMatchObject({ code: 'conflict' })

    const expiresAt = '2031-01-01T17:00:00.000Z'
    const state = await desk.client.offerPublishing.publish({ id, seenVersion: 1, expiresAt })
    expect(state.versions[0]).toMatchObject({ number: 2, expiresAt, changes: [{ label: 'Answer by' }] })
    const past = desk.client.offerPublishing.publish({ id, seenVersion: 2, expiresAt: '2020-01-01T00:00:00Z' })
    expect(await refusalOf(past)).toMatchObject({ code: 'invalid_input', fields: { expiresAt: expect.any(String) } })
  })

  test('to another address is news, though the page is the same, and is mailed there', async () => {
    const { id } = await addOffer(desk)
    await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    const edited = await desk.client.offers.setField({ id, field: 'email', value: 'other@mail.example' })
    expect(edited.flags).toEqual(['UnpublishedChanges'])

    const state = await desk.client.offerPublishing.publish({ id, seenVersion: 1 })
    await letMailLeave(desk, state.versions[0]?.id ?? '')
    expect(await desk.client.offers.get({ id })).toMatchObject({ versionNumber: 2, flags: [] })
    const { scope } = desk.company
    const links = await inTenant(scope, (tx) => tx.offerLink.findMany({ where: { offerId: id }, select: { mailedTo: true } }))
    expect(links).toEqual([{ mailedTo: 'other@mail.example' }])
  })

  test('by two people at once is done once, and the other is told by whom', async () => {
    const { id } = await addOffer(desk)
    const other = await join(desk, 'Recruiter')
    const outcomes = await Promise.allSettled([
      desk.client.offerPublishing.publish({ id, seenVersion: 0 }),
      other.client.offerPublishing.publish({ id, seenVersion: 0 }),
    ])
    const lost = outcomes.find(({ status }) => status === 'rejected')

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(lost?.status === 'rejected' && lost.reason.message).toMatch(/published version 1 meanwhile/)
    expect((await readMails(desk)).filter(({ kind }) => kind === 'offer-version').length).toBeGreaterThan(0)
    expect((await desk.client.offerPublishing.get({ id })).versions).toHaveLength(1)
  })

  test('never sends out unseen what a colleague changed since', async () => {
    const { id } = await addOffer(desk)
    const other = await join(desk, 'Recruiter')
    const seen = await desk.client.offers.get({ id })
    await other.client.offers.setField({ id, field: 'baseSalary', value: '90000' })
    const refusal = await refusalOf(desk.client.offerPublishing.publish({ id, seenVersion: 0, seenUpdatedAt: seen.updatedAt }))

    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('changed since you looked') })
    const { updatedAt } = await desk.client.offers.get({ id })
    expect((await desk.client.offerPublishing.publish({ id, seenVersion: 0, seenUpdatedAt: updatedAt })).versions[0]?.number).toBe(1)
  })

  test('never sends out unseen what Ashby changed at that moment', async () => {
    const { id, externalId } = await addOffer(desk)
    await desk.company.account.control('faults.set', { deliveriesStopped: true })
    await desk.company.account.control('offer.update', { offerId: externalId, salary: 80_000 })
    const refusal = await refusalOf(desk.client.offerPublishing.publish({ id, seenVersion: 0 }))
    expect(refusal).toMatchObject({ code: 'conflict', message: 'Ashby changed Base salary just now. Look again, then publish.' })
    await desk.company.account.control('faults.reset')

    await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    expect((await readVersion(id))?.document.sections[0]).toMatchObject({ headline: '€80,000 per year' })
  })

  test('is refused while Ashby does not answer', async () => {
    const { id } = await addOffer(desk)
    await desk.company.account.control('faults.set', { errorRate: 1 })
    const refusal = await refusalOf(desk.client.offerPublishing.publish({ id, seenVersion: 0 }))
    await desk.company.account.control('faults.reset')

    expect(refusal).toMatchObject({ code: 'unavailable', message: expect.stringContaining('Nothing was published') })
    expect((await desk.client.offers.get({ id })).state).toBe('Unpublished')
  })
})

describe('undo', () => {
  test('takes the first version back, cancels its mail, and gives the number back', async () => {
    const { id } = await addOffer(desk)
    const { versions } = await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    const versionId = versions[0]?.id ?? ''
    const state = await desk.client.offerPublishing.undo({ id, versionId })

    expect(state.versions).toMatchObject([{ isUndone: true, mail: { state: 'Cancelled' } }])
    expect(await desk.client.offers.get({ id })).toMatchObject({ state: 'Unpublished', versionNumber: 0, expiresAt: null })
    await letMailLeave(desk, versionId)
    expect((await desk.client.offerPublishing.get({ id })).link).toBeNull()
    expect((await desk.client.offerPublishing.publish({ id, seenVersion: 0 })).versions[0]).toMatchObject({ number: 1, isUndone: false })
  })

  test('of version 2 goes back to version 1 as it was open, with what differs from it', async () => {
    const { id } = await addOffer(desk)
    await desk.client.offerPublishing.publish({ id, seenVersion: 0, expiresAt: null })
    await desk.client.offers.setField({ id, field: 'location', value: 'Leeds' })
    const { versions } = await desk.client.offerPublishing.publish({ id, seenVersion: 1, expiresAt: '2031-01-01T17:00:00Z' })
    await desk.client.offerPublishing.undo({ id, versionId: versions[0]?.id ?? '' })

    const offer = await desk.client.offers.get({ id })
    expect(offer).toMatchObject({ state: 'Published', versionNumber: 1, expiresAt: null, flags: ['UnpublishedChanges'] })
  })

  test('of a version that replaced a closed page leaves the page closed', async () => {
    const { id } = await addOffer(desk)
    await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    await desk.client.offerPublishing.unpublish({ id })
    const { versions } = await desk.client.offerPublishing.publish({ id, seenVersion: 1 })
    await desk.client.offerPublishing.undo({ id, versionId: versions[0]?.id ?? '' })

    expect(await desk.client.offers.get({ id })).toMatchObject({ state: 'Unpublished', versionNumber: 1 })
  })

  test('is refused once the ten seconds are over, and the mail leaves', async () => {
    const { id } = await addOffer(desk)
    const { versions } = await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    const versionId = versions[0]?.id ?? ''
    await endUndo(desk, versionId)

    expect(await outcomeOf(desk.client.offerPublishing.undo({ id, versionId }))).toBe('conflict')
    await letMailLeave(desk, versionId)
    expect((await desk.client.offerPublishing.get({ id })).versions[0]).toMatchObject({ isUndone: false, mail: { state: 'Sent' } })
  })

  test('and the mail never both happen when they meet', async () => {
    const { id } = await addOffer(desk)
    const { versions } = await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    const versionId = versions[0]?.id ?? ''
    const leaving = letMailLeave(desk, versionId)
    const undone = await outcomeOf(desk.client.offerPublishing.undo({ id, versionId }))
    await leaving
    const [version] = (await desk.client.offerPublishing.get({ id })).versions

    expect(version).toMatchObject(
      undone === 'ok' ? { isUndone: true, mail: { state: 'Cancelled' } } : { isUndone: false, mail: { state: 'Sent' } },
    )
  })

  test('twice is refused', async () => {
    const { id } = await addOffer(desk)
    const { versions } = await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    const input = { id, versionId: versions[0]?.id ?? '' }
    const undo = () => outcomeOf(desk.client.offerPublishing.undo(input))

    expect((await Promise.all([undo(), undo()])).sort()).toEqual(['conflict', 'ok'])
  })
})

describe('unpublishing', () => {
  test('closes the page, cancels what was to be mailed, and lets the next version follow', async () => {
    const { id } = await addOffer(desk)
    const { versions } = await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    const state = await desk.client.offerPublishing.unpublish({ id })

    expect(state.versions[0]).toMatchObject({ isUndone: false, mail: { state: 'Cancelled' } })
    expect(await desk.client.offers.get({ id })).toMatchObject({ state: 'Unpublished', versionNumber: 1, expiresAt: null, flags: [] })
    expect(await outcomeOf(desk.client.offerPublishing.unpublish({ id }))).toBe('conflict')
    expect((await desk.client.offerPublishing.publish({ id, seenVersion: versions[0]?.number ?? 0 })).versions[0]?.number).toBe(2)
  })
})

describe('checking one offer', () => {
  test('reads it from Ashby now and says whether anything changed', async () => {
    const { id, externalId } = await addOffer(desk)
    expect(await desk.client.offerPublishing.check({ id })).toMatchObject({ result: 'unchanged', offer: { id } })
    await desk.company.account.control('faults.set', { deliveriesStopped: true })
    await desk.company.account.control('offer.update', { offerId: externalId, salary: 91_000 })
    expect(await desk.client.offerPublishing.check({ id })).toMatchObject({ result: 'changed', offer: { baseSalary: '91000' } })
    await desk.company.account.control('offer.delete', { offerId: externalId })
    expect(await desk.client.offerPublishing.check({ id })).toMatchObject({ result: 'gone', offer: { state: 'Withdrawn' } })
    await desk.company.account.control('faults.reset')
    await deliver(house, desk.company)
  })
})

describe('somebody of another organization', () => {
  test('finds none of it', async () => {
    const { id } = await addOffer(desk)
    const { versions } = await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    const versionId = versions[0]?.id ?? ''
    const { client } = await openDesk(house)
    const calls = [
      client.offerPublishing.get({ id }),
      client.offerPublishing.check({ id }),
      client.offerPublishing.publish({ id, seenVersion: 1 }),
      client.offerPublishing.undo({ id, versionId }),
      client.offerPublishing.unpublish({ id }),
      client.offerPublishing.reopen({ id }),
      client.offerPublishing.schedule({ id, runAt: new Date(Date.now() + 60_000).toISOString() }),
      client.offerPublishing.cancelSchedule({ id }),
      client.offerPublishing.batch({ batchId: id }),
    ]

    expect(await Promise.all(calls.map(outcomeOf))).toEqual(calls.map(() => 'not_found'))
    expect(await client.offerPublishing.publishMany({ ids: [id] })).toMatchObject({ accepted: [], refused: [{ id, name: null }] })
  })
})

describe('somebody who may not see pay', () => {
  test('learns nothing of it from what was published, refused or stands in the way', async () => {
    const { id } = await addOffer(desk)
    await desk.client.offerPublishing.publish({ id, seenVersion: 0 })
    await desk.client.offers.setField({ id, field: 'baseSalary', value: '98765' })
    await desk.client.offerPublishing.publish({ id, seenVersion: 1 })
    await desk.client.offers.setField({ id, field: 'baseSalary', value: null })
    const viewer = await join(desk, 'Viewer')
    const seen = await viewer.client.offerPublishing.get({ id })
    const all = await desk.client.offerPublishing.get({ id })

    expect(all.obstacles).toMatchObject([{ field: 'baseSalary', reason: 'base salary missing' }])
    expect(JSON.stringify(all)).toContain('98,765')
    expect(JSON.stringify([seen, await viewer.client.offers.get({ id })])).not.toMatch(/98.?765|72.?000|baseSalary|base salary/i)
  })
})
