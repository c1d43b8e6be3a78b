import { afterAll, beforeAll, expect, test } from 'vitest'
import { planNextSync } from '#lib/domain/openings/schedule/mutations.ts'
import { startScheduledOpeningSync } from '#lib/pipeline/openings/start-scheduled-opening-sync.ts'
import { tendOrganization } from '#lib/pipeline/tend-organization.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { openOpeningDesk } from './desk.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const minutesUntil = (instant: string | null) => (Date.parse(instant ?? '') - Date.now()) / 60_000

test('the end of each sync plans the next one, some time around the interval', async () => {
  const desk = await openOpeningDesk(house)
  const planned = minutesUntil((await desk.api.openings.setup({})).nextSyncAt)
  expect(planned).toBeGreaterThan(4)
  expect(planned).toBeLessThan(5.6)
  const { nextSyncAt } = await desk.api.openings.updateSetup({ everyMinutes: 60 })
  expect(minutesUntil(nextSyncAt)).toBeGreaterThan(50)

  await desk.add('Engineer')
  await startScheduledOpeningSync({ scope: desk.scope })
  await house.drain()
  expect((await desk.api.openings.syncs({})).items[0]).toMatchObject({ trigger: 'Scheduled', state: 'Done', created: 1, by: null })
})

test('an answer that was lost is looked for sooner', async () => {
  const desk = await openOpeningDesk(house)
  await desk.add('Engineer')
  await desk.account.control('faults.set', { lostAnswerNext: 1, onlyOperations: ['opening.create'] })
  await desk.sync()
  expect(minutesUntil((await desk.api.openings.setup({})).nextSyncAt)).toBeLessThan(1)
})

test('switched off nothing is planned or sent; the hourly tending plans what was lost', async () => {
  const desk = await openOpeningDesk(house)
  const { scope } = desk
  const switchTo = (labs: string[]) =>
    db().organization.update({ where: { id: scope.organizationId }, data: { labs }, select: { id: true } })
  await desk.add('Engineer')
  await switchTo([])
  await startScheduledOpeningSync({ scope })
  await house.drain()
  expect(await desk.api.openings.setup({})).toMatchObject({ isOn: false, nextSyncAt: null, obstacle: { code: 'openings_off' } })
  await expect(desk.api.openings.sync({})).rejects.toMatchObject({ code: 'conflict' })
  expect(await desk.dump()).toEqual([])

  await switchTo(['openings'])
  expect((await desk.api.openings.setup({})).nextSyncAt).toBeNull()
  await tendOrganization({ scope })
  expect((await desk.api.openings.setup({})).nextSyncAt).not.toBeNull()
  await inTenant(scope, (tx) => planNextSync(tx, { scope, notAfter: new Date() }))
  await house.drain()
  expect(await desk.dump()).toHaveLength(1)
})

test('a paused account is left alone, and the next moment is waited for', async () => {
  const desk = await openOpeningDesk(house)
  await desk.add('Engineer')
  await desk.api.connections.pause({ id: desk.connectionId })
  await startScheduledOpeningSync({ scope: desk.scope })
  await house.drain()
  const setup = await desk.api.openings.setup({})
  expect(setup.obstacle?.code).toBe('paused')
  expect(setup.nextSyncAt).not.toBeNull()
  expect(await desk.dump()).toEqual([])
})
