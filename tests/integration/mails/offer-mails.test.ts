import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { MailKind } from '#lib/domain/mails/schema.ts'
import { sendMail } from '#lib/pipeline/mails/send-mail.ts'
import { db } from '#lib/platform/db/client.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { resolveLookup } from '#lib/platform/db/lookup.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import { countWaiting } from '#tests/integration/members/at-once.ts'
import { clientOf } from '#tests/integration/members/people.ts'
import { addOffer, answer, CANDIDATE, publish, readToken, SALARY } from '#tests/integration/offer-page/published.ts'
import { testDatabase } from '#tests/setup/database.ts'
import type { MailServer } from '#tests/setup/mail-server.ts'
import { emptyMailbox, mailOnce, readMailHistory, say, startMailbox } from './candidate-mail.ts'

let server: MailServer
let tenant: TestTenant
let offerId: string
let equityField: string
beforeAll(async () => {
  server = await startMailbox()
})
afterAll(() => server.close())
beforeEach(async () => {
  tenant = await createTenant()
  ;({ offerId, equityField } = await addOffer(tenant))
  emptyMailbox(server)
})

const inOurs = <T>(work: Parameters<typeof inTenant<T>>[1]) => inTenant(tenant.scope, work)
const key = (id: string) => tenantKey(tenant.scope, id)
const mail = (kind: MailKind, targetId: string) => mailOnce(server, tenant, { kind, targetId })
const sayHere = (userId: string | null, text: string) => say(tenant, { offerId, userId, text })
const changeOffer = (data: Prisma.OfferUpdateInput) => inOurs((tx) => tx.offer.update({ where: key(offerId), data }))

describe('the mail of a version', () => {
  test('speaks for the organization, is answered to whoever signs, and carries a link of its own', async () => {
    const versionId = await publish(tenant, { offerId })
    const { arrived, linkIds, state } = await mail('offer-version', versionId)

    expect(state).toBe('Sent')
    expect(arrived).toMatchObject({
      recipient: CANDIDATE,
      subject: 'Your offer from Test company',
      from: { name: 'Test company via Handoff', address: 'no-reply@handoff.example' },
      replyTo: [{ name: 'Zoë Okonkwo', address: tenant.admin.email }],
      to: [{ name: 'Ngozi Ó Briain', address: CANDIDATE }],
    })
    for (const text of [arrived?.text, arrived?.html]) {
      expect(text).toContain('Hello')
      expect(text).toContain('Field engineer')
      expect(text).toMatch(/\(Asia\/Tokyo\)/)
      expect(text).toContain('made you an offer')
    }
    expect(arrived?.text).toContain('Warm regards\nZoë Okonkwo')
    const token = readToken(arrived?.text)
    expect(readToken(arrived?.html)).toBe(token)
    expect(await resolveLookup({ kind: 'OfferLink', token })).toEqual({ scope: tenant.scope, targetId: linkIds[0] })
    expect(await readMailHistory(tenant)).toEqual([{ kind: 'mail-sent', detail: { mail: 'offer-version' } }])
  })

  test('says of a later version what changed by name alone, and of the first one nothing of the kind', async () => {
    const first = await publish(tenant, { offerId, visibleAt: new Date(Date.now() - 60_000) })
    const second = await publish(tenant, {
      offerId,
      number: 2,
      previousId: first,
      change: (document) => ({ ...document, startDate: '2031-05-05', location: 'Lagos' }),
    })
    const { arrived } = await mail('offer-version', second)

    expect(arrived?.subject).toBe('Your offer from Test company has changed')
    expect(arrived?.text).toContain('What changed: ')
    expect(arrived?.text).toMatch(/What changed: .*Start date/)
    expect(arrived?.text).not.toMatch(/2031|Lagos/)
    expect((await mail('offer-link', offerId)).arrived?.subject).toBe('Your offer from Test company')
  })

  test('of a version that nobody could see before the next one says that there is an offer, not that it changed', async () => {
    const first = await publish(tenant, { offerId, visibleAt: new Date(Date.now() - 1000) })
    const second = await publish(tenant, {
      offerId,
      number: 2,
      previousId: first,
      visibleAt: new Date(Date.now() - 2000),
      change: (document) => ({ ...document, location: 'Lagos' }),
    })

    expect((await mail('offer-version', first)).state).toBe('Cancelled')
    expect((await mail('offer-version', second)).arrived?.subject).toBe('Your offer from Test company')
  })

  test('waits while it can still be undone, and goes out once', async () => {
    const versionId = await publish(tenant, { offerId, visibleAt: new Date(Date.now() + 2_000) })
    await expect(mail('offer-version', versionId)).rejects.toMatchObject({ code: 'unavailable', retry: 'later' })
    expect(await inOurs((tx) => tx.offerLink.count())).toBe(0)

    const waiting = await inOurs((tx) => tx.mail.findFirstOrThrow({ where: { targetId: versionId } }))
    const tryAgain = () => sendMail({ scope: tenant.scope, mailId: waiting.id, isLastTry: false }).then(() => 'done')
    await expect.poll(() => tryAgain().catch(() => 'waiting'), { timeout: 10_000 }).toBe('done')
    await tryAgain()
    expect(server.accepted).toHaveLength(1)
  })

  test('waits for whoever holds the offer: undone under their hands, it is never sent', async () => {
    const versionId = await publish(tenant, { offerId })
    const watcher = new pg.Client({ connectionString: testDatabase.superuserUrl })
    await watcher.connect()
    const held = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const undoing = inOurs(async (tx) => {
      await tx.$queryRaw`select 1 from "offer" where "id" = ${offerId}::uuid for update`
      held.resolve()
      await release.promise
      await tx.offerVersion.update({ where: key(versionId), data: { undoneAt: new Date() } })
    })
    await held.promise
    const sending = mail('offer-version', versionId)
    await vi.waitUntil(async () => (await countWaiting(watcher)) === 1, { timeout: 4_000 })
    release.resolve()
    await undoing
    await watcher.end()

    expect(await sending).toMatchObject({ state: 'Cancelled', linkIds: [], arrived: undefined })
  })
})

