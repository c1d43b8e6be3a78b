import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MailKind } from '#lib/domain/mails/schema.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import { addOffer, answer, publish } from '#tests/integration/offer-page/published.ts'
import type { MailServer } from '#tests/setup/mail-server.ts'
import { emptyMailbox, mailOnce, readMailHistory, say, startMailbox } from './candidate-mail.ts'

let server: MailServer
let tenant: TestTenant
let offerId: string
beforeAll(async () => {
  server = await startMailbox()
})
afterAll(() => server.close())
beforeEach(async () => {
  tenant = await createTenant()
  ;({ offerId } = await addOffer(tenant))
  emptyMailbox(server)
})

const inOurs = <T>(work: Parameters<typeof inTenant<T>>[1]) => inTenant(tenant.scope, work)
const key = (id: string) => tenantKey(tenant.scope, id)
const mail = (kind: MailKind, targetId: string) => mailOnce(server, tenant, { kind, targetId })
const sayHere = (userId: string | null, text: string) => say(tenant, { offerId, userId, text })
const changeOffer = (data: Prisma.OfferUpdateInput) => inOurs((tx) => tx.offer.update({ where: key(offerId), data }))

describe('nobody wants it any more: nothing is sent, no link is made, the history says nothing', () => {
  let versionId: string
  beforeEach(async () => {
    versionId = await publish(tenant, { offerId })
  })
  const undo = () => inOurs((tx) => tx.offerVersion.update({ where: key(versionId), data: { undoneAt: new Date() } }))
  const ways: [string, () => Promise<unknown>][] = [
    ['undone', undo],
    ['unpublished', () => changeOffer({ state: 'Unpublished' })],
    ['withdrawn', () => changeOffer({ state: 'Withdrawn' })],
    ['answered in Ashby', () => changeOffer({ state: 'Accepted', flags: ['AnsweredInAshby'] })],
    ['without an address', () => changeOffer({ email: null })],
  ]

  test.each(ways)('%s: neither the version, the link, nor a reminder', async (_what, happen) => {
    await happen()
    for (const [kind, targetId] of [
      ['offer-version', versionId],
      ['offer-link', offerId],
      ['offer-reminder', offerId],
    ] as const) {
      expect(await mail(kind, targetId), kind).toMatchObject({ state: 'Cancelled', linkIds: [] })
    }

    expect(server.seen).toEqual([])
    expect(await readMailHistory(tenant)).toEqual([])
  })

  test.each(['BackInApproval', 'Superseded'])('%s: the link and a reminder never, the version waits until the page opens', async (flag) => {
    await changeOffer({ flags: [flag] })

    expect(await mail('offer-link', offerId)).toMatchObject({ state: 'Cancelled', linkIds: [] })
    expect(await mail('offer-reminder', offerId)).toMatchObject({ state: 'Cancelled', linkIds: [] })
    expect(await mail('offer-version', versionId)).toMatchObject({ state: 'Waiting', linkIds: [] })
    expect(server.seen).toEqual([])
    expect(await readMailHistory(tenant)).toEqual([])
  })

  test('a newer version that can still be undone: the mail waits, and goes out where that one is taken back', async () => {
    const newer = await publish(tenant, { offerId, number: 2, previousId: versionId, visibleAt: new Date(Date.now() + 60_000) })
    await expect(mail('offer-version', versionId)).rejects.toMatchObject({ code: 'unavailable', retry: 'later' })

    await inOurs((tx) => tx.offerVersion.update({ where: key(newer), data: { undoneAt: new Date() } }))
    expect(await mail('offer-version', versionId)).toMatchObject({ state: 'Sent' })
  })

  test('a newer version: only its own mail goes out', async () => {
    const newer = await publish(tenant, { offerId, number: 2, previousId: versionId })

    expect(await mail('offer-version', versionId)).toMatchObject({ state: 'Cancelled', linkIds: [] })
    expect(await mail('offer-version', newer)).toMatchObject({ state: 'Sent' })
  })

  test('an answer: no reminder and no version any more, but the link once more, because the certificate stands behind it', async () => {
    await answer(tenant, { offerId, versionId, kind: 'Accepted' })

    expect((await mail('offer-reminder', offerId)).state).toBe('Cancelled')
    expect((await mail('offer-version', versionId)).state).toBe('Cancelled')
    expect((await mail('offer-link', offerId)).state).toBe('Sent')
  })

  test.each([
    ['its deadline has passed', new Date(Date.now() - 1000)],
    ['it has none', null],
  ])('no reminder where %s', async (_what, expiresAt) => {
    await inOurs((tx) => tx.offerVersion.update({ where: key(versionId), data: { undoneAt: new Date() } }))
    await publish(tenant, { offerId, expiresAt })

    expect((await mail('offer-reminder', offerId)).state).toBe('Cancelled')
  })

  test('no reply to an offer that was withdrawn, and no confirmation of an answer that was opened again', async () => {
    const reply = await sayHere(tenant.admin.userId, 'Yes.')
    const answerId = await answer(tenant, { offerId, versionId, kind: 'Declined' })
    await inOurs((tx) => tx.offerAnswer.update({ where: key(answerId), data: { reopenedAt: new Date() } }))
    expect((await mail('offer-answered', answerId)).state).toBe('Cancelled')

    await changeOffer({ state: 'Withdrawn', answerId: null })
    expect((await mail('offer-reply', reply.id)).state).toBe('Cancelled')
  })

  test('what is no reply of a member, and what does not exist', async () => {
    const question = await sayHere(null, 'When?')

    expect((await mail('offer-reply', question.id)).state).toBe('Cancelled')
    for (const kind of ['offer-version', 'offer-link', 'offer-reminder', 'offer-reply', 'offer-answered'] as const) {
      expect((await mail(kind, tenant.admin.userId)).state, kind).toBe('Cancelled')
    }
  })
})
