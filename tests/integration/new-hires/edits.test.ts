import { beforeEach, describe, expect, test } from 'vitest'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addCustomRole, addMember, outcomeOf } from '#tests/integration/access/tenants.ts'
import { addHire, changeHireInAshby, HIRE_VALUES, hiresOf, type Inbox, openInbox, setHire } from './inbox.ts'

let inbox: Inbox
let id: string
beforeEach(async () => {
  inbox = await openInbox()
  id = await addHire(inbox)
})

async function readField(key: string) {
  const { fields } = await hiresOf(inbox).get({ id })

  return fields.find((field) => field.key === key)
}

/** Job title and start date edited, then changed in Ashby. */
async function openAsking() {
  const hires = hiresOf(inbox)
  await hires.setField({ id, field: 'jobTitle', value: 'Ours' })
  await hires.setField({ id, field: 'startDate', value: '2030-02-01' })
  await changeHireInAshby(inbox, id, { jobTitle: 'Theirs', startDate: '2030-03-01' })
  const { fields, flags } = await hires.get({ id })
  const seen = fields.flatMap(({ key, value, ashby, ashbyNowSays }) => (ashbyNowSays ? [{ field: key, value, ashby }] : []))
  expect(seen.map(({ field }) => field).sort()).toEqual(['jobTitle', 'startDate'])
  expect(flags).toContain('AshbyNowSays')

  return { hires, seen }
}

describe('a field of a pending new hire', () => {
  test('that is missing is filled in: the issue goes, name and search follow, and history and audit tell of it', async () => {
    const { personalEmail: _none, ...rest } = HIRE_VALUES
    id = await addHire(inbox, { values: rest })
    const hires = hiresOf(inbox)
    expect(await hires.get({ id })).toMatchObject({ blockingIssueCount: 1, issues: [{ field: 'personalEmail', code: 'missing' }] })
    await hires.setField({ id, field: 'personalEmail', value: 'n.obriain@mail.example' })
    const edited = await hires.setField({ id, field: 'lastName', value: 'Achterberg' })

    expect(edited).toMatchObject({ issues: [], name: 'Ngozi Chidi Achterberg', personalEmail: 'n.obriain@mail.example' })
    expect(edited.fields.find(({ key }) => key === 'lastName')).toMatchObject({
      value: 'Achterberg',
      ashby: 'Ó Briain',
      isEdited: true,
      provenance: { kind: 'edited', by: 'Zoë Okonkwo' },
    })
    expect(edited.history.map(({ kind }) => kind)).toEqual(['edited', 'edited', 'imported'])
    expect((await hires.list({ search: 'achterberg' })).items.map((hire) => hire.id)).toEqual([id])
    const audit = await inTenant(inbox.scope, (tx) => tx.auditEntry.findMany({ where: { objectId: id } }))
    expect(audit.map(({ action }) => action)).toEqual(['new-hire.field-edited', 'new-hire.field-edited'])
  })

  test('that was edited stays when Ashby changes, asks, and is kept or given back', async () => {
    const { hires } = await openAsking()
    expect(await readField('jobTitle')).toMatchObject({ value: 'Ours', ashbyNowSays: { value: 'Theirs' } })

    await hires.keepMine({ id, field: 'jobTitle' })
    expect(await readField('jobTitle')).toMatchObject({ value: 'Ours', ashbyNowSays: null })
    const taken = await hires.takeTheirs({ id, field: 'startDate' })
    expect(taken).toMatchObject({ startDate: '2030-03-01', flags: [] })
  })

  test('that nobody edited follows Ashby, and one that is locked never asks', async () => {
    const hires = hiresOf(inbox)
    await hires.setLock({ id, field: 'jobTitle', isLocked: true })
    await changeHireInAshby(inbox, id, { jobTitle: 'Theirs', department: 'Research' })

    expect(await hires.get({ id })).toMatchObject({ jobTitle: 'Field engineer', department: 'Research', flags: [] })
    expect(await readField('jobTitle')).toMatchObject({ isLocked: true, ashbyNowSays: null })
    await hires.setLock({ id, field: 'jobTitle', isLocked: false })
    expect(await readField('jobTitle')).toMatchObject({ ashbyNowSays: { value: 'Theirs' } })
  })

  test('takes its last act back, but not what somebody did after it', async () => {
    const hires = hiresOf(inbox)
    const first = await hires.setField({ id, field: 'jobTitle', value: 'First' })
    const second = await hires.setField({ id, field: 'jobTitle', value: 'Second' })

    expect(await outcomeOf(hires.restoreField({ id, field: 'jobTitle', since: first.historyEntryId }))).toBe('conflict')
    expect(await outcomeOf(hires.restoreField({ id, field: 'lastName', since: second.historyEntryId }))).toBe('not_found')
    const undone = await hires.restoreField({ id, field: 'jobTitle', since: second.historyEntryId })
    expect(undone).toMatchObject({ jobTitle: 'First' })
    expect(undone.history[0]).toMatchObject({ kind: 'undone' })
  })

  test('refuses what does not fit its type, and what was decided on another value than the one that stands there', async () => {
    const hires = hiresOf(inbox)
    expect(await outcomeOf(hires.setField({ id, field: 'personalEmail', value: 'nobody' }))).toBe('invalid_input')
    expect(await outcomeOf(hires.setField({ id, field: 'nickname', value: 'x' }))).toBe('not_found')

    const seen = { value: 'Field engineer', ashby: 'Field engineer' }
    await changeHireInAshby(inbox, id, { jobTitle: 'Surveyor' })
    expect(await outcomeOf(hires.setField({ id, field: 'jobTitle', value: 'x', seen }))).toBe('conflict')
  })

  test('is not there for another organization', async () => {
    const stranger = await openInbox()

    expect(await outcomeOf(hiresOf(stranger).setField({ id, field: 'jobTitle', value: 'x' }))).toBe('not_found')
  })
})