describe('the other mails', () => {
  let versionId: string
  beforeEach(async () => {
    versionId = await publish(tenant, { offerId })
  })

  test('a reminder names the deadline in its zone', async () => {
    const { arrived } = await mail('offer-reminder', offerId)

    expect(arrived?.subject).toBe('Your offer from Test company waits for your answer')
    expect(arrived?.text).toMatch(/Please answer by: .* \(Asia\/Tokyo\)/)
  })

  test('a reply brings what was written with the question it replies to, also while the page is being updated', async () => {
    await sayHere(null, 'An older question?')
    await sayHere(null, 'Can I start later?\nIn <b>May</b>?')
    const reply = await sayHere(tenant.admin.userId, 'Yes.\n</blockquote><script>alert(1)</script>')
    await sayHere(null, 'Thank you!')
    await changeOffer({ flags: ['BackInApproval'] })
    const { arrived } = await mail('offer-reply', reply.id)

    expect(arrived?.subject).toBe('Zoë Okonkwo replied to your question')
    expect(arrived?.text).toContain('Zoë Okonkwo wrote:\n> Yes.\n> </blockquote><script>alert(1)</script>')
    expect(arrived?.text).toContain('You had asked:\n> Can I start later?\n> In <b>May</b>?')
    expect(arrived?.text).not.toMatch(/older|Thank you!/)
    expect(arrived?.html).not.toMatch(/<script|<b>/)
  })

  test.each([
    ['Accepted', 'You accepted the offer from Test company'],
    ['Declined', 'You declined the offer from Test company'],
  ] as const)('the confirmation of %s leads to its certificate and says nothing of the reason', async (kind, subject) => {
    const answerId = await answer(tenant, { offerId, versionId, kind })
    const { arrived } = await mail('offer-answered', answerId)

    expect(arrived?.subject).toBe(subject)
    expect(arrived?.text).toContain(`/o/${readToken(arrived?.text)}/certificate`)
    expect(arrived?.text).not.toContain('Only')
    expect(arrived?.html).not.toMatch(/<i>/)
  })
})

