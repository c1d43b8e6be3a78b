import { beforeAll, describe, expect, test } from 'vitest'
import type { BuiltInRole } from '#lib/domain/access/schema.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { builtInOfferFields } from '#lib/domain/offers/terms.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addHire, HIRE_VALUES, hiresOf, type Inbox, openInbox, setHire } from '#tests/integration/new-hires/inbox.ts'
import { addOffer, publish } from '#tests/integration/offer-page/published.ts'
import { addRecords, SALARY } from './records.ts'
import { addCustomRole, addMember, callAs, createTenant, outcomeOf, type TestTenant } from './tenants.ts'

let tenant: TestTenant
let offerId: string

beforeAll(async () => {
  tenant = await createTenant()
  offerId = (await addRecords(tenant)).offerId
})

async function clientOf(role: BuiltInRole) {
  const { sessionId } = await addMember(tenant, role)

  return callAs({ sessionId, slug: tenant.slug })
}

describe('somebody who may not see offers', () => {
  test('meets none on Home, neither by number nor by name', async () => {
    const { sessionId } = await addMember(tenant, await addCustomRole(tenant, ['organization.read', 'members.read']))
    const home = await callAs({ sessionId, slug: tenant.slug }).home.get()

    expect(Object.values(home.offerCounts)).toEqual([0, 0, 0, 0, 0])
    expect(home).toMatchObject({ upcoming: [], needsAttention: [], startingWithin30Days: 0, oldestPublishedAt: null })
    expect(JSON.stringify(home)).not.toContain('Ngozi')
  })
})

describe('somebody who may not see pay', () => {
  test('gets no amount, no currency and no word of them from anything they can read', async () => {
    const viewer = await clientOf('Viewer')
    const answers = await Promise.all([
      viewer.offers.list({}),
      viewer.offers.get({ id: offerId }),
      viewer.offers.counts({}),
      viewer.home.get(),
    ])

    for (const answer of answers) {
      expect(JSON.stringify(answer)).not.toContain(SALARY.split('.')[0])
      expect(JSON.stringify(answer)).not.toMatch(/baseSalary|currency|payInterval/)
    }
  })

  test('nor from what was published of it: no change, and no hash that amounts could be tried against', async () => {
    const fresh = await createTenant()
    const { offerId: published } = await addOffer(fresh)
    const first = await publish(fresh, { offerId: published, change: (document) => ({ ...document, title: 'Before' }) })
    await publish(fresh, { offerId: published, number: 2, previousId: first })
    const { sessionId } = await addMember(fresh, 'Viewer')
    const answer = await callAs({ sessionId, slug: fresh.slug }).offerPublishing.get({ id: published })

    expect(answer.versions.map(({ number }) => number)).toEqual([2, 1])
    expect(answer.versions.flatMap(({ hash, changes }) => [hash, changes])).toEqual([undefined, undefined, undefined, undefined])
    expect(JSON.stringify(answer)).not.toContain(SALARY.split('.')[0])
  })

  test('nor from the event that brought it', async () => {
    const permissions = ['organization.read', 'offers.read', 'connections.read', 'events.read', 'confidential.read'] as const
    const { sessionId } = await addMember(tenant, await addCustomRole(tenant, [...permissions]))
    const reader = callAs({ sessionId, slug: tenant.slug })
    const { items } = await reader.events.list({})
    const event = await reader.events.get({ id: items[0]?.id ?? '' })

    expect(event).toMatchObject({ label: 'Offer Update' })
    expect(JSON.stringify([items, event])).not.toContain(SALARY.split('.')[0])
  })

  test('nor from a notification of it', async () => {
    const viewer = await addMember(tenant, 'Viewer')
    await inTenant(tenant.scope, (tx) =>
      notify(tx, { scope: tenant.scope, kind: 'offer.withdrawn', objectId: offerId, audience: { userIds: [viewer.userId] } }),
    )
    const { items } = await callAs({ sessionId: viewer.sessionId, slug: tenant.slug }).notifications.list({})

    expect(items).toMatchObject([{ kind: 'offer.withdrawn' }])
    expect(JSON.stringify(items)).not.toContain(SALARY.split('.')[0])
  })

  test('nor by searching for an amount, which finds nothing for anybody', async () => {
    for (const role of ['Viewer', 'Admin'] as const) {
      const client = await clientOf(role)

      expect((await client.offers.list({ search: 'Ngozi' })).items).toHaveLength(1)
      expect((await client.offers.list({ search: SALARY.slice(0, 5) })).items).toEqual([])
    }
  })

  test('sees everything else of the offer, and how many fields are kept from them', async () => {
    const viewer = await clientOf('Viewer')
    const offer = await viewer.offers.get({ id: offerId })

    expect(offer).toMatchObject({ name: 'Ngozi Ó Briain', jobTitle: 'Field engineer', hiddenFieldCount: 4, issues: [] })
    const open = builtInOfferFields.filter(({ sensitivity }) => sensitivity !== 'pay')
    expect(offer.fields.map(({ key }) => key).sort()).toEqual(open.map(({ key }) => key).sort())
    expect(offer.history[0]).toMatchObject({ kind: 'edited', changes: [] })
  })

  test('may not sort by it either', async () => {
    const viewer = await clientOf('Viewer')

    expect(await outcomeOf(viewer.offers.list({ sort: 'baseSalary' }))).toBe('forbidden')
  })
})

