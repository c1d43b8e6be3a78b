import { describe, expect, test } from 'vitest'
import { addRecords, SALARY } from '#tests/integration/access/records.ts'
import { addCustomRole, addMember, createTenant, outcomeOf, type TestTenant } from '#tests/integration/access/tenants.ts'
import { apiOf, changeInAshby } from './offers.ts'

let tenant: TestTenant
let offerId: string

const offersOf = () => apiOf(tenant, tenant.admin).offers

/** An offer of which job title, start date and base salary were edited, and then changed in Ashby. */
async function openAsking() {
  tenant = await createTenant()
  offerId = (await addRecords(tenant)).offerId
  const offers = offersOf()
  await offers.setField({ id: offerId, field: 'jobTitle', value: 'Ours' })
  await offers.setField({ id: offerId, field: 'startDate', value: '2030-02-01' })
  await changeInAshby(tenant, offerId, { jobTitle: 'Theirs', startDate: '2030-03-01', baseSalary: '2' })
  const offer = await offers.get({ id: offerId })
  const seen = offer.fields.flatMap(({ key, value, ashby, ashbyNowSays }) => (ashbyNowSays ? [{ field: key, value, ashby }] : []))
  expect(seen.map(({ field }) => field).sort()).toEqual(['baseSalary', 'jobTitle', 'startDate'])

  return { offers, seen, offer }
}

async function valuesOf(): Promise<Record<string, string | null>> {
  const { fields } = await offersOf().get({ id: offerId })

  return Object.fromEntries(fields.filter(({ key }) => ['jobTitle', 'startDate', 'baseSalary'].includes(key)).map((f) => [f.key, f.value]))
}

describe('all fields that ask at once', () => {
  test('are kept: the values stay, nothing asks, one entry tells of it, and it asks again when Ashby changes once more', async () => {
    const { offers, seen } = await openAsking()
    const kept = await offers.keepAll({ id: offerId, seen })

    expect(kept).toMatchObject({ ashbyNowSaysCount: 0, jobTitle: 'Ours', startDate: '2030-02-01' })
    expect(kept.history[0]).toMatchObject({ kind: 'kept-mine' })
    expect(kept.history[0]?.changes.map(({ field }) => field).sort()).toEqual(['baseSalary', 'jobTitle', 'startDate'])
    await changeInAshby(tenant, offerId, { jobTitle: 'Theirs again' })
    expect(await offers.get({ id: offerId })).toMatchObject({ ashbyNowSaysCount: 1, jobTitle: 'Ours' })
  })

  test('are taken, and each is taken back by the entry of the act', async () => {
    const { offers, seen } = await openAsking()
    const taken = await offers.takeAll({ id: offerId, seen })
    expect(await valuesOf()).toEqual({ jobTitle: 'Theirs', startDate: '2030-03-01', baseSalary: '2' })
    expect(taken.fields.some(({ isEdited }) => isEdited)).toBe(false)

    const since = taken.history[0]?.id ?? ''
    for (const { field } of seen) await offers.restoreField({ id: offerId, field, since })
    expect(await valuesOf()).toEqual({ jobTitle: 'Ours', startDate: '2030-02-01', baseSalary: SALARY })
    expect((await offers.get({ id: offerId })).ashbyNowSaysCount).toBe(3)
  })

  test.each(['keepAll', 'takeAll'] as const)(
    '%s: where one of them is not as it was seen none is decided, and the answer names it',
    async (act) => {
      const { offers, seen, offer } = await openAsking()
      await changeInAshby(tenant, offerId, { startDate: '2030-04-01' })
      const error = await offers[act]({ id: offerId, seen }).catch((refusal: unknown) => refusal)

      expect(error).toMatchObject({ code: 'conflict', data: { fields: { startDate: expect.any(String) } } })
      expect(Object.keys((error as { data: { fields: object } }).data.fields)).toEqual(['startDate'])
      const after = await offers.get({ id: offerId })
      expect(after.history).toHaveLength(offer.history.length + 1)
      expect(after.ashbyNowSaysCount).toBe(3)
    },
  )

  test('are not decided where somebody has decided one of them meanwhile', async () => {
    const { offers, seen } = await openAsking()
    await offers.keepMine({ id: offerId, field: 'jobTitle' })

    expect(await outcomeOf(offers.takeAll({ id: offerId, seen }))).toBe('conflict')
    expect(await valuesOf()).toMatchObject({ jobTitle: 'Ours', startDate: '2030-02-01' })
  })

  test('of two who decide at once one wins, and the other is told', async () => {
    const { offers, seen } = await openAsking()
    const outcomes = await Promise.all([outcomeOf(offers.keepAll({ id: offerId, seen })), outcomeOf(offers.takeAll({ id: offerId, seen }))])

    expect(outcomes.sort()).toEqual(['conflict', 'ok'])
  })

  test('that were not seen go on asking', async () => {
    const { offers, seen } = await openAsking()
    const after = await offers.takeAll({ id: offerId, seen: seen.filter(({ field }) => field === 'jobTitle') })

    expect(after).toMatchObject({ ashbyNowSaysCount: 2, jobTitle: 'Theirs', startDate: '2030-02-01' })
  })

  test('are not pay for somebody who may not see pay, and the refusal tells none', async () => {
    const { seen } = await openAsking()
    const role = await addCustomRole(tenant, ['organization.read', 'members.read', 'offers.read', 'offers.edit'])
    const { offers } = apiOf(tenant, await addMember(tenant, role))
    const error = await offers.takeAll({ id: offerId, seen }).catch((refusal: unknown) => refusal)
    expect(error).toMatchObject({ code: 'forbidden' })
    expect(JSON.stringify(error)).not.toContain(SALARY)

    const open = seen.filter(({ field }) => field !== 'baseSalary')
    const taken = await offers.takeAll({ id: offerId, seen: open })
    expect(JSON.stringify(taken)).not.toContain('baseSalary')
    expect(await valuesOf()).toEqual({ jobTitle: 'Theirs', startDate: '2030-03-01', baseSalary: SALARY })
  })

  test('are nothing on an offer of somebody else', async () => {
    const { seen } = await openAsking()
    const stranger = await createTenant()

    expect(await outcomeOf(apiOf(stranger, stranger.admin).offers.keepAll({ id: offerId, seen }))).toBe('not_found')
  })
})
