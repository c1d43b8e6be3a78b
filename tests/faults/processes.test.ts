import { afterEach, describe, expect, test } from 'vitest'
import { openFaultCompany } from './company.ts'
import { query, readStoredEvents } from './database.ts'
import { readDeliveries, sendDeliveries } from './deliveries.ts'
import { waitForEquality } from './equality.ts'
import { changePeople, hireWithoutOffer, makePeople } from './people.ts'
import { type ExtraProgram, killAndWait, signal, startProgram } from './processes.ts'
import { scale } from './size.ts'
import { waitUntil } from './wait.ts'

const PEOPLE = scale({ full: 27, least: 9 })

const extras: ExtraProgram[] = []
afterEach(async () => {
  for (const extra of extras.splice(0)) await extra.kill()
})

describe('a worker that is killed', () => {
  test('after an event was stored and before anything looked at it', async () => {
    const company = await openFaultCompany('Killed between store and process')
    const { account, slug } = company
    const stored = async () => (await readStoredEvents(slug)).length

    // Stopped, it lives and takes nothing: what comes in now is stored, and its jobs wait for a worker that then dies.
    signal('worker', 'SIGSTOP')
    await makePeople(company, PEOPLE)
    await hireWithoutOffer(company)
    await waitUntil({ what: 'all is delivered', check: async () => (await account.control('delivery.settle')).isQuiet })
    expect(await stored()).toBeGreaterThanOrEqual(PEOPLE)
    expect(await query('select 1 from "event" where "state" <> $1 and "state" <> $2', { slug, values: ['Received', 'Ignored'] })).toEqual(
      [],
    )
    await killAndWait('worker')

    await waitForEquality(company)
  })

  test('after Ashby was asked and before anything was written', async () => {
    const company = await openFaultCompany('Killed between read and write')
    const { account, slug } = company
    const people = await makePeople(company, PEOPLE)
    await waitForEquality(company)
    const busy = async () => (await query('select 1 from "event" where "state" = $1', { slug, values: ['Processing'] })).length

    // Each answer takes a while, so whoever is at work is in the middle of a read.
    await account.control('faults.set', { latencyMs: 2_000 })
    await changePeople(company, people)
    await waitUntil({ what: 'Ashby is being asked', check: async () => (await busy()) > 0 })
    await killAndWait('worker')
    expect(await busy()).toBeGreaterThan(0)
    await account.control('faults.set', { latencyMs: 0 })

    await waitForEquality(company)
    expect(await busy()).toBe(0)
  })
})

test('two workers and two webs at once, one of each killed: each event once, and all of it done', async () => {
  const company = await openFaultCompany('Two of each')
  const { account, slug } = company
  const [web, worker] = await Promise.all([startProgram({ name: 'web' }), startProgram({ name: 'worker' })])
  extras.push(web, worker)
  await account.control('delivery.stop')
  const people = await makePeople(company, PEOPLE)
  await sendDeliveries({ deliveries: await readDeliveries(company) })
  await waitForEquality(company)
  await changePeople(company, people)
  await hireWithoutOffer(company)

  const deliveries = await readDeliveries(company)
  // The same delivery comes to both at the same moment.
  const elsewhere = deliveries.map((delivery) => ({ ...delivery, url: `${web.url}${new URL(delivery.url).pathname}` }))
  const killing = worker.kill()
  await Promise.all([sendDeliveries({ deliveries }), sendDeliveries({ deliveries: elsewhere }), killing])
  extras.push(await startProgram({ name: 'worker' }))
  signal('worker', 'SIGKILL')

  await waitForEquality(company)
  expect(await readStoredEvents(slug)).toEqual([...new Set(deliveries.map(({ event }) => event))].sort())
})

test('all processes killed during an import: it goes on where it was', async () => {
  const company = await openFaultCompany('Killed during an import')
  const { account, api, connectionId } = company
  const count = scale({ full: 1_000, least: 100 })
  await account.control('bulk.create', { count })
  for (let hires = scale({ full: 60, least: 8 }); hires > 0; hires -= 1) await hireWithoutOffer(company)
  const read = async (id: string) => (await api.sweeps.list({ connectionId, trigger: 'Import' })).items.find((sweep) => sweep.id === id)

  const { id } = await api.sweeps.count({ connectionId, since: null })
  await waitUntil({ what: 'the import is counted', check: async () => (await read(id))?.state === 'Counted' })
  await api.sweeps.import({ id })
  await waitUntil({ what: 'the import is under way', everyMs: 50, check: async () => ((await read(id))?.added ?? 0) > 0 })
  await Promise.all([killAndWait('web'), killAndWait('worker'), killAndWait('postgres')])

  await waitUntil({ what: 'the import is done', check: async () => (await read(id))?.state === 'Done' || (await read(id)) })
  await waitForEquality(company)
  expect(await read(id)).toMatchObject({ failed: 0 })
})
