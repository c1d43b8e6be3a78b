import { beforeAll, describe, expect, test } from 'vitest'
import { createPeople } from '#lib/domain/people/mutations.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { getCalendarDate } from '#lib/platform/format/dates.ts'
import { foldText } from '#lib/platform/format/text.ts'
import { addCustomRole, addMember, callAs, outcomeOf, type TestPerson } from '#tests/integration/access/tenants.ts'
import { addHire, HIRE_VALUES, type Inbox, openInbox } from '#tests/integration/new-hires/inbox.ts'

let inbox: Inbox
beforeAll(async () => {
  inbox = await openInbox()
})

const peopleOf = (of: Inbox, { sessionId }: TestPerson = of.admin) => callAs({ sessionId, slug: of.slug }).people
const people = () => peopleOf(inbox)
const valuesOf = (name: string) => ({
  ...HIRE_VALUES,
  firstName: name,
  lastName: 'Ng',
  personalEmail: `${foldText(name)}@mail.example`,
})
const create = (name: string, more: Record<string, string | null> = {}, of = inbox) =>
  peopleOf(of).create({ values: { ...valuesOf(name), ...more } })
const readValue = (person: { fields: { key: string; value: string | null }[] }, field: string) =>
  person.fields.find(({ key }) => key === field)?.value

describe('somebody added by hand', () => {
  test('has every value in its field’s form, a first period and a line of history', async () => {
    const person = await create('Ada', {
      startDate: '7 Dec 2026',
      linkedIn: 'linkedin.com/in/ada',
      baseSalary: '72 000.50',
      currency: 'eur',
    })

    expect(person).toMatchObject({ name: 'Ada Chidi Ng', startDate: '2026-12-07', endDate: null, baseSalary: '72000.5', currency: 'EUR' })
    expect(person.periods).toMatchObject([{ startDate: '2026-12-07', endDate: null, jobTitle: 'Field engineer', newHireId: null }])
    expect(person.history).toMatchObject([{ kind: 'created', by: 'Zoë Okonkwo' }])
    expect(person.fields.find(({ key }) => key === 'jobTitle')?.origin).toMatchObject({ kind: 'edited', by: 'Zoë Okonkwo' })
  })

  test('is refused with a sentence for every field that is missing or does not fit', async () => {
    const values = { firstName: 'Bo', personalEmail: 'nowhere', startDate: '31 Feb 2027', jobTitle: ' ' }

    await expect(people().create({ values })).rejects.toMatchObject({
      data: {
        code: 'invalid_input',
        fields: {
          personalEmail: expect.stringContaining('e-mail address'),
          startDate: expect.stringContaining('date'),
          jobTitle: 'Enter the job title.',
          lastName: 'Enter the last name.',
        },
      },
    })
    expect(await outcomeOf(people().create({ values: { ...valuesOf('Bo'), shoeSize: '43' } }))).toBe('not_found')
  })
})

describe('editing somebody', () => {
  test('is strict by the field’s type, refuses to clear what is required, and to overwrite what was not seen', async () => {
    const { id } = await create('Cleo')
    expect(await outcomeOf(people().setField({ id, field: 'personalEmail', value: 'nowhere' }))).toBe('invalid_input')
    expect(await outcomeOf(people().setField({ id, field: 'personalEmail', value: null }))).toBe('invalid_input')
    const seen = { value: 'Surveyor' }
    expect(await outcomeOf(people().setField({ id, field: 'jobTitle', value: 'Chief', seen }))).toBe('conflict')

    const edited = await people().setField({ id, field: 'department', value: null, seen: { value: 'Operations' } })
    expect(edited).toMatchObject({ department: null, periods: [{ department: null }] })
    expect(edited.history[0]).toMatchObject({ kind: 'edited', changes: [{ field: 'department', before: 'Operations', after: null }] })
  })

  test('moves the first day of the newest period with the start date', async () => {
    const { id } = await create('Dag')
    const edited = await people().setField({ id, field: 'startDate', value: '2029-05-01' })

    expect(edited).toMatchObject({ startDate: '2029-05-01', periods: [{ startDate: '2029-05-01' }] })
    expect(readValue(edited, 'startDate')).toBe('2029-05-01')
  })

  test('of pay needs the permission to see it, and who lacks it is told nothing', async () => {
    const { id } = await create('Edda', { baseSalary: '81234', currency: 'EUR' })
    const permissions = ['organization.read', 'people.read', 'people.manage'] as const
    const clerk = await addMember(inbox, await addCustomRole(inbox, permissions))
    const told = await peopleOf(inbox, clerk).get({ id })

    expect(told.hiddenFieldCount).toBe(3)
    expect(JSON.stringify([told, await peopleOf(inbox, clerk).list({ search: 'Edda' })])).not.toMatch(/81234/)
    expect(await outcomeOf(peopleOf(inbox, clerk).setField({ id, field: 'baseSalary', value: '1' }))).toBe('forbidden')
    const values = { ...valuesOf('Eddie'), baseSalary: '1' }
    expect(await outcomeOf(peopleOf(inbox, clerk).create({ values }))).toBe('forbidden')
  })
})

