import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { requestMail } from '#lib/domain/mails/mutations.ts'
import { readLatestMails } from '#lib/domain/mails/queries.ts'
import { sendMail } from '#lib/pipeline/mails/send-mail.ts'
import { resolveLookup } from '#lib/platform/db/lookup.ts'
import { inTenant, type TenantScope, tenantKey } from '#lib/platform/db/tenant.ts'
import { createOrganization } from '#tests/setup/company.ts'
import { createInvitationWithMail, type InvitationWithMail } from '#tests/setup/invitations.ts'
import { type MailServer, startMailServer } from '#tests/setup/mail-server.ts'

let server: MailServer
let scope: TenantScope
let userId: string
beforeAll(async () => {
  server = await startMailServer({
    settings: {
      onMailFrom: ({ address }, _session, callback) =>
        callback(address === 'blocked@handoff.example' ? Object.assign(new Error('Sender blocked'), { responseCode: 550 }) : null),
    },
  })
  process.env.SMTP_URL = server.url
  process.env.APP_URL = 'https://handoff.example'
})
afterAll(() => server.close())
beforeEach(async () => {
  ;({ scope, userId } = await createOrganization())
  Object.assign(server, { seen: [], accepted: [], onRecipient: () => 'yes', onMessage: () => 'yes' })
})

const invite = (email?: string) => createInvitationWithMail({ scope, invitedById: userId, ...(email ? { email } : {}) })
const send = ({ mailId }: InvitationWithMail, isLastTry = false) => sendMail({ scope, mailId, isLastTry })
const readMail = ({ mailId }: InvitationWithMail) => inTenant(scope, (tx) => tx.mail.findUniqueOrThrow({ where: tenantKey(scope, mailId) }))

function readToken(text: string | undefined): string {
  return /https:\/\/handoff\.example\/invitation\/(\S+)/.exec(text ?? '')?.[1] ?? ''
}

test('an invitation is mailed once, in text and HTML, with a link that opens it', async () => {
  const invitation = await invite()
  await send(invitation)
  await send(invitation)

  expect(server.seen).toHaveLength(1)
  const [mail] = server.accepted
  expect(mail).toMatchObject({
    messageId: `<${invitation.mailId}@handoff.example>`,
    recipient: invitation.email,
    subject: 'Imani Achterberg invited you to Test company',
    from: { name: 'Handoff', address: 'no-reply@handoff.example' },
    to: [{ address: invitation.email }],
  })
  expect(mail?.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }))
  expect(mail?.html).toContain(readToken(mail?.text))
  expect(await resolveLookup({ kind: 'Invitation', token: readToken(mail?.text) })).toEqual({ scope, targetId: invitation.id })
  expect(await readMail(invitation)).toMatchObject({ state: 'Sent', sentAt: expect.any(Date) })
})

test('two mails of one invitation carry two links, and both open it', async () => {
  const invitation = await invite()
  await send(invitation)
  const again = await inTenant(scope, (tx) => requestMail(tx, { scope, kind: 'invitation', targetId: invitation.id }))
  await send({ ...invitation, mailId: again.id })

  const tokens = server.accepted.map(({ text }) => readToken(text))
  expect(new Set(tokens).size).toBe(2)
  for (const token of tokens) expect(await resolveLookup({ kind: 'Invitation', token })).toMatchObject({ targetId: invitation.id })
})

describe('the server refuses for good', () => {
  test.each([
    ['the recipient', () => (server.onRecipient = () => ({ code: 550, words: '5.1.1 No such user' }))],
    ['the message', () => (server.onMessage = () => ({ code: 554, words: '5.6.0 No such user' }))],
  ])('%s: never tried again, kept with its reason, and whoever invited is told', async (_what, refuse) => {
    refuse()
    const invitation = await invite()
    await send(invitation)
    const tries = server.seen.length
    await send(invitation)

    expect(server.seen).toHaveLength(tries)
    expect(server.accepted).toEqual([])
    const latest = await inTenant(scope, (tx) => readLatestMails(tx, { targetIds: [invitation.id] }))
    expect(latest.get(invitation.id)).toMatchObject({ state: 'Refused', refusal: expect.stringContaining('No such user') })
    const told = await inTenant(scope, (tx) => tx.notification.findMany({ where: { objectId: invitation.id } }))
    expect(told).toMatchObject([{ userId, kind: 'invitation.refused' }])
  })
})

