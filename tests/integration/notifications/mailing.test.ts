import { beforeEach, describe, expect, test } from 'vitest'
import { collectNotificationMail } from '#lib/domain/notifications/mails/mutations.ts'
import { sendMail } from '#lib/pipeline/mails/send-mail.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addRecords, SALARY } from '#tests/integration/access/records.ts'
import { addMember, createTenant, type TestPerson, type TestTenant } from '#tests/integration/access/tenants.ts'
import { notificationsOf, tell } from './people.ts'

let tenant: TestTenant
let person: TestPerson
let offerId: string

beforeEach(async () => {
  tenant = await createTenant()
  person = await addMember(tenant, 'Recruiter')
  offerId = (await addRecords(tenant)).offerId
})

const withdrawn = () => tell(tenant, { kind: 'offer.withdrawn', objectId: offerId, audience: { permission: 'offers.read' } })
const arrived = () => tell(tenant, { kind: 'offer.arrived', audience: { permission: 'offers.read' } })
const collect = (timing: 'Soon' | 'Daily' = 'Soon') => collectNotificationMail({ scope: tenant.scope, userId: person.userId, timing })
const listMails = () => inTenant(tenant.scope, (tx) => tx.mail.findMany({ where: { kind: 'notifications', targetId: person.userId } }))
const openOutbox = () => db().outboxMail.findMany({ where: { to: { contains: person.email } } })

/** Sends what waits and returns all that this person ever got. */
async function sendWaiting() {
  for (const { id } of await listMails()) await sendMail({ scope: tenant.scope, mailId: id, isLastTry: false })

  return openOutbox()
}

describe('a mail', () => {
  test('about one thing says it in the subject, with where to go and where to change it, and no pay', async () => {
    await withdrawn()
    await collect()
    const [mail, ...others] = await sendWaiting()

    expect(others).toEqual([])
    expect(mail?.subject).toBe('The offer for Ngozi Ó Briain is gone in Ashby')
    for (const text of [mail?.text, mail?.html]) {
      expect(text).toContain(`/${tenant.slug}/offers/${offerId}`)
      expect(text).toContain(`/${tenant.slug}/company/notifications`)
      expect(text).not.toContain(SALARY)
    }
  })

  test('about many is one digest, kind by kind, and each thing stands in one mail only', async () => {
    for (let count = 0; count < 5; count += 1) await arrived()
    await withdrawn()
    await Promise.all([collect('Daily'), collect('Daily')])
    await collect('Daily')
    const mails = await sendWaiting()

    expect(mails).toHaveLength(1)
    expect(mails[0]?.subject).toBe('2 notifications from Test company')
    const text = mails[0]?.text ?? ''
    expect(text.indexOf('5 new offers')).toBeGreaterThan(0)
    expect(text.indexOf('5 new offers')).toBeLessThan(text.indexOf('The offer for'))
    await arrived()
    await collect('Daily')
    expect(await listMails()).toHaveLength(2)
  })

  test('that is wanted soon does not take along what waits for the next morning', async () => {
    await arrived()
    await withdrawn()
    await collect()
    const [mail] = await sendWaiting()

    expect(mail?.subject).toBe('The offer for Ngozi Ó Briain is gone in Ashby')
    await collect('Daily')
    expect(await listMails()).toHaveLength(2)
  })

  test('leaves out what was read in the app, also between its making and its sending', async () => {
    await withdrawn()
    await notificationsOf(tenant, person).markRead({})
    await collect()
    expect(await listMails()).toEqual([])

    await withdrawn()
    await collect()
    await notificationsOf(tenant, person).markRead({})
    expect(await sendWaiting()).toEqual([])
    expect(await listMails()).toMatchObject([{ state: 'Cancelled' }])
  })

  test('does not tell what the member may not see any more, also when it was made before', async () => {
    await withdrawn()
    await collect()
    await inTenant(tenant.scope, (tx) => tx.offer.updateMany({ data: { confidential: true } }))
    expect(await sendWaiting()).toEqual([])

    await withdrawn()
    await collect()
    expect(await listMails()).toHaveLength(1)
  })

  test('does not go to a removed member', async () => {
    await withdrawn()
    await collect()
    await inTenant(tenant.scope, (tx) => tx.membership.deleteMany({ where: { userId: person.userId } }))
    await collect()

    expect(await sendWaiting()).toEqual([])
    expect(await listMails()).toMatchObject([{ state: 'Cancelled' }])
  })
})
