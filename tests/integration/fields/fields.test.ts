import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { builtInOfferFields } from '#lib/domain/offers/terms.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addMember, createTenant, outcomeOf, type TestTenant } from '#tests/integration/access/tenants.ts'
import { clientOf, readAudit, refusalOf } from '#tests/integration/members/people.ts'
import { testDatabase } from '#tests/setup/database.ts'

afterAll(closeRateLimits)

const Offer = { object: 'Offer' } as const
const builtInKeys = builtInOfferFields.map(({ key }) => key)

async function open() {
  const tenant = await createTenant()

  return { tenant, fields: clientOf(tenant, tenant.admin).fields }
}

/** How many jobs wait that look at what offers in preparation lack. */
async function countRefills({ scope }: TestTenant): Promise<number> {
  const client = new pg.Client({ connectionString: testDatabase.ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      `select 1 from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
       where task.identifier = 'refill_offers' and job.payload ->> 'organizationId' = $1`,
      [scope.organizationId],
    )

    return rowCount ?? 0
  } finally {
    await client.end()
  }
}

describe('the fields of an organization', () => {
  test('are the built-in ones in the order of the code, with the words of the code', async () => {
    const { fields } = await open()

    expect((await fields.list({})).map(({ key }) => key)).toEqual(builtInKeys)
    expect((await fields.list({}))[0]).toMatchObject({ key: 'baseSalary', isBuiltIn: true, isRequired: true, sensitivity: 'pay' })
  })

  test('can be seen by whoever may see offers, and changed by nobody but an admin', async () => {
    const { tenant, fields } = await open()
    const bonus = await fields.create({ label: 'Bonus', type: 'money', sensitivity: 'pay' })
    for (const role of ['Viewer', 'HR', 'Recruiter'] as const) {
      const member = clientOf(tenant, await addMember(tenant, role)).fields

      expect(await outcomeOf(member.list({}))).toBe('ok')
      expect(await outcomeOf(member.create({ label: 'Team', type: 'text' }))).toBe('forbidden')
      expect(await outcomeOf(member.archive({ ...Offer, key: bonus.key }))).toBe('forbidden')
    }
    const { fields: stranger } = await open()

    expect(await outcomeOf(stranger.update({ ...Offer, key: bonus.key, label: 'Mine' }))).toBe('not_found')
    expect((await stranger.list({})).map(({ key }) => key)).toEqual(builtInKeys)
  })
})

describe('a custom field', () => {
  test('stands at the end, is written down, and counts as missing at once where it is required', async () => {
    const { tenant, fields } = await open()
    const team = await fields.create({ label: '  Team\u200b name ', type: 'text', help: 'As in the org chart' })
    expect(team).toMatchObject({ label: 'Team name', group: 'Details', isRequired: false, isBuiltIn: false, isArchived: false })
    expect(await countRefills(tenant)).toBe(0)
    const needed = await fields.create({ label: 'Manager', type: 'person', isRequired: true, group: 'Role' })

    expect((await fields.list({})).map(({ key }) => key)).toEqual([...builtInKeys, team.key, needed.key])
    expect(await countRefills(tenant)).toBe(1)
    expect(await readAudit(tenant)).toMatchObject([
      { action: 'field.created', objectId: team.key, value: { after: { label: 'Team name', type: 'text', sensitivity: 'none' } } },
      { action: 'field.created', objectId: needed.key, value: { after: { label: 'Manager', isRequired: true } } },
    ])
  })

  test.each(['Start date', 'START  DATE', 'Bónus', 'bonus'])('is not called %j while another field is', async (label) => {
    const { fields } = await open()
    await fields.create({ label: 'Bonus', type: 'money', sensitivity: 'pay' })
    const refusal = await refusalOf(fields.create({ label, type: 'text' }))

    expect(refusal.code).toBe('invalid_input')
    expect(refusal.fields.label).toMatch(/^There is a field “(Start date|Bonus)” already\. Choose another name\.$/)
  })

  test('keeps the values of its options for ever, whatever they are called', async () => {
    const { tenant, fields } = await open()
    const { key, options } = await fields.create({ label: 'Perk', type: 'choices', options: [{ label: 'Gym' }, { label: 'Lunch' }] })
    expect(options).toEqual([
      { value: 'Gym', label: 'Gym' },
      { value: 'Lunch', label: 'Lunch' },
    ])

    const changed = [{ label: 'Lunch' }, { value: 'Gym', label: 'Gym and pool' }, { label: 'Gym' }]
    const { options: after } = await fields.update({ ...Offer, key, options: changed })
    expect(after).toEqual([
      { value: 'Lunch', label: 'Lunch' },
      { value: 'Gym', label: 'Gym and pool' },
      { value: 'Gym 2', label: 'Gym' },
    ])
    expect(await countRefills(tenant)).toBe(1)
  })

  test('needs options where it is a choice, each called differently, and has none otherwise', async () => {
    const { fields } = await open()
    const refused = async (call: Promise<unknown>) => (await refusalOf(call)).fields.options
    const { key } = await fields.create({ label: 'Perk', type: 'choice', options: [{ label: 'Gym' }] })

    expect(await refused(fields.create({ label: 'A', type: 'choice' }))).toBe('Add at least one option.')
    expect(await refused(fields.create({ label: 'B', type: 'text', options: [{ label: 'Gym' }] }))).toBe('Only a choice has options.')
    expect(await refused(fields.update({ ...Offer, key, options: [{ label: 'Gym' }, { label: 'gym' }] }))).toMatch(/two options “gym”/)
    expect(await refused(fields.update({ ...Offer, key, options: [{ value: 'Sauna', label: 'Sauna' }] }))).toMatch(/Reload the page/)
  })

  test('is archived and comes back at the end with everything it had, unless its name is taken', async () => {
    const { tenant, fields } = await open()
    const first = await fields.create({ label: 'Bonus', type: 'money', sensitivity: 'pay', isRequired: true })
    const second = await fields.create({ label: 'Team', type: 'text' })
    expect(await fields.archive({ ...Offer, key: first.key })).toEqual({ ...first, isArchived: true })
    const third = await fields.create({ label: 'bonus', type: 'text' })

    expect((await fields.list({})).map(({ key }) => key)).toEqual([...builtInKeys, second.key, third.key, first.key])
    expect((await refusalOf(fields.restore({ ...Offer, key: first.key }))).message).toMatch(/“bonus” already/)
    await fields.update({ ...Offer, key: third.key, label: 'Extra' })
    expect(await fields.restore({ ...Offer, key: first.key })).toEqual(first)
    expect((await fields.list({})).map(({ key }) => key)).toEqual([...builtInKeys, second.key, third.key, first.key])
    expect((await readAudit(tenant)).map(({ action }) => action)).toContain('field.restored')
  })

  test('is one of at most 100', async () => {
    const { tenant, fields } = await open()
    const { organizationId } = tenant.scope
    await inTenant(tenant.scope, (tx) =>
      tx.field.createMany({
        data: Array.from({ length: 100 }, (_, index) => ({
          ...{ organizationId, object: 'Offer' as const, key: randomUUID(), label: `Field ${index}`, type: 'text', sensitivity: 'none' },
          ...{ group: 'Details', isRequired: false, position: 100 + index },
        })),
      }),
    )

    expect((await refusalOf(fields.create({ label: 'One more', type: 'text' }))).message).toMatch(/100 custom fields.*Archive one/)
  })
})

