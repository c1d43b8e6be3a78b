import { afterAll, describe, expect, test } from 'vitest'
import { addNeeded } from '#lib/domain/access/rules.ts'
import { builtInPersonKeys } from '#lib/domain/people/terms.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addCustomRole, addMember, outcomeOf } from '#tests/integration/access/tenants.ts'
import { addHires, readHires } from '#tests/integration/mapping-runs/mapped-hires.ts'
import { drainJobs, openMapped, readings, rule, saveVersion } from '#tests/integration/mapping-runs/mapped-offers.ts'
import { clientOf, refusalOf } from '#tests/integration/members/people.ts'

afterAll(closeRateLimits)

const Person = { object: 'Person' } as const
const SHIRT = readings({ 'candidate.firstName': 'Ngozi', 'customField.shirt': 'M' })

const open = () => openMapped([rule('firstName', 'candidate.firstName')], 'Person')

describe('the fields of people', () => {
  test('are apart from those of offers, and are arranged, archived and restored by themselves', async () => {
    const { api } = await open()
    const shirt = await api.fields.create({ ...Person, label: 'Shirt', type: 'text', sensitivity: 'personal' })
    const key = { ...Person, key: shirt.key }
    const keys = (await api.fields.list(Person)).map((field) => field.key)

    expect(keys).toEqual([...builtInPersonKeys, shirt.key])
    expect((await api.fields.list({ object: 'Offer' })).some((field) => field.key === shirt.key)).toBe(false)
    expect(await outcomeOf(api.fields.update({ object: 'Offer', key: shirt.key, label: 'Theirs' }))).toBe('not_found')
    expect((await api.fields.arrange({ ...Person, keys: [shirt.key, ...builtInPersonKeys] })).map((field) => field.key)[0]).toBe(shirt.key)
    expect(await api.fields.archive(key)).toMatchObject({ isArchived: true })
    expect(await api.fields.restore(key)).toMatchObject({ isArchived: false })
    expect(await outcomeOf(api.fields.archive({ ...Person, key: 'firstName' }))).toBe('conflict')
  })

  test('are listed for whoever works with new hires or people, and for nobody else', async () => {
    const { tenant } = await open()
    const ask = async (permissions: Parameters<typeof addNeeded>[0]) => {
      const roleId = await addCustomRole(tenant, addNeeded(permissions))

      return outcomeOf(clientOf(tenant, await addMember(tenant, roleId)).fields.list(Person))
    }

    for (const permission of ['newHires.manage', 'people.read', 'fields.manage'] as const) expect(await ask([permission])).toBe('ok')
    expect(await ask(['offers.read'])).toBe('forbidden')
  })
})

describe('a custom field of people', () => {
  test('that is required is missing in pending new hires at once, and filled as soon as a rule reads it', async () => {
    const company = await open()
    const [pending = '', added = ''] = await addHires(company, [{ readings: SHIRT }, { readings: SHIRT, state: 'Added' }])
    const before = (await readHires(company)).get(added)
    const { key } = await company.api.fields.create({ ...Person, label: 'Shirt', type: 'text', isRequired: true })
    await drainJobs()
    expect((await readHires(company)).get(pending)?.issues).toContainEqual({ field: key, code: 'no_rule', found: null })

    await saveVersion(company, [rule('firstName', 'candidate.firstName'), rule(key, 'customField.shirt')])
    await drainJobs()
    const rows = await readHires(company)
    expect(rows.get(pending)).toMatchObject({ customValues: { [key]: 'M' } })
    expect(rows.get(pending)?.issues.map(({ field }) => field)).not.toContain(key)
    expect(rows.get(added)).toEqual(before)
  })

  test('keeps what new hires and people hold of it while it is archived, and blocks nothing meanwhile', async () => {
    const company = await open()
    const { scope, api } = company
    const { key } = await api.fields.create({ ...Person, label: 'Shirt', type: 'text', isRequired: true })
    await saveVersion(company, [rule(key, 'customField.shirt')])
    const [full = '', bare = ''] = await addHires(company, [{ readings: SHIRT }, { readings: readings({ 'customField.shirt': null }) }])
    const { id: personId } = await inTenant(scope, (tx) =>
      tx.person.create({ data: { organizationId: scope.organizationId, customValues: { [key]: 'L' } }, select: { id: true } }),
    )
    await drainJobs()
    expect((await readHires(company)).get(bare)?.issues.map(({ field }) => field)).toContain(key)

    await api.fields.archive({ ...Person, key })
    await drainJobs()
    const rows = await readHires(company)
    expect(rows.get(full)?.customValues).toEqual({ [key]: 'M' })
    expect(rows.get(bare)?.issues.map(({ field }) => field)).not.toContain(key)

    await api.fields.restore({ ...Person, key })
    await drainJobs()
    expect((await readHires(company)).get(bare)?.issues.map(({ field }) => field)).toContain(key)
    expect(await inTenant(scope, (tx) => tx.person.findFirst({ where: { id: personId }, select: { customValues: true } }))).toEqual({
      customValues: { [key]: 'L' },
    })
  })

  test('of pay stays pay where a new hire or a person holds a value of it', async () => {
    const company = await open()
    const { scope, api } = company
    const { organizationId } = scope
    const add = () => api.fields.create({ ...Person, label: `Bonus ${Math.random()}`, type: 'text', sensitivity: 'pay' })
    const lower = (key: string) => api.fields.update({ ...Person, key, sensitivity: 'none' })
    const [unused, ofHire, ofPerson] = [await add(), await add(), await add()]
    const edited = { value: '5', base: null, by: company.tenant.admin.userId, at: new Date().toISOString(), locked: false }
    const [id = ''] = await addHires(company, [{ readings: SHIRT }])
    await inTenant(scope, async (tx) => {
      await tx.newHire.updateMany({ where: { id }, data: { overrides: { [ofHire.key]: edited } } })
      await tx.person.create({ data: { organizationId, customValues: { [ofPerson.key]: '5' } }, select: { id: true } })
    })

    expect(await lower(unused.key)).toMatchObject({ sensitivity: 'none' })
    for (const { key } of [ofHire, ofPerson]) {
      expect((await refusalOf(lower(key))).message).toMatch(/^New hires and people hold values of this field/)
    }
  })
})

test('a default of the organization reaches pending new hires', async () => {
  const company = await open()
  const [id = ''] = await addHires(company, [{ readings: SHIRT }])
  await company.api.organization.update({ defaultCurrency: 'CHF' })
  await drainJobs()

  expect(await inTenant(company.scope, (tx) => tx.newHire.findFirst({ where: { id }, select: { currency: true } }))).toEqual({
    currency: 'CHF',
  })
})
