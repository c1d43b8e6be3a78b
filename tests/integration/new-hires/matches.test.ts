import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { refreshSignals } from '#lib/domain/new-hires/matches/mutations.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addCustomRole, addMember, callAs, outcomeOf } from '#tests/integration/access/tenants.ts'
import { addHire, HIRE_VALUES, hiresOf, type Inbox, openInbox } from './inbox.ts'

let inbox: Inbox
beforeAll(async () => {
  inbox = await openInbox()
})

const api = (of: Inbox = inbox) => callAs({ sessionId: of.admin.sessionId, slug: of.slug })
/** Somebody whom nothing says to be anybody else. */
const valuesOf = (name: string) => ({
  ...HIRE_VALUES,
  firstName: name,
  lastName: randomUUID(),
  personalEmail: `${name}-${randomUUID()}@mail.example`.toLowerCase(),
})
type Values = Record<string, string>
const addSomebody = (values: Values, data: Parameters<typeof addHire>[1] = {}) => addHire(inbox, { values, ...data })
const createPerson = async (values: Values, of: Inbox = inbox) => (await api(of).people.create({ values })).id
const read = (id: string) => hiresOf(inbox).get({ id })
const flagsOf = async (id: string) => (await read(id)).flags

describe('a pending new hire', () => {
  test('is surely somebody in the directory with two signals, and maybe with one', async () => {
    const values = { ...valuesOf('Sara'), personalPhone: '094 000 117', linkedIn: 'https://uy.linkedin.com/in/sara/' }
    const sure = await createPerson(values)
    const maybe = await createPerson({ ...valuesOf('Other'), linkedIn: 'https://www.linkedin.com/in/sara?trk=x' })
    const hire = {
      ...valuesOf('Sara'),
      personalEmail: values.personalEmail.toUpperCase(),
      personalPhone: '+598 94 000 117',
      linkedIn: values.linkedIn,
    }
    const { flags, matches } = await read(await addSomebody(hire))

    expect(flags).toEqual(['MaybeRehire'])
    expect(matches).toMatchObject([
      { id: sure, kind: 'person', signals: ['email', 'phone', 'linkedIn'], isSure: true },
      { id: maybe, kind: 'person', signals: ['linkedIn'], isSure: false },
    ])
  })

  test('is found by every address of the candidate, not only by the one that is shown', async () => {
    const work = `${randomUUID()}@work.example`
    const person = await createPerson({ ...valuesOf('Worker'), personalEmail: work })
    const readings = { 'candidate.emails': { value: [`${randomUUID()}@mail.example`, work.toUpperCase()] } }
    const id = await addSomebody(valuesOf('Writer'), { data: { readings } })

    expect((await read(id)).matches).toMatchObject([{ id: person, signals: ['email'], isSure: false }])
  })

  test('is found by the candidate as whom somebody was added before, and that alone is sure', async () => {
    const candidateExternalId = randomUUID()
    const before = await addSomebody(valuesOf('Before'), { data: { candidateExternalId } })
    const { person } = await hiresOf(inbox).add({ id: before })
    const again = await addSomebody(valuesOf('Again'), { data: { candidateExternalId } })

    expect((await read(again)).matches).toMatchObject([{ id: person?.id, kind: 'person', signals: ['candidate'], isSure: true }])
  })

  test('and another one are marked both, and neither is once one of them is decided on', async () => {
    const values = valuesOf('Double')
    const [one, other] = [await addSomebody(values), await addSomebody({ ...valuesOf('Double'), personalEmail: values.personalEmail })]
    expect([await flagsOf(one), await flagsOf(other)]).toEqual([['MaybeSame'], ['MaybeSame']])
    expect((await read(one)).matches).toMatchObject([{ id: other, kind: 'newHire', signals: ['email'] }])

    await hiresOf(inbox).dismiss({ ids: [other], reason: 'Duplicate.' })
    expect([await flagsOf(one), await flagsOf(other)]).toEqual([[], []])
    await hiresOf(inbox).restore({ ids: [other] })
    expect([await flagsOf(one), await flagsOf(other)]).toEqual([['MaybeSame'], ['MaybeSame']])
    await hiresOf(inbox).add({ id: one })
    expect(await flagsOf(other)).toEqual(['MaybeRehire'])
  })

  test('loses the mark when the person it looked like changes or goes', async () => {
    const values = valuesOf('Leaving')
    const person = await createPerson(values)
    const id = await addSomebody({ ...valuesOf('Leaving'), personalEmail: values.personalEmail })
    expect(await flagsOf(id)).toEqual(['MaybeRehire'])
    await api().people.setField({ id: person, field: 'personalEmail', value: `${randomUUID()}@mail.example` })
    expect(await flagsOf(id)).toEqual([])

    await api().people.setField({ id: person, field: 'personalEmail', value: values.personalEmail })
    expect(await flagsOf(id)).toEqual(['MaybeRehire'])
    await hiresOf(inbox).link({ id, personId: person, isRehire: true })
    await api().people.remove({ id: person })
    expect(await read(id)).toMatchObject({ state: 'Pending', flags: [], matches: [], person: null })
  })

  test('is never anybody of another organization', async () => {
    const values = valuesOf('Stranger')
    const other = await openInbox()
    await createPerson(values, other)
    await addHire(other, { values })
    const id = await addSomebody(values)

    expect(await read(id)).toMatchObject({ flags: [], matches: [] })
  })

  test('of a confidential job is told to nobody who may not see it, not even by a mark', async () => {
    const values = valuesOf('Secret')
    const open = await addSomebody(values)
    const secret = await addSomebody(values, { data: { confidential: true } })
    const permissions = ['organization.read', 'newHires.manage', 'people.read'] as const
    const clerk = await addMember(inbox, await addCustomRole(inbox, permissions))

    expect([await flagsOf(open), await flagsOf(secret)]).toEqual([[], ['MaybeSame']])
    expect((await read(open)).matches).toMatchObject([{ id: secret }])
    expect((await hiresOf(inbox, clerk).get({ id: open })).matches).toEqual([])
    expect(await outcomeOf(hiresOf(inbox, clerk).merge({ id: open, otherId: secret }))).toBe('not_found')
    expect(await outcomeOf(hiresOf(inbox, clerk).keepApart({ id: open, otherId: secret, isApart: true }))).toBe('not_found')
  })

  test('is marked whoever comes in first, also of many at once', async () => {
    const values = valuesOf('Crowd')
    const ids = await Promise.all(Array.from({ length: 12 }, () => addSomebody(values)))

    expect(await Promise.all(ids.map(flagsOf))).toEqual(ids.map(() => ['MaybeSame']))
    await Promise.all(ids.map((id) => inTenant(inbox.scope, (tx) => refreshSignals(tx, { scope: inbox.scope, newHireId: id }))))
  })
})