describe('a built-in field', () => {
  test('can be made optional, and is nothing else than what the code says', async () => {
    const { tenant, fields } = await open()
    expect(await fields.update({ ...Offer, key: 'startDate', isRequired: false })).toMatchObject({ label: 'Start date', isRequired: false })
    expect(await countRefills(tenant)).toBe(1)

    expect((await refusalOf(fields.update({ ...Offer, key: 'startDate', label: 'First day' }))).message).toMatch(
      /only whether it is required/,
    )
    expect((await refusalOf(fields.update({ ...Offer, key: 'baseSalary', sensitivity: 'none' }))).message).toMatch(/only whether/)
    expect((await refusalOf(fields.archive({ ...Offer, key: 'startDate' }))).message).toMatch(/A built-in field stays/)
    expect((await fields.list({})).map(({ key }) => key)).toEqual(builtInKeys)
  })
})

describe('the order', () => {
  test('is kept, together with what came later', async () => {
    const { tenant, fields } = await open()
    const team = await fields.create({ label: 'Team', type: 'text' })
    const keys = [team.key, ...builtInKeys.toReversed()]
    expect((await fields.arrange({ ...Offer, keys })).map(({ key }) => key)).toEqual(keys)
    const bonus = await fields.create({ label: 'Bonus', type: 'money', sensitivity: 'pay' })

    expect((await fields.list({})).map(({ key }) => key)).toEqual([...keys, bonus.key])
    expect(await readAudit(tenant)).toMatchObject([{}, { action: 'field.arranged', value: { after: { order: expect.any(Array) } } }, {}])
  })

  test('of two admins at once is one of the two, and whoever lacks a new field looks again', async () => {
    const { tenant, fields } = await open()
    const orders = [builtInKeys.toReversed(), [...builtInKeys.slice(3), ...builtInKeys.slice(0, 3)]]
    await Promise.all(orders.map((keys) => fields.arrange({ ...Offer, keys })))
    const stands = (await fields.list({})).map(({ key }) => key)
    expect(orders).toContainEqual(stands)

    const [team, refused] = await Promise.allSettled([
      fields.create({ label: 'Team', type: 'text' }).then(async (field) => ({ ...field, outcome: 'ok' })),
      fields.create({ label: 'team', type: 'text' }),
    ])
    expect([team.status, refused.status].sort()).toEqual(['fulfilled', 'rejected'])
    expect(await refusalOf(fields.arrange({ ...Offer, keys: stands }))).toMatchObject({ code: 'conflict' })
    expect((await readAudit(tenant)).filter(({ action }) => action === 'field.arranged')).toHaveLength(2)
  })
})
