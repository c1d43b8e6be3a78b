import { beforeAll, describe, expect, test } from 'vitest'
import { addCustomRole, addMember, callAs, outcomeOf } from '#tests/integration/access/tenants.ts'
import { type Desk, openDesk } from '#tests/integration/open-jobs/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})

const fieldsOf = ({ sessionId } = desk.admin) => callAs({ sessionId, slug: desk.slug }).fields
const object = 'OpenJob' as const

describe('fields of open jobs', () => {
  test('are the built-in ones, a choice with its options, until somebody arranges them', async () => {
    const list = await fieldsOf().list({ object })
    expect(list.map(({ key }) => key).slice(0, 3)).toEqual(['title', 'identifier', 'department'])
    expect(list.find(({ key }) => key === 'employmentType')).toMatchObject({ type: 'choice', isBuiltIn: true, options: { length: 5 } })

    const keys = list.map(({ key }) => key).toReversed()
    expect((await fieldsOf().arrange({ object, keys })).map(({ key }) => key)).toEqual(keys)
    expect((await fieldsOf().update({ object, key: 'employmentType', isRequired: true })).options).toHaveLength(5)
    expect(await outcomeOf(fieldsOf().archive({ object, key: 'team' }))).toBe('conflict')
    await fieldsOf().update({ object, key: 'employmentType', isRequired: false })
  })

  test('can be added, changed, archived and brought back, and no mapping hears of it', async () => {
    const { key } = await fieldsOf().create({ object, label: 'Floor', type: 'choice', options: [{ label: 'One' }, { label: 'Two' }] })
    const job = await desk.create('Guard', { [key]: 'two' })
    expect(job.fields.find((field) => field.key === key)).toMatchObject({ value: 'Two' })
    await fieldsOf().update({
      object,
      key,
      options: [
        { value: 'One', label: 'Ground' },
        { value: 'Two', label: 'Second' },
      ],
    })
    await fieldsOf().archive({ object, key })
    expect((await desk.jobs.get({ id: job.id })).fields.map((field) => field.key)).not.toContain(key)
    expect(await outcomeOf(desk.jobs.setField({ id: job.id, field: key, value: 'One' }))).toBe('not_found')
    await fieldsOf().restore({ object, key })
    expect((await desk.jobs.get({ id: job.id })).fields.find((field) => field.key === key)).toMatchObject({
      value: 'Two',
      options: [{}, { label: 'Second' }],
    })
    expect((await fieldsOf().list({ object: 'Person' })).map((field) => field.key)).not.toContain(key)
  })

  test('that held pay stay pay', async () => {
    const { key } = await fieldsOf().create({ object, label: 'Bonus', type: 'number', sensitivity: 'pay' })
    const empty = await fieldsOf().create({ object, label: 'Allowance', type: 'number', sensitivity: 'pay' })
    const job = await desk.create('Broker', { [key]: '5000' })
    await desk.jobs.setField({ id: job.id, field: key, value: null })

    expect(await outcomeOf(fieldsOf().update({ object, key, sensitivity: 'none' }))).toBe('conflict')
    expect(await fieldsOf().update({ object, key: empty.key, sensitivity: 'none' })).toMatchObject({ sensitivity: 'none' })
  })

  test('are told to who may see open jobs or manages fields, and to nobody else', async () => {
    const readers = await addMember(desk, await addCustomRole(desk, ['organization.read', 'openings.read']))
    const others = await addMember(desk, await addCustomRole(desk, ['organization.read', 'offers.read']))

    expect(await outcomeOf(fieldsOf(readers).list({ object }))).toBe('ok')
    expect(await outcomeOf(fieldsOf(others).list({ object }))).toBe('forbidden')
    expect(await outcomeOf(fieldsOf(readers).create({ object, label: 'Mine', type: 'text' }))).toBe('forbidden')
  })
})
