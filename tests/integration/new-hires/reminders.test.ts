import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findNextReminder, findReminder } from '#lib/domain/new-hires/reminders/rules.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addDays } from '#lib/platform/format/zoned-time.ts'
import { withClient } from '#scripts/database-setup.ts'
import { type ByHandCompany, installCompany, readHires, send } from '#tests/integration/by-hand/accounts.ts'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { testDatabase } from '#tests/setup/database.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const inDays = (days: number) => addDays(new Date().toISOString().slice(0, 10), days)

/** Somebody is hired, or their start date moves: told by Candidate Hired with the offer. */
async function tell(company: ByHandCompany, { id, startDate, minute }: { id: string; startDate: string; minute: number }): Promise<void> {
  const time = `2026-11-20T10:${String(minute).padStart(2, '0')}:00.000Z`
  const latestVersion = { id: randomUUID(), createdAt: time, startDate, salary: { value: 70_000, currencyCode: 'EUR' } }
  const data = {
    application: { id, status: 'Hired', updatedAt: time, candidate: { id, name: 'Cher Sarkisian' }, job: { title: 'Singer' } },
    offer: { id, applicationId: id, offerStatus: 'CandidateAccepted', latestVersion },
  }
  expect(await send(company, { action: 'candidateHire', data })).toBe(200)
  await house.drain()
}

/** When the waiting reminder of a new hire comes. */
async function readPlan({ scope }: ByHandCompany): Promise<string[]> {
  return withClient(testDatabase.ownerUrl, async (client) => {
    const { rows } = await client.query(
      `select j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'remind_hire' and j.payload ->> 'organizationId' = $1`,
      [scope.organizationId],
    )

    return rows.map(({ run_at }) => new Date(run_at).toISOString())
  })
}

/** Makes the waiting reminder due, as its time would. */
async function comeDue({ scope }: ByHandCompany): Promise<void> {
  await withClient(testDatabase.ownerUrl, (client) =>
    client.query(
      `update graphile_worker._private_jobs set run_at = now()
       where key like 'remind_hire:%' and payload ->> 'organizationId' = $1`,
      [scope.organizationId],
    ),
  )
  await house.drain()
}

const readTold = ({ scope }: ByHandCompany) => inTenant(scope, (tx) => tx.notification.count({ where: { kind: 'newHire.starts-soon' } }))

describe('the reminder of a start date', () => {
  test('is planned so many days before it at 08:00 in the organization’s time zone, and moves with the date and with the number of days', async () => {
    const company = await installCompany(house)
    const { scope, api, connectionId } = company
    await inTenant(scope, (tx) =>
      tx.organization.update({ where: { id: scope.organizationId }, data: { timeZone: 'Asia/Tokyo' }, select: { id: true } }),
    )
    const at = (startDate: string, days: number) => findReminder({ startDate, days, timeZone: 'Asia/Tokyo' }).toISOString()
    const id = randomUUID()
    await tell(company, { id, startDate: inDays(40), minute: 1 })
    expect(await readPlan(company)).toEqual([at(inDays(40), 3)])

    await tell(company, { id, startDate: inDays(30), minute: 2 })
    expect(await readPlan(company)).toContain(at(inDays(30), 3))
    await api.hireRecipients.set({ connectionId, userIds: [], reminderDays: 10 })
    expect(await readPlan(company)).toContain(at(inDays(30), 10))
  })

  test('tells once for each start date of a new hire who is still pending, in words with the date', async () => {
    const company = await installCompany(house)
    const { api, connectionId } = company
    await api.hireRecipients.set({ connectionId, userIds: [], reminderDays: 3 })
    const id = randomUUID()
    await tell(company, { id, startDate: inDays(2), minute: 1 })
    await comeDue(company)
    expect(await readTold(company)).toBe(1)
    const { items } = await api.notifications.list({})
    expect(items.find(({ kind }) => kind === 'newHire.starts-soon')?.title).toMatch(
      /^Cher Sarkisian starts on \w+ \d+ \w+ \d{4} and is still pending$/,
    )
    expect((await readHires(company))[0]?.history.map(({ kind }) => kind)).toContain('reminded')

    await api.hireRecipients.set({ connectionId, userIds: [], reminderDays: 4 })
    await comeDue(company)
    expect(await readTold(company)).toBe(1)

    await tell(company, { id, startDate: inDays(1), minute: 2 })
    await comeDue(company)
    expect(await readTold(company)).toBe(2)
  })

  test('looks again when it is due: a date that moved away waits anew, and who was dismissed is not told of', async () => {
    const company = await installCompany(house)
    const [moved, dismissed] = [randomUUID(), randomUUID()]
    await tell(company, { id: moved, startDate: inDays(60), minute: 1 })
    await comeDueOnce(company)
    expect(await readTold(company)).toBe(0)
    expect(await readPlan(company)).toHaveLength(1)

    await tell(company, { id: dismissed, startDate: inDays(2), minute: 1 })
    const hire = (await readHires(company)).find(({ externalId }) => externalId === dismissed)
    await company.api.newHires.dismiss({ ids: [hire?.id ?? ''], reason: 'Withdrew' })
    await comeDueOnce(company)
    expect(await readTold(company)).toBe(0)
  })
})

/** Runs what waits one time: a reminder that plans itself again would otherwise be made due for ever. */
async function comeDueOnce({ scope }: ByHandCompany): Promise<void> {
  await withClient(testDatabase.ownerUrl, (client) =>
    client.query(`update graphile_worker._private_jobs set run_at = now() where payload ->> 'organizationId' = $1`, [scope.organizationId]),
  )
  await house.drain()
}

describe('when somebody comes in late', () => {
  const timeZone = 'Europe/Berlin'
  const after = new Date('2027-03-01T12:00:00Z')

  test.each([
    ['well before', '2027-03-20', '2027-03-17T07:00:00.000Z'],
    ['within the days', '2027-03-03', '2027-03-02T07:00:00.000Z'],
    ['on the day before', '2027-03-02', '2027-03-02T07:00:00.000Z'],
    ['on the day itself, after 08:00', '2027-03-01', undefined],
    ['after it', '2027-02-01', undefined],
  ])('%s, the reminder comes at the next 08:00 that is not too late', (_when, startDate, expected) => {
    expect(findNextReminder({ startDate, days: 3, timeZone, after })?.toISOString()).toBe(expected)
  })
})
