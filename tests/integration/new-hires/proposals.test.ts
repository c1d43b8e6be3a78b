import { beforeAll, describe, expect, test } from 'vitest'
import { refreshProposalFlag } from '#lib/domain/new-hires/proposals/mutations.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addCustomRole, addMember, callAs, outcomeOf } from '#tests/integration/access/tenants.ts'
import { addHire, changeHireInAshby, HIRE_VALUES, hiresOf, type Inbox, openInbox } from './inbox.ts'

let inbox: Inbox
beforeAll(async () => {
  inbox = await openInbox()
})

const api = () => callAs({ sessionId: inbox.admin.sessionId, slug: inbox.slug })

/** Somebody who was added, and the person that came of it. */
async function addColleague(name: string): Promise<{ id: string; personId: string }> {
  const pay = { baseSalary: '72000', currency: 'EUR', payInterval: 'Year' }
  const values = { ...HIRE_VALUES, ...pay, firstName: name, lastName: name, personalEmail: `${name}@mail.example`.toLowerCase() }
  const id = await addHire(inbox, { values })
  const { person } = await hiresOf(inbox).add({ id })

  return { id, personId: person?.id ?? '' }
}

/** What a sync does of one that was added. */
async function say(id: string, values: Record<string, string | null>): Promise<void> {
  await changeHireInAshby(inbox, id, values)
  await inTenant(inbox.scope, (tx) => refreshProposalFlag(tx, { scope: inbox.scope, newHireId: id }))
}

const readPerson = (id: string) => api().people.get({ id })

describe('what Ashby says later of somebody who was added', () => {
  test('is proposed and never written by itself, and accepting it gives it to the person', async () => {
    const { id, personId } = await addColleague('Amina')
    await say(id, { jobTitle: 'Chief surveyor', startDate: '2030-02-01' })
    const proposing = await hiresOf(inbox).get({ id })

    expect(proposing.flags).toEqual(['AshbyNowSays'])
    expect(proposing.proposals).toMatchObject([
      { key: 'jobTitle', value: 'Field engineer', ashby: 'Chief surveyor' },
      { key: 'startDate', value: '2030-01-07', ashby: '2030-02-01' },
    ])
    expect(await readPerson(personId)).toMatchObject({ jobTitle: 'Field engineer', startDate: '2030-01-07' })

    const seen = proposing.proposals.map(({ key, value, ashby }) => ({ field: key, value, ashby }))
    const accepted = await hiresOf(inbox).acceptProposals({ id, seen })
    const person = await readPerson(personId)

    expect(accepted).toMatchObject({ proposals: [], flags: [], history: [{ kind: 'accepted' }, {}, {}, {}] })
    expect(person).toMatchObject({ jobTitle: 'Chief surveyor', startDate: '2030-02-01', periods: [{ startDate: '2030-02-01' }] })
    expect(person.history[0]).toMatchObject({ kind: 'accepted', newHireId: id })
    expect(person.fields.find(({ key }) => key === 'jobTitle')?.origin).toMatchObject({ kind: 'ashby', by: 'Zoë Okonkwo' })
  })

  test('that is ignored is proposed again only once Ashby changes it again', async () => {
    const { id, personId } = await addColleague('Bela')
    await say(id, { location: 'Oslo' })
    const ignored = await hiresOf(inbox).ignoreProposals({ id, seen: [{ field: 'location', value: null, ashby: 'Oslo' }] })
    expect(ignored).toMatchObject({ proposals: [], flags: [] })
    await say(id, { location: 'Oslo' })
    expect((await hiresOf(inbox).get({ id })).proposals).toEqual([])
    await say(id, { location: 'Bergen' })
    expect((await hiresOf(inbox).get({ id })).proposals).toMatchObject([{ key: 'location', ashby: 'Bergen' }])
    expect(await readPerson(personId)).toMatchObject({ location: null })
  })

  test('is no proposal once the person has it, nor where it is written otherwise or cannot be read', async () => {
    const { id, personId } = await addColleague('Cyra')
    await say(id, { jobTitle: 'Surveyor', baseSalary: '72000.00' })
    expect((await hiresOf(inbox).get({ id })).proposals.map(({ key }) => key)).toEqual(['jobTitle'])
    await api().people.setField({ id: personId, field: 'jobTitle', value: 'Surveyor' })

    expect(await hiresOf(inbox).get({ id })).toMatchObject({ proposals: [], flags: [] })
  })

  test('is decided on only as it was seen', async () => {
    const { id, personId } = await addColleague('Dario')
    await say(id, { jobTitle: 'Surveyor' })
    const stale = [{ field: 'jobTitle', value: 'Field engineer', ashby: 'Chief surveyor' }]
    await expect(hiresOf(inbox).acceptProposals({ id, seen: stale })).rejects.toMatchObject({
      data: { fields: { jobTitle: expect.any(String) } },
    })
    expect(await outcomeOf(hiresOf(inbox).ignoreProposals({ id, seen: stale }))).toBe('conflict')

    expect(await readPerson(personId)).toMatchObject({ jobTitle: 'Field engineer' })
    expect((await hiresOf(inbox).get({ id })).proposals).toHaveLength(1)
  })

  test('of pay is neither told to nor decided by who may not see pay', async () => {
    const { id, personId } = await addColleague('Ewa')
    await say(id, { baseSalary: '99000' })
    const permissions = ['organization.read', 'newHires.manage', 'people.read', 'people.manage', 'confidential.read'] as const
    const clerk = await addMember(inbox, await addCustomRole(inbox, permissions))
    const seen = [{ field: 'baseSalary', value: '72000', ashby: '99000' }]

    expect((await hiresOf(inbox, clerk).get({ id })).proposals).toEqual([])
    expect(await outcomeOf(hiresOf(inbox, clerk).acceptProposals({ id, seen }))).toBe('forbidden')
    const told = await callAs({ sessionId: clerk.sessionId, slug: inbox.slug }).people.get({ id: personId })
    expect(told.newHires).toMatchObject([{ id, proposalCount: 0 }])
    expect(JSON.stringify(told)).not.toMatch(/72000|99000/)
  })
})