test('pay stands in no mail, whatever the words ask for', async () => {
  // Saved before the field became pay, or written past the check.
  const { settings } = await clientOf(tenant, tenant.admin).offerPage.get()
  const words = {
    subject: 'Pay {baseSalary}',
    text: `You get {baseSalary} {currency}. And {${equityField}}. Goodbye.`,
    button: '{baseSalary}',
  }
  const mails = { offer: words, update: words, reminder: words, reply: words }
  const data = { ...settings, mails, organizationId: tenant.scope.organizationId, updatedById: tenant.admin.userId }
  await inOurs((tx) => tx.offerPage.create({ data }))
  const versionId = await publish(tenant, { offerId, visibleAt: new Date(Date.now() - 60_000) })
  const reply = await sayHere(tenant.admin.userId, 'Yes.')
  const sent = [await mail('offer-version', versionId), await mail('offer-link', offerId), await mail('offer-reminder', offerId)]
  sent.push(await mail('offer-reply', reply.id))
  const changed = await publish(tenant, {
    offerId,
    number: 2,
    previousId: versionId,
    change: (document) => ({ ...document, sections: [] }),
  })
  sent.push(await mail('offer-version', changed))
  const answerId = await answer(tenant, { offerId, versionId: changed, kind: 'Declined' })
  sent.push(await mail('offer-answered', answerId))

  expect(server.accepted).toHaveLength(sent.length)
  for (const { arrived } of sent) {
    const whole = `${arrived?.subject}\n${arrived?.text}\n${arrived?.html}`
    expect(whole).not.toMatch(/98,?765/)
    expect(whole).not.toContain(SALARY)
    expect(`${arrived?.subject}${arrived?.text}`).not.toContain('{')
  }
  expect(sent[4]?.arrived?.text).toContain('What changed: ')
})

test('names that would be markup, headers or a change of direction are text everywhere', async () => {
  const name = 'Ana<script>alert(1)</script> \u202e"X" & Co'
  tenant = await createTenant()
  const other = await addOffer(tenant, { name: `${name}\r\nBcc: all@mail.example` })
  await db().organization.update({ where: { id: tenant.scope.organizationId }, data: { name: 'Acme <b>"Bold"</b>\r\nX-Evil: 1' } })
  const versionId = await publish(tenant, { offerId: other.offerId })
  const { arrived } = await mail('offer-version', versionId)

  expect(arrived?.from?.name).toBe('Acme <b>"Bold"</b> X-Evil: 1 via Handoff')
  expect(arrived?.bcc).toBeUndefined()
  expect(arrived?.headers.map(({ key: header }) => header)).not.toContain('x-evil')
  expect(arrived?.html).not.toMatch(/<script|<b>/)
  expect(arrived?.html).toContain('Ana&lt;script&gt;')
  expect(`${arrived?.subject}${arrived?.text}${arrived?.html}`).not.toMatch(/[\u202a-\u202e]/)
})

test('answers go nowhere where the organization hides the address of who signs', async () => {
  const versionId = await publish(tenant, {
    offerId,
    change: (document) => ({ ...document, sender: document.sender && { ...document.sender, email: null } }),
  })
  const { arrived } = await mail('offer-version', versionId)

  expect(arrived?.replyTo).toBeUndefined()
  expect(arrived?.text).toContain('Answers to this mail are not read')
  expect(`${arrived?.text}${arrived?.html}`).not.toContain(tenant.admin.email)
})

test('a refusal stands in the history without the address, and whoever looks after the offer is told', async () => {
  server.onRecipient = () => ({ code: 550, words: `5.1.1 No such user ${CANDIDATE}` })
  const versionId = await publish(tenant, { offerId })
  expect((await mail('offer-version', versionId)).state).toBe('Refused')

  expect(await readMailHistory(tenant)).toEqual([{ kind: 'mail-refused', detail: { mail: 'offer-version' } }])
  const told = await inOurs((tx) => tx.notification.findMany({ where: { objectId: offerId }, select: { kind: true, userId: true } }))
  expect(told).toEqual([{ kind: 'offer.mail-refused', userId: tenant.admin.userId }])
})