describe('periods', () => {
  test('follow one another; the newest one is what the person shows', async () => {
    const { id, periods } = await create('Finn', { startDate: '2020-01-06' })
    const periodId = periods[0]?.id ?? ''
    await people().setPeriod({ id, periodId, startDate: '2020-01-06', endDate: '2024-03-31' })
    expect(await people().get({ id })).toMatchObject({ status: 'Left', endDate: '2024-03-31' })
    const back = await people().addPeriod({ id, startDate: '2025-02-03', endDate: null })

    expect(back).toMatchObject({ status: 'Active', startDate: '2025-02-03', endDate: null, history: [{ kind: 'period-changed' }, {}, {}] })
    expect(back.periods.map(({ startDate, endDate }) => [startDate, endDate])).toEqual([
      ['2025-02-03', null],
      ['2020-01-06', '2024-03-31'],
    ])
  })

  test('that overlap, turn round or follow one that lasts are refused in words', async () => {
    const { id, periods } = await create('Gaia', { startDate: '2020-01-06' })
    const periodId = periods[0]?.id ?? ''
    await expect(people().addPeriod({ id, startDate: '2024-01-01', endDate: null })).rejects.toThrow(/no last day/)
    await expect(people().setPeriod({ id, periodId, startDate: '2020-01-06', endDate: '2020-01-05' })).rejects.toThrow(
      /before the first day/,
    )
    await people().setPeriod({ id, periodId, startDate: '2020-01-06', endDate: '2024-03-31' })
    await expect(people().addPeriod({ id, startDate: '2024-03-31', endDate: null })).rejects.toThrow(/overlaps/)
    await people().addPeriod({ id, startDate: '2025-01-01', endDate: null })
    expect(await outcomeOf(people().setField({ id, field: 'startDate', value: '2019-01-01' }))).toBe('conflict')
    const other = await create('Gero')
    expect(await outcomeOf(people().setPeriod({ id: other.id, periodId, startDate: null, endDate: null }))).toBe('not_found')

    expect(await people().get({ id })).toMatchObject({ startDate: '2025-01-01', endDate: null })
  })
})