describe('a reviewer', () => {
  test('says who it is and takes that back; nothing is asked meanwhile', async () => {
    const values = valuesOf('Linked')
    const personId = await createPerson(values)
    const id = await addSomebody(values)
    const linked = await hiresOf(inbox).link({ id, personId, isRehire: true })
    expect(linked).toMatchObject({ flags: [], person: { id: personId, isRehire: true }, history: [{ kind: 'linked' }, {}] })

    const unlinked = await hiresOf(inbox).unlink({ id })
    expect(unlinked).toMatchObject({ flags: ['MaybeRehire'], person: null })
    expect(await outcomeOf(hiresOf(inbox).unlink({ id }))).toBe('conflict')
    const stranger = await createPerson(valuesOf('Elsewhere'), await openInbox())
    expect(await outcomeOf(hiresOf(inbox).link({ id, personId: stranger, isRehire: true }))).toBe('not_found')
  })

  test('keeps two apart, from either side and for both, and takes that back', async () => {
    const values = valuesOf('Twin')
    const person = await createPerson(values)
    const [one, other] = [await addSomebody(values), await addSomebody(values)]
    await hiresOf(inbox).keepApart({ id: one, otherId: other, isApart: true })
    const apart = await hiresOf(inbox).keepApart({ id: one, otherId: person, isApart: true })
    expect(apart).toMatchObject({ flags: [], matches: [], history: [{ kind: 'kept-apart' }, { kind: 'kept-apart' }, {}] })
    expect(await read(other)).toMatchObject({ flags: ['MaybeRehire'], matches: [{ id: person }] })

    await hiresOf(inbox).keepApart({ id: other, otherId: one, isApart: false })
    expect([await flagsOf(one), await flagsOf(other)]).toEqual([['MaybeSame'], ['MaybeRehire', 'MaybeSame']])
    await hiresOf(inbox).link({ id: other, personId: person, isRehire: false })
    expect(await outcomeOf(hiresOf(inbox).keepApart({ id: other, otherId: person, isApart: true }))).toBe('conflict')
    expect(await outcomeOf(hiresOf(inbox).keepApart({ id: other, otherId: randomUUID(), isApart: true }))).toBe('not_found')
  })

  test('makes two one: the other is put aside, says where it went, and can be brought back', async () => {
    const values = valuesOf('Merged')
    const [id, otherId] = [await addSomebody(values), await addSomebody(values)]
    const merged = await hiresOf(inbox).merge({ id, otherId })
    expect(merged).toMatchObject({ state: 'Pending', flags: [], matches: [], history: [{ kind: 'merged' }, {}] })
    expect(await read(otherId)).toMatchObject({ state: 'Dismissed', flags: [], mergedInto: { id }, history: [{ kind: 'merged' }, {}] })
    expect(await outcomeOf(hiresOf(inbox).merge({ id, otherId }))).toBe('conflict')
    expect(await outcomeOf(hiresOf(inbox).merge({ id, otherId: id }))).toBe('conflict')

    await hiresOf(inbox).restore({ ids: [otherId] })
    expect(await read(otherId)).toMatchObject({ state: 'Pending', flags: ['MaybeSame'], mergedInto: null })
    expect(await flagsOf(id)).toEqual(['MaybeSame'])
  })

  test('of two who merge each other at once wins one', async () => {
    const values = valuesOf('Crossed')
    const [id, otherId] = [await addSomebody(values), await addSomebody(values)]
    const outcomes = await Promise.all([
      outcomeOf(hiresOf(inbox).merge({ id, otherId })),
      outcomeOf(hiresOf(inbox).merge({ id: otherId, otherId: id })),
    ])

    expect(outcomes.sort()).toEqual(['conflict', 'ok'])
  })
})
