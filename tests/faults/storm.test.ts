import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openFaultCompany } from './company.ts'
import { readStoredEvents } from './database.ts'
import { type Delivery, readDeliveries, sendDeliveries, shuffle } from './deliveries.ts'
import { waitForEquality } from './equality.ts'
import { changePeople, makePeople } from './people.ts'
import { killAndWait, type ProcessName } from './processes.ts'
import { scale } from './size.ts'

/** Deliveries in all, repeats included. */
const DELIVERIES = scale({ full: 2_000, least: 200 })

test(`${DELIVERIES} signed webhooks, a third repeated and all shuffled, while worker and PostgreSQL are killed`, async () => {
  const company = await openFaultCompany('Storm')
  const { account, slug } = company
  await account.control('delivery.stop')
  let sent: Delivery[] = []
  const send = async () => {
    const deliveries = await readDeliveries(company)
    const all = shuffle([...deliveries, ...deliveries.filter((_, index) => index % 2 === 0)])
    sent = [...sent, ...all]
    await sendDeliveries({ deliveries: all })
  }

  // Every act makes an event for the offer and some one for its application too: a round of n people makes about 4 n deliveries.
  const people = await makePeople(company, Math.max(9, Math.ceil(DELIVERIES / 8)))
  await Promise.all([send(), killInBetween('worker', 500)])
  await waitForEquality(company)

  await changePeople(company, people)
  await Promise.all([send(), killInBetween('worker', 500), killInBetween('postgres', 1_500)])

  const startedAt = performance.now()
  expect(sent.length).toBeGreaterThanOrEqual(DELIVERIES)
  await waitForEquality(company)
  const events = [...new Set(sent.map(({ event }) => event))]
  process.stdout.write(
    `storm: ${sent.length} deliveries of ${events.length} events, equal to the sandbox ${((performance.now() - startedAt) / 1000).toFixed(1)} s after the last delivery\n`,
  )
  expect(await readStoredEvents(slug)).toEqual(events.sort())
})

/** Some time into the storm, so that work is under way. */
async function killInBetween(name: ProcessName, afterMs: number): Promise<void> {
  await sleep(afterMs)
  await killAndWait(name)
}
