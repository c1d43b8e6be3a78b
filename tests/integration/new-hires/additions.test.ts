import { beforeAll, describe, expect, test } from 'vitest'
import type { NewHireDetail } from '#lib/domain/new-hires/contract.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { callAs, outcomeOf } from '#tests/integration/access/tenants.ts'
import { addHire, HIRE_VALUES, hiresOf, type Inbox, openInbox, setHire } from './inbox.ts'

let inbox: Inbox
beforeAll(async () => {
  inbox = await openInbox()
})

const api = () => callAs({ sessionId: inbox.admin.sessionId, slug: inbox.slug })
const valuesOf = (name: string) => ({
  ...HIRE_VALUES,
  firstName: name,
  lastName: name,
  personalEmail: `${name}@mail.example`.toLowerCase(),
})
const addSomebody = (name: string, more: Record<string, string> = {}) => addHire(inbox, { values: { ...valuesOf(name), ...more } })
const countPeople = () => inTenant(inbox.scope, (tx) => tx.person.count())
const personOf = ({ person }: NewHireDetail) => person?.id ?? 'nobody'

/** Somebody who worked here before. */
async function createFormer(name: string, more: Record<string, string> = {}): Promise<string> {
  const { id, periods } = await api().people.create({ values: { ...valuesOf(name), startDate: '2024-01-08', ...more } })
  await api().people.setPeriod({ id, periodId: periods[0]?.id ?? '', startDate: '2024-01-08', endDate: '2026-06-30' })

  return id
}

describe('adding', () => {
  test('makes a person with every value, a first period, and where each value comes from', async () => {
    const id = await addSomebody('Mara')
    await hiresOf(inbox).setField({ id, field: 'jobTitle', value: 'Surveyor' })
    const added = await hiresOf(inbox).add({ id })
    const person = await api().people.get({ id: personOf(added) })

    expect(added).toMatchObject({
      state: 'Added',
      proposals: [],
      matches: [],
      flags: [],
      person: { name: 'Mara Chidi Mara', isRehire: false },
    })
    expect(added.history[0]).toMatchObject({ kind: 'added', by: 'Zoë Okonkwo' })
    expect(person).toMatchObject({ name: 'Mara Chidi Mara', personalEmail: 'mara@mail.example', jobTitle: 'Surveyor', status: 'Starting' })
    expect(person.periods).toMatchObject([{ startDate: HIRE_VALUES.startDate, endDate: null, jobTitle: 'Surveyor', newHireId: id }])
    expect(person.newHires).toMatchObject([{ id, proposalCount: 0 }])
    expect(person.history).toMatchObject([{ kind: 'added', newHireId: id }])
    const originOf = (key: string) => person.fields.find((field) => field.key === key)?.origin
    expect(originOf('jobTitle')).toMatchObject({ kind: 'edited', by: 'Zoë Okonkwo' })
    expect(originOf('department')).toMatchObject({ kind: 'ashby', by: null })
  })

  test('is refused in words while something required is missing, unless it is pending, and where it changed since it was seen', async () => {
    const { firstName, lastName } = valuesOf('Lacking')
    const id = await addHire(inbox, { values: { firstName, lastName } })
    await expect(hiresOf(inbox).add({ id })).rejects.toMatchObject({ code: 'conflict' })
    await expect(hiresOf(inbox).add({ id })).rejects.toThrow(/personal e-mail, job title, employment start date/)

    const seen = await addSomebody('Seen')
    const { updatedAt } = await hiresOf(inbox).get({ id: seen })
    await hiresOf(inbox).setField({ id: seen, field: 'jobTitle', value: 'Surveyor' })
    expect(await outcomeOf(hiresOf(inbox).add({ id: seen, seenUpdatedAt: updatedAt }))).toBe('conflict')
    expect(await outcomeOf(hiresOf(inbox).add({ id: seen }))).toBe('ok')
    expect(await outcomeOf(hiresOf(inbox).add({ id: seen }))).toBe('conflict')
    const dismissed = await addSomebody('Dismissed')
    await hiresOf(inbox).dismiss({ ids: [dismissed], reason: 'No.' })
    expect(await outcomeOf(hiresOf(inbox).add({ id: dismissed }))).toBe('conflict')
  })

  test('by two at once makes one person, and the other is told', async () => {
    const id = await addSomebody('Twice')
    const before = await countPeople()
    const outcomes = await Promise.all([1, 2, 3].map(() => outcomeOf(hiresOf(inbox).add({ id }))))

    expect(outcomes.sort()).toEqual(['conflict', 'conflict', 'ok'])
    expect(await countPeople()).toBe(before + 1)
  })

  test('does not exist for another organization', async () => {
    const id = await addSomebody('Ours')

    expect(await outcomeOf(hiresOf(await openInbox()).add({ id }))).toBe('not_found')
  })
})