describe('the outcome is temporary or unknown: the queue tries again, and it is the same mail', () => {
  test.each([
    ['451 to the recipient', () => (server.onRecipient = () => ({ code: 451, words: 'Come back later' })), 0],
    ['451 to the message', () => (server.onMessage = () => ({ code: 451, words: 'Come back later' })), 1],
    ['the connection is lost after the message came in whole', () => (server.onMessage = () => 'cut' as const), 1],
  ])('%s', async (_what, fail, seenAtFirst) => {
    const invitation = await invite()
    fail()
    await expect(send(invitation)).rejects.toMatchObject({ code: 'unavailable', retry: 'later' })
    expect(await readMail(invitation)).toMatchObject({ state: 'Waiting' })
    expect(server.seen).toHaveLength(seenAtFirst)

    Object.assign(server, { onRecipient: () => 'yes', onMessage: () => 'yes' })
    await send(invitation)
    expect(new Set(server.seen.map(({ messageId }) => messageId))).toEqual(new Set([`<${invitation.mailId}@handoff.example>`]))
    expect(server.accepted).toHaveLength(1)
    // A mail that was cut off may have arrived: its link works as well.
    for (const { text } of server.seen) {
      expect(await resolveLookup({ kind: 'Invitation', token: readToken(text) })).toMatchObject({ targetId: invitation.id })
    }
    expect(await readMail(invitation)).toMatchObject({ state: 'Sent' })
  })

  test('nobody listens', async () => {
    const { env } = await import('#lib/platform/env.ts')
    const { SMTP_URL } = env()
    env().SMTP_URL = 'smtp://127.0.0.1:9'
    const invitation = await invite()
    await expect(send(invitation)).rejects.toMatchObject({ retry: 'later' })
    env().SMTP_URL = SMTP_URL

    expect(await readMail(invitation)).toMatchObject({ state: 'Waiting' })
  })

  test('our own address is refused: a wrong setting, so the mail waits until it is mended', async () => {
    const { env } = await import('#lib/platform/env.ts')
    env().MAIL_FROM = 'blocked@handoff.example'
    const invitation = await invite()
    await expect(send(invitation)).rejects.toMatchObject({ retry: 'later' })
    env().MAIL_FROM = undefined

    await send(invitation)
    expect(server.accepted).toHaveLength(1)
  })

  test('the last of all tries fails: it is refused, and whoever invited is told', async () => {
    server.onRecipient = () => ({ code: 451, words: 'Come back later' })
    const invitation = await invite()
    await send(invitation, true)

    expect(await readMail(invitation)).toMatchObject({ state: 'Refused', refusal: expect.stringContaining('none of our tries') })
    expect(await inTenant(scope, (tx) => tx.notification.count({ where: { objectId: invitation.id } }))).toBe(1)
  })
})

describe('nobody wants it any more: nothing is sent, and no link is made', () => {
  test.each([
    ['revoked', { revokedAt: new Date() }],
    ['accepted', { acceptedAt: new Date() }],
    ['expired', { expiresAt: new Date(Date.now() - 1) }],
  ])('the invitation is %s', async (_what, data) => {
    const invitation = await invite()
    await inTenant(scope, (tx) => tx.invitation.update({ where: tenantKey(scope, invitation.id), data }))
    await send(invitation)

    expect(server.seen).toEqual([])
    expect(await readMail(invitation)).toMatchObject({ state: 'Cancelled' })
    const { db } = await import('#lib/platform/db/client.ts')
    expect(await db().lookup.count({ where: { targetId: invitation.id } })).toBe(0)
  })

  test('a later mail of it was asked for while the first one waited: only the later one goes out', async () => {
    const first = await invite()
    const later = await inTenant(scope, (tx) => requestMail(tx, { scope, kind: 'invitation', targetId: first.id }))
    await send(first)
    await send({ ...first, mailId: later.id })

    expect(server.accepted.map(({ messageId }) => messageId)).toEqual([`<${later.id}@handoff.example>`])
    expect(await readMail(first)).toMatchObject({ state: 'Cancelled' })
  })
})

test('names that would be headers or markup arrive as names', async () => {
  const { db } = await import('#lib/platform/db/client.ts')
  const invitation = await invite()
  await db().user.create({ data: { email: invitation.email, name: 'Ana\r\nBcc: all@mail.example "<b>" ‮' } })
  await db().organization.update({ where: { id: scope.organizationId }, data: { name: 'Acme\r\nX-Evil: 1 <script>alert(1)</script>' } })
  await send(invitation)

  const [mail] = server.accepted
  expect(mail?.to).toEqual([{ name: 'Ana Bcc: all@mail.example "<b>"', address: invitation.email }])
  expect(mail?.subject).toBe('Imani Achterberg invited you to Acme X-Evil: 1 <script>alert(1)</script>')
  expect(mail?.headers.map(({ key }) => key)).not.toEqual(expect.arrayContaining(['x-evil']))
  expect(mail?.bcc).toBeUndefined()
  expect(mail?.html).not.toContain('<script>')
})