describe('somebody who manages new hires and may not see pay', () => {
  let inbox: Inbox
  let pendingId: string
  let addedId: string
  let hires: ReturnType<typeof hiresOf>
  beforeAll(async () => {
    inbox = await openInbox()
    const values = { ...HIRE_VALUES, baseSalary: SALARY, currency: 'EUR', payInterval: 'Year' }
    pendingId = await addHire(inbox, { values })
    await hiresOf(inbox).setField({ id: pendingId, field: 'baseSalary', value: `1${SALARY}` })
    await setHire(inbox, pendingId, {
      issues: [{ field: 'payInterval', code: 'unmapped', found: `Pay of ${SALARY} per moon` }],
      issueCount: 1,
    })
    const { organizationId } = inbox.scope
    const person = await inTenant(inbox.scope, (tx) =>
      tx.person.create({ data: { organizationId, name: 'Ngozi Ó Briain', baseSalary: '1' }, select: { id: true } }),
    )
    addedId = await addHire(inbox, { values, data: { state: 'Added', personId: person.id, decided: { ...HIRE_VALUES, baseSalary: '1' } } })
    const role = await addCustomRole(inbox, ['organization.read', 'members.read', 'people.read', 'newHires.manage'])
    hires = hiresOf(inbox, await addMember(inbox, role))
  })

  test('gets no amount and no word of it from any of them, and how many fields are kept from them', async () => {
    const [pending, added] = await Promise.all([hires.get({ id: pendingId }), hires.get({ id: addedId })])
    const answers = [pending, added, await hires.list({}), await hires.list({ state: 'Added' }), await hires.counts({})]

    for (const answer of answers) {
      expect(JSON.stringify(answer)).not.toContain(SALARY.split('.')[0])
      expect(JSON.stringify(answer)).not.toMatch(/baseSalary|currency|payInterval/)
    }
    expect(pending).toMatchObject({ name: 'Ngozi Chidi Ó Briain', hiddenFieldCount: 3, issues: [] })
    expect(pending.history[0]).toMatchObject({ kind: 'edited', changes: [] })
    expect(added.proposals).toEqual([])
  })

  test('nor by searching for it, and may neither write nor decide on it', async () => {
    const seen = [{ field: 'baseSalary', value: '1', ashby: SALARY }]

    expect((await hires.list({ search: SALARY.slice(0, 5) })).items).toEqual([])
    expect(await outcomeOf(hires.setField({ id: pendingId, field: 'baseSalary', value: '1' }))).toBe('forbidden')
    expect(await outcomeOf(hires.takeTheirs({ id: pendingId, field: 'baseSalary' }))).toBe('forbidden')
    expect(await outcomeOf(hires.takeAll({ id: pendingId, seen }))).toBe('forbidden')
    expect(await outcomeOf(hires.acceptProposals({ id: addedId, seen }))).toBe('forbidden')
  })

  test('while HR sees the amount, what Ashby says of it, and its history', async () => {
    const hr = hiresOf(inbox, await addMember(inbox, 'HR'))
    const pending = await hr.get({ id: pendingId })

    expect(pending.fields.find(({ key }) => key === 'baseSalary')).toMatchObject({ value: `1${SALARY}`, ashby: SALARY })
    expect(pending.history[0]?.changes[0]).toMatchObject({ after: `1${SALARY}` })
    expect(pending.hiddenFieldCount).toBe(0)
    expect((await hr.get({ id: addedId })).proposals.map(({ key }) => key)).toContain('baseSalary')
  })
})

test.each(['Admin', 'Recruiter', 'HR'] as const)('%s sees the amount, its source and its history', async (role) => {
  const client = await clientOf(role)
  const offer = await client.offers.get({ id: offerId })

  expect(Number(offer.baseSalary)).toBe(Number(SALARY))
  expect(offer.fields.find(({ key }) => key === 'baseSalary')).toMatchObject({ value: SALARY, isEdited: true })
  expect(offer.history[0]?.changes[0]).toMatchObject({ after: SALARY })
  expect(offer.hiddenFieldCount).toBe(0)
})
