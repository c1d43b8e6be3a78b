import { beforeAll, expect, test } from 'vitest'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { outcomeOf } from '#tests/integration/access/tenants.ts'
import { addHire, hiresOf, type Inbox, openInbox, setHire } from './inbox.ts'

let inbox: Inbox
beforeAll(async () => {
  inbox = await openInbox()
})

/** Somebody whom nothing says to be anybody else. */
const addSomebody = (name: string) =>
  addHire(inbox, { values: { firstName: name, lastName: name, personalEmail: `${name}@mail.example`.toLowerCase() } })

test('a pending new hire is dismissed with the reason, and made pending again as it was', async () => {
  const id = await addSomebody('Ilse')
  const hires = hiresOf(inbox)
  await hires.setField({ id, field: 'jobTitle', value: 'Surveyor' })
  expect(await hires.dismiss({ ids: [id], reason: ' Decided not to join. ' })).toEqual({ done: [id], refused: [] })

  const dismissed = await hires.get({ id })
  expect(dismissed).toMatchObject({ state: 'Dismissed', dismissalReason: 'Decided not to join.', matches: [] })
  expect(dismissed.history[0]).toMatchObject({ kind: 'dismissed', by: 'Zoë Okonkwo' })
  expect((await hires.list({ state: 'Dismissed' })).items.map((hire) => hire.id)).toContain(id)

  expect(await hires.restore({ ids: [id] })).toEqual({ done: [id], refused: [] })
  const restored = await hires.get({ id })
  expect(restored).toMatchObject({ state: 'Pending', dismissalReason: null, jobTitle: 'Surveyor' })
  expect(restored.history[0]).toMatchObject({ kind: 'restored' })
  const audit = await inTenant(inbox.scope, (tx) => tx.auditEntry.findMany({ where: { objectId: id }, orderBy: { id: 'asc' } }))
  expect(audit.map(({ action }) => action)).toEqual(['new-hire.field-edited', 'new-hire.dismissed', 'new-hire.restored'])
})

test('many are each done or refused for themselves, over every page, and doing it twice changes nothing', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, (_, index) => addSomebody(`Many${String.fromCodePoint(97 + index)}`)))
  const added = await addSomebody('Added')
  await setHire(inbox, added, { state: 'Added' })
  const stranger = await openInbox()
  const theirs = await addHire(stranger)
  const hires = hiresOf(inbox)
  const result = await hires.dismiss({ ids: [...ids, added, theirs], reason: 'Duplicate.' })

  expect(result.done.sort()).toEqual([...ids].sort())
  expect(result.refused).toEqual(
    expect.arrayContaining([
      { id: added, name: 'Added Added', problem: 'It was added to People already. Undo that first.' },
      { id: theirs, name: null, problem: 'This new hire does not exist, or you cannot see it.' },
    ]),
  )
  expect(await hiresOf(stranger).get({ id: theirs })).toMatchObject({ state: 'Pending' })
  const [first = ''] = ids
  await hires.dismiss({ ids: [first], reason: 'Another reason.' })
  expect(await hires.get({ id: first })).toMatchObject({ dismissalReason: 'Duplicate.' })
})

test('one that became part of another says so, and is brought back by itself', async () => {
  const [id, into] = [await addSomebody('Part'), await addSomebody('Whole')]
  await setHire(inbox, id, { state: 'Dismissed', mergedIntoId: into })
  const hires = hiresOf(inbox)
  expect(await hires.get({ id })).toMatchObject({ mergedInto: { id: into, name: 'Whole Whole' } })

  await hires.restore({ ids: [id] })
  expect(await hires.get({ id })).toMatchObject({ state: 'Pending', mergedInto: null })
})

test('a reason is asked for', async () => {
  const id = await addSomebody('Noreason')

  expect(await outcomeOf(hiresOf(inbox).dismiss({ ids: [id], reason: '  ' }))).toMatch(/invalid_input|BAD_REQUEST/)
})

test('of two who dismiss and restore the same ones at once both are answered, and nobody waits for ever', async () => {
  const ids = await Promise.all(['Oneatonce', 'Twoatonce', 'Threeatonce'].map(addSomebody))
  const hires = hiresOf(inbox)
  const outcomes = await Promise.all([
    outcomeOf(hires.dismiss({ ids, reason: 'First.' })),
    outcomeOf(hires.dismiss({ ids: [...ids].reverse(), reason: 'Second.' })),
    outcomeOf(hires.restore({ ids })),
  ])

  expect(outcomes).toEqual(['ok', 'ok', 'ok'])
})