describe('adding somebody who was here before', () => {
  test('begins a new period on the old record, which takes the values of the new hire', async () => {
    const personId = await createFormer('Rehired', { twitter: 'https://x.example/rehired' })
    const id = await addSomebody('Rehired', { jobTitle: 'Chief surveyor' })
    const before = await countPeople()
    await hiresOf(inbox).link({ id, personId, isRehire: true })
    const added = await hiresOf(inbox).add({ id })
    const person = await api().people.get({ id: personId })

    expect(added).toMatchObject({ state: 'Added', person: { id: personId, isRehire: true }, proposals: [] })
    expect(await countPeople()).toBe(before)
    expect(person).toMatchObject({ jobTitle: 'Chief surveyor', startDate: HIRE_VALUES.startDate, endDate: null, status: 'Starting' })
    expect(person.fields.find(({ key }) => key === 'twitter')?.value).toBe('https://x.example/rehired')
    expect(person.periods).toMatchObject([
      { startDate: HIRE_VALUES.startDate, endDate: null, jobTitle: 'Chief surveyor', newHireId: id },
      { startDate: '2024-01-08', endDate: '2026-06-30', jobTitle: 'Field engineer', newHireId: null },
    ])
    expect(person.history[0]).toMatchObject({ kind: 'rehired', newHireId: id })
  })

  test('is refused while the earlier period has no last day, or ends after the new first day', async () => {
    const { id: personId, periods } = await api().people.create({ values: { ...valuesOf('Lasting'), startDate: '2024-01-08' } })
    const id = await addSomebody('Lasting')
    await hiresOf(inbox).link({ id, personId, isRehire: true })
    await expect(hiresOf(inbox).add({ id })).rejects.toThrow(/no last day/)

    await api().people.setPeriod({ id: personId, periodId: periods[0]?.id ?? '', startDate: '2024-01-08', endDate: '2031-01-01' })
    await expect(hiresOf(inbox).add({ id })).rejects.toThrow(/overlaps/)
    expect(await hiresOf(inbox).get({ id })).toMatchObject({ state: 'Pending' })
  })

  test('as the same time keeps the person’s values, fills what is missing, and proposes what differs', async () => {
    const { id: personId } = await api().people.create({ values: { ...valuesOf('Same'), department: null } })
    const id = await addSomebody('Same', { jobTitle: 'Chief surveyor', department: 'Field' })
    await hiresOf(inbox).link({ id, personId, isRehire: false })
    const added = await hiresOf(inbox).add({ id })
    const person = await api().people.get({ id: personId })

    expect(person).toMatchObject({ jobTitle: 'Field engineer', department: 'Field', periods: [{ newHireId: null }] })
    expect(added.flags).toEqual(['AshbyNowSays'])
    expect(added.proposals).toMatchObject([{ key: 'jobTitle', value: 'Field engineer', ashby: 'Chief surveyor' }])
    expect(person.newHires).toMatchObject([{ id, proposalCount: 1 }])
  })
})

describe('taking an adding back', () => {
  test('makes the new hire pending again and leaves no person behind', async () => {
    const id = await addSomebody('Undone')
    const before = await countPeople()
    const { person } = await hiresOf(inbox).add({ id })
    const undone = await hiresOf(inbox).undoAdd({ id })

    expect(undone).toMatchObject({ state: 'Pending', person: null, flags: [], proposals: [] })
    expect(undone.history[0]).toMatchObject({ kind: 'add-undone' })
    expect(await countPeople()).toBe(before)
    expect(await outcomeOf(api().people.get({ id: person?.id ?? '' }))).toBe('not_found')
    expect(await outcomeOf(hiresOf(inbox).add({ id }))).toBe('ok')
  })

  test('of a rehire puts the person back as they were, and the link stays', async () => {
    const personId = await createFormer('Returned')
    const before = await api().people.get({ id: personId })
    const id = await addSomebody('Returned', { jobTitle: 'Chief surveyor' })
    await hiresOf(inbox).link({ id, personId, isRehire: true })
    await hiresOf(inbox).add({ id })
    const undone = await hiresOf(inbox).undoAdd({ id })
    const after = await api().people.get({ id: personId })

    expect(undone).toMatchObject({ state: 'Pending', person: { id: personId, isRehire: true } })
    expect(after).toMatchObject({ jobTitle: before.jobTitle, startDate: before.startDate, endDate: before.endDate, status: 'Left' })
    expect(after.periods).toEqual(before.periods)
    expect(after.fields).toEqual(before.fields)
    expect(after.history[0]).toMatchObject({ kind: 'add-undone' })
  })

  test('is refused after a minute, once the person changed, and for what is not added', async () => {
    const id = await addSomebody('Changed')
    expect(await outcomeOf(hiresOf(inbox).undoAdd({ id }))).toBe('conflict')
    const personId = personOf(await hiresOf(inbox).add({ id }))
    await api().people.setField({ id: personId, field: 'jobTitle', value: 'Surveyor' })
    await expect(hiresOf(inbox).undoAdd({ id })).rejects.toThrow(/changed since/)

    const late = await addSomebody('Late')
    const { person } = await hiresOf(inbox).add({ id: late })
    const minuteAgo = new Date(Date.now() - 61_000)
    await setHire(inbox, late, { state: 'Pending', personId: null })
    await inTenant(inbox.scope, (tx) =>
      tx.newHireHistoryEntry.create({
        data: { organizationId: inbox.scope.organizationId, newHireId: late, kind: 'added', at: minuteAgo, undo: { kind: 'created' } },
      }),
    )
    await setHire(inbox, late, { state: 'Added', personId: person?.id ?? '' })
    await expect(hiresOf(inbox).undoAdd({ id: late })).rejects.toThrow(/for a minute/)
  })
})
