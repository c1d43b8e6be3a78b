import { describe, expect, test } from 'vitest'
import { type FaultCompany, openFaultCompany } from './company.ts'
import { passTime } from './database.ts'
import { waitForEquality } from './equality.ts'
import { changePeople, hireWithoutOffer, makePeople } from './people.ts'
import { isFullSize, scale } from './size.ts'
import { waitUntil } from './wait.ts'

/** Changes of every kind, while whatever is wrong is wrong. */
const PEOPLE = scale({ full: 18, least: 9 })

/** Each case has an organization of its own, so that they need not wait for each other: what they do most is wait. */
describe.concurrent('what goes wrong at Ashby', () => {
  test('webhooks dropped for an hour: the check by schedule brings all of it', async () => {
    const company = await openFaultCompany('Webhooks dropped')
    const { account, api, connectionId, slug } = company
    const people = await makePeople(company, PEOPLE)
    await waitForEquality(company)

    await account.control('faults.set', { dropWebhookRate: 1 })
    await changePeople(company, people)
    await makePeople(company, PEOPLE)
    await hireWithoutOffer(company)
    await passTime({ slug, minutes: 60 })
    await waitForEquality(company)

    const { items } = await api.sweeps.list({ connectionId, trigger: 'Scheduled' })
    expect(items.length).toBeGreaterThan(0)
    expect((await api.connections.get({ id: connectionId })).nextSweepAt).not.toBeNull()
  })

  test.each([
    ['errors of its own', { errorRate: 1 }, 3],
    ['429 and a wait', { rateLimitRate: 1, retryAfterSeconds: 120 }, 3],
    ['garbage', { htmlRate: 1 }, 3],
    ['half an answer', { cutRate: 1 }, 3],
    // Each try takes 15 seconds, and every event has its first before one has its second.
    ['nothing at all', { latencyMs: 20_000 }, 1],
  ])('Ashby answers with %s for minutes: nothing is lost, and it goes on by itself', async (name, faults, triesMax) => {
    const company = await openFaultCompany(`Ashby answers with ${name}`)
    const { account, api, slug } = company
    const people = await makePeople(company, PEOPLE)
    await waitForEquality(company)

    await account.control('faults.set', faults)
    await changePeople(company, people)
    await makePeople(company, scale({ full: 9, least: 2 }))
    await hireWithoutOffer(company)
    await waitForTries(company, 1)
    // Minutes go by in which every try fails again.
    for (let tries = 2; isFullSize && tries <= triesMax; tries += 1) {
      await passTime({ slug, minutes: 3 })
      await waitForTries(company, tries)
    }
    await account.control('faults.reset')
    await passTime({ slug, minutes: 60 })
    await waitForEquality(company)

    const settled = async () => {
      const { failed, needsAttention } = await api.events.counts()

      return (failed === 0 && needsAttention === 0) || { failed, needsAttention }
    }
    await waitUntil({ what: 'no event is left failed', check: settled })
  })

  test('reads that lag 20 seconds: what webhooks told is not taken for wrong', async () => {
    const company = await openFaultCompany('Reads lag')
    const people = await makePeople(company, PEOPLE)
    await waitForEquality(company)

    await company.account.control('faults.set', { readLagMs: isFullSize ? 20_000 : 4_000 })
    await changePeople(company, people)
    await makePeople(company, scale({ full: 9, least: 2 }))
    await hireWithoutOffer(company)
    await waitForEquality(company)
  })
})

/** Waits until some event has been tried so often, in vain. Where Ashby asked for a wait, waiting uses up no try. */
async function waitForTries({ api }: FaultCompany, tries: number): Promise<void> {
  await waitUntil({
    what: `an event was tried ${tries} times`,
    async check() {
      const pages = await Promise.all([api.events.list({ state: 'Failed' }), api.events.list({ state: 'Received' })])

      return pages.some(({ items }) => items.some(({ attemptCount, reasonCode }) => attemptCount >= tries || reasonCode === 'held'))
    },
  })
}