describe('all fields that ask at once', () => {
  test('are kept, by one entry', async () => {
    const { hires, seen } = await openAsking()
    const kept = await hires.keepAll({ id, seen })

    expect(kept).toMatchObject({ jobTitle: 'Ours', startDate: '2030-02-01', flags: [] })
    expect(kept.history[0]).toMatchObject({ kind: 'kept-mine', by: 'Zoë Okonkwo' })
    expect(kept.history[0]?.changes).toHaveLength(2)
  })

  test('are taken, and each is taken back by the entry of the act', async () => {
    const { hires, seen } = await openAsking()
    const taken = await hires.takeAll({ id, seen })
    expect(taken).toMatchObject({ jobTitle: 'Theirs', startDate: '2030-03-01' })

    const since = taken.history[0]?.id ?? ''
    for (const { field } of seen) await hires.restoreField({ id, field, since })
    expect(await hires.get({ id })).toMatchObject({ jobTitle: 'Ours', startDate: '2030-02-01', flags: ['AshbyNowSays'] })
  })

  test('are not decided where one of them is not as it was seen', async () => {
    const { hires, seen } = await openAsking()
    await changeHireInAshby(inbox, id, { startDate: '2030-04-01' })

    expect(await outcomeOf(hires.takeAll({ id, seen }))).toBe('conflict')
    expect(await hires.get({ id })).toMatchObject({ jobTitle: 'Ours', startDate: '2030-02-01' })
  })
})

test.each([
  ['Added', 'Change the person in People instead'],
  ['Dismissed', 'Restore it first'],
] as const)('one that is %s no longer changes, and the answer says what to do instead', async (state, words) => {
  await setHire(inbox, id, { state })
  const hires = hiresOf(inbox)
  const error = await hires.setField({ id, field: 'jobTitle', value: 'x' }).catch((refusal: unknown) => refusal)

  expect(error).toMatchObject({ code: 'conflict', message: expect.stringContaining(words) })
  expect(await outcomeOf(hires.setLock({ id, field: 'jobTitle', isLocked: true }))).toBe('conflict')
})

test('somebody who may not see pay may not write it either, and edits the rest', async () => {
  const role = await addCustomRole(inbox, ['organization.read', 'people.read', 'newHires.manage'])
  const hires = hiresOf(inbox, await addMember(inbox, role))

  expect(await outcomeOf(hires.setField({ id, field: 'baseSalary', value: '70000' }))).toBe('forbidden')
  expect(await outcomeOf(hires.setLock({ id, field: 'currency', isLocked: true }))).toBe('forbidden')
  expect(await hires.setField({ id, field: 'department', value: 'Research' })).toMatchObject({ department: 'Research' })
})