describe('the directory', () => {
  test('is paged, sorted, searched without accents, and filtered by the calendar where the organization is', async () => {
    const own = await openInbox()
    const place = { id: own.scope.organizationId }
    // Twelve hours ahead of UTC or more, so that its today is never UTC's all day long.
    await db().organization.update({ where: place, data: { timeZone: 'Pacific/Kiritimati' }, select: { id: true } })
    const today = getCalendarDate(new Date().toISOString(), 'Pacific/Kiritimati')
    await create('Zoë', { startDate: today, department: 'Field' }, own)
    await create('Abe', { startDate: '2098-01-01', department: 'Field' }, own)
    const left = await create('Mia', { startDate: '2020-01-06', department: 'Office' }, own)
    await peopleOf(own).setPeriod({ id: left.id, periodId: left.periods[0]?.id ?? '', startDate: '2020-01-06', endDate: '2021-01-31' })
    const list = async (filter: Parameters<ReturnType<typeof peopleOf>['list']>[0]) =>
      (await peopleOf(own).list(filter)).items.map(({ name }) => name.split(' ')[0])

    expect(await list({ sort: 'name' })).toEqual(['Abe', 'Mia', 'Zoë'])
    expect(await list({ sort: 'startDate', order: 'desc' })).toEqual(['Abe', 'Zoë', 'Mia'])
    expect(await list({ status: 'Active' })).toEqual(['Zoë'])
    expect(await list({ status: 'Starting' })).toEqual(['Abe'])
    expect(await list({ status: 'Left' })).toEqual(['Mia'])
    expect(await list({ search: 'zoe field' })).toEqual(['Zoë'])
    expect(await list({ search: 'zoe office' })).toEqual([])
    expect(await list({ search: 'zoe', department: 'Field' })).toEqual(['Zoë'])
    expect(await peopleOf(own).counts({ department: 'Field' })).toEqual({ Starting: 1, Active: 1, Left: 0 })
    expect(await peopleOf(own).choices({})).toEqual({ departments: ['Field', 'Office'], locations: [] })
    for (const sort of ['name', 'startDate', 'newest'] as const) {
      const first = await peopleOf(own).list({ sort, limit: 2 })
      const second = await peopleOf(own).list({ sort, limit: 2, cursor: first.nextCursor ?? '' })
      expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3)
      expect(second.nextCursor).toBeNull()
    }
  })

  test('tells who starts, pending new hires only to who manages them, those of confidential jobs only to who may see them', async () => {
    const own = await openInbox()
    const month = { from: '2030-01-01', to: '2030-01-31' }
    const person = await create('Ivo', { startDate: '2030-01-02' }, own)
    const hire = await addHire(own, { values: valuesOf('Jana') })
    const secret = await addHire(own, { values: valuesOf('Kai'), data: { confidential: true } })
    const reader = await addMember(own, await addCustomRole(own, ['organization.read', 'people.read']))
    const clerk = await addMember(own, await addCustomRole(own, ['organization.read', 'people.read', 'newHires.manage']))
    const told = async (who?: TestPerson) => (await peopleOf(own, who).calendar(month)).items.map(({ id }) => id)

    expect(await told()).toEqual([person.id, hire, secret])
    expect(await told(clerk)).toEqual([person.id, hire])
    expect(await told(reader)).toEqual([person.id])
  })

  test('shows nobody of another organization', async () => {
    const { id } = await create('Lou')
    const other = await openInbox()

    expect(await outcomeOf(peopleOf(other).get({ id }))).toBe('not_found')
    expect(await outcomeOf(peopleOf(other).setField({ id, field: 'jobTitle', value: 'Spy' }))).toBe('not_found')
    expect(await outcomeOf(peopleOf(other).remove({ id }))).toBe('not_found')
    expect((await peopleOf(other).list({})).items).toEqual([])
  })
})

test('many people are written at once, each found by their own words and recognised', async () => {
  const own = await openInbox()
  const origin = { kind: 'imported', by: own.admin.userId, at: new Date().toISOString() } as const
  const people = Array.from({ length: 500 }, (_, index) => ({
    values: { ...valuesOf(`Many${index}`), personalPhone: `+49 30 ${10_000_000 + index}` },
    origin,
    history: { kind: 'imported' as const },
  }))
  const waiting = await addHire(own, { values: { ...valuesOf('Many499'), lastName: 'Else' } })
  const ids = await inTenant(own.scope, (tx) => createPeople(tx, { scope: own.scope, people }))

  expect((await peopleOf(own).counts({})).Starting).toBe(500)
  expect((await peopleOf(own).list({ search: 'many499' })).items).toMatchObject([{ id: ids.at(-1) }])
  const hire = await callAs({ sessionId: own.admin.sessionId, slug: own.slug }).newHires.get({ id: waiting })
  expect(hire).toMatchObject({ flags: ['MaybeRehire'], matches: [{ id: ids.at(-1), signals: ['email'] }] })
})
