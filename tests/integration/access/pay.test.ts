import { beforeAll, describe, expect, test } from 'vitest'
import type { BuiltInRole } from '#lib/domain/access/schema.ts'
import { builtInOfferFields } from '#lib/domain/offers/terms.ts'
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

test.each(['Admin', 'Recruiter', 'HR'] as const)('%s sees the amount, its source and its history', async (role) => {
  const client = await clientOf(role)
  const offer = await client.offers.get({ id: offerId })

  expect(Number(offer.baseSalary)).toBe(Number(SALARY))
  expect(offer.fields.find(({ key }) => key === 'baseSalary')).toMatchObject({ value: SALARY, isEdited: true })
  expect(offer.history[0]?.changes[0]).toMatchObject({ after: SALARY })
  expect(offer.hiddenFieldCount).toBe(0)
})
