import { beforeAll, describe, expect, test } from 'vitest'
import type { Notify } from '#lib/domain/notifications/mutations.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addRecords, SALARY } from '#tests/integration/access/records.ts'
import { addMember, createTenant, outcomeOf, type TestPerson, type TestTenant } from '#tests/integration/access/tenants.ts'
import { addMemberWith, notificationsOf, tell, titlesOf } from './people.ts'

const arrived = { kind: 'offer.arrived', audience: { permission: 'offers.read' } } as const satisfies Omit<Notify, 'scope'>
let tenant: TestTenant
let recruiter: TestPerson
let hr: TestPerson
let viewer: TestPerson
let offerId: string

beforeAll(async () => {
  tenant = await createTenant()
  recruiter = await addMember(tenant, 'Recruiter')
  hr = await addMember(tenant, 'HR')
  viewer = await addMember(tenant, 'Viewer')
  offerId = (await addRecords(tenant)).offerId
})

async function setConfidential(confidential: boolean): Promise<void> {
  await inTenant(tenant.scope, (tx) => tx.offer.updateMany({ where: { id: offerId }, data: { confidential } }))
}

describe('who is told', () => {
  test('members whose role allows it, built-in or composed, and nobody else', async () => {
    const composed = await addMemberWith(tenant, ['organization.read', 'offers.read', 'offers.edit'])
    // An edit permission without the one it stands on is worth nothing.
    const powerless = await addMemberWith(tenant, ['organization.read', 'offers.edit'])
    await tell(tenant, { kind: 'offer.ashby-now-says', objectId: offerId, audience: { permission: 'offers.edit' } })

    const title = 'Ashby now says something else for Ngozi Ó Briain'
    for (const person of [tenant.admin, recruiter, composed]) expect(await titlesOf(tenant, person)).toEqual([title])
    for (const person of [hr, viewer, powerless]) expect(await titlesOf(tenant, person)).toEqual([])
  })

  test('not whoever did it', async () => {
    const fresh = await createTenant()
    const other = await addMember(fresh, 'Recruiter')
    await tell(fresh, { ...arrived, exceptUserId: fresh.admin.userId })

    expect(await notificationsOf(fresh, fresh.admin).counts()).toEqual({ unread: 0 })
    expect(await notificationsOf(fresh, other).counts()).toEqual({ unread: 1 })
  })

  test('of those who are named, only members who may read the kind', async () => {
    const stranger = await createTenant()
    const named = [hr.userId, viewer.userId, stranger.admin.userId]
    await tell(tenant, { kind: 'event.needs-attention', audience: { userIds: [...named, recruiter.userId] } })
    const rows = await inTenant(tenant.scope, (tx) => tx.notification.findMany({ where: { kind: 'event.needs-attention' } }))

    expect(rows.map(({ userId }) => userId)).toEqual([recruiter.userId])
  })

  test('of a confidential offer only those who see confidential jobs', async () => {
    const fresh = await createTenant()
    const blind = await addMember(fresh, 'Recruiter')
    await tell(fresh, { ...arrived, audience: { permission: 'offers.read', isConfidential: true } })

    expect(await notificationsOf(fresh, fresh.admin).counts()).toEqual({ unread: 1 })
    expect(await notificationsOf(fresh, blind).counts()).toEqual({ unread: 0 })
  })

  test('nothing at all when the transaction does not commit', async () => {
    const fresh = await createTenant()
    await expect(
      inTenant(fresh.scope, async (tx) => {
        const { notify } = await import('#lib/domain/notifications/mutations.ts')
        await notify(tx, { scope: fresh.scope, ...arrived })
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')

    expect(await notificationsOf(fresh, fresh.admin).counts()).toEqual({ unread: 0 })
  })
})

describe('what a reader sees', () => {
  test('follows what they may see now: an offer that became confidential is not told, in list and count', async () => {
    await tell(tenant, { kind: 'offer.withdrawn', objectId: offerId, audience: { permission: 'offers.read' } })
    const before = await notificationsOf(tenant, viewer).counts()
    await setConfidential(true)
    try {
      expect(await titlesOf(tenant, viewer)).toEqual([])
      expect(await notificationsOf(tenant, viewer).counts()).toEqual({ unread: before.unread - 1 })
      expect(await titlesOf(tenant, hr)).toEqual(['The offer for Ngozi Ó Briain is gone in Ashby'])
    } finally {
      await setConfidential(false)
    }
  })

  test('names the offers behind a number only where the reader may see them, and never pay', async () => {
    const fresh = await createTenant()
    const reader = await addMember(fresh, 'Viewer')
    await addRecords(fresh)
    await tell(fresh, arrived)
    expect(await titlesOf(fresh, reader)).toEqual(['New offer for Ngozi Ó Briain'])
    expect(JSON.stringify(await notificationsOf(fresh, fresh.admin).list({}))).not.toContain(SALARY)

    await inTenant(fresh.scope, (tx) => tx.offer.updateMany({ data: { confidential: true } }))
    expect(await titlesOf(fresh, reader)).toEqual(['A new offer arrived'])
    expect(await titlesOf(fresh, fresh.admin)).toEqual(['New offer for Ngozi Ó Briain'])
  })

  test('loses a kind with the permission for it', async () => {
    const fresh = await createTenant()
    const person = await addMember(fresh, 'Recruiter')
    await tell(fresh, { kind: 'event.needs-attention', audience: { permission: 'events.retry' } })
    expect(await notificationsOf(fresh, person).counts()).toEqual({ unread: 1 })
    await inTenant(fresh.scope, (tx) => tx.membership.updateMany({ where: { userId: person.userId }, data: { role: 'Viewer' } }))

    expect(await notificationsOf(fresh, person).counts()).toEqual({ unread: 0 })
    expect(await titlesOf(fresh, person)).toEqual([])
    const kinds = (await notificationsOf(fresh, person).preferences()).map(({ kind }) => kind)
    expect(kinds).toEqual(['offer.arrived', 'offer.withdrawn', 'offer.assigned', 'offer.answered', 'offer.out-of-step', 'offer.unanswered'])
    expect(await outcomeOf(notificationsOf(fresh, person).setPreference({ kind: 'event.needs-attention', inApp: false }))).toBe('not_found')
  })

  test('is gone with the membership, and is not there when somebody joins again', async () => {
    const fresh = await createTenant()
    const person = await addMember(fresh, 'HR')
    await tell(fresh, arrived)
    const { organizationId } = fresh.scope
    await inTenant(fresh.scope, (tx) => tx.membership.deleteMany({ where: { userId: person.userId } }))
    await tell(fresh, arrived)
    await inTenant(fresh.scope, (tx) => tx.membership.create({ data: { organizationId, userId: person.userId, role: 'HR' } }))

    expect(await notificationsOf(fresh, person).counts()).toEqual({ unread: 0 })
    expect(await notificationsOf(fresh, fresh.admin).list({})).toMatchObject({ items: [{ count: 2 }] })
  })

  test('of somebody else cannot be read, marked or told apart from what does not exist', async () => {
    const fresh = await createTenant()
    const other = await addMember(fresh, 'HR')
    await tell(fresh, { ...arrived, audience: { userIds: [fresh.admin.userId] } })
    const [own] = (await notificationsOf(fresh, fresh.admin).list({})).items
    const id = own?.id ?? ''
    await notificationsOf(fresh, other).markRead({ ids: [id] })

    expect(await outcomeOf(notificationsOf(fresh, other).markUnread({ id }))).toBe('not_found')
    expect(await notificationsOf(fresh, fresh.admin).counts()).toEqual({ unread: 1 })
  })
})
