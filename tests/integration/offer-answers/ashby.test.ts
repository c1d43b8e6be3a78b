import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { log } from '#lib/platform/log.ts'
import { breakSync } from '#tests/setup/broken-sync.ts'
import { deliver, openHouse, type TestHouse } from '#tests/setup/company.ts'
import { accept, ask, openPublished, type PublishedOffer, readOffer } from './published.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => Promise.all([house.close(), closeRateLimits()]))
afterEach(() => vi.restoreAllMocks())

const act = ({ company, externalId }: PublishedOffer, name: string, input: object = {}) =>
  company.account.control(name, { offerId: externalId, ...input })

describe('Ashby is looked at before an answer is taken', () => {
  test('what it took back into approval cannot be accepted, and whoever publishes is told once', async () => {
    const offer = await openPublished(house)
    await act(offer, 'offer.update', { salary: 80_000 })

    for (const _ of [1, 2]) {
      const refused = await accept(offer)
      expect(refused.text).toContain('Your offer is being updated')
    }
    const after = await readOffer(offer)
    expect(after.answers).toEqual([])
    expect(after.offer).toMatchObject({ state: 'Published', flags: expect.arrayContaining(['BackInApproval']) })
    expect(after.told).toEqual([{ kind: 'offer.out-of-step', userId: offer.company.userId }])
  })

  test('what it withdrew cannot be accepted: the page is closed and holds no value', async () => {
    const offer = await openPublished(house)
    await act(offer, 'offer.decide', { decision: 'Cancelled' })
    const refused = await accept(offer)

    expect(refused.text).toContain('This offer is closed')
    expect(refused.text).not.toMatch(/72,000|Candidate/)
    const after = await readOffer(offer)
    expect(after.answers).toEqual([])
    expect(after.offer.state).toBe('Withdrawn')
  })

  test('and withdrawn in the same moment: either it was accepted and says that it is gone, or it is withdrawn without an answer', async () => {
    for (const delayMs of [0, 40, 80]) {
      const offer = await openPublished(house)
      await offer.company.account.control('faults.set', { latencyMs: delayMs })
      const [answered] = await Promise.all([
        accept(offer),
        act(offer, 'offer.decide', { decision: 'Cancelled' }).then(() => deliver(house, offer.company)),
      ])
      await offer.company.account.control('faults.set', { latencyMs: 0 })
      await deliver(house, offer.company, { hurry: true })

      const after = await readOffer(offer)
      if (answered.status === 303) {
        expect(after.offer).toMatchObject({ state: 'Accepted', flags: ['GoneInAshby'] })
        expect(after.answers).toHaveLength(1)
      } else {
        expect(after.offer.state).toBe('Withdrawn')
        expect(after.answers).toEqual([])
      }
    }
  })

  test('where it hangs, the answer is taken after three seconds and says that it was not seen; what comes late still arrives', async () => {
    const offer = await openPublished(house)
    await act(offer, 'offer.decide', { decision: 'Cancelled' })
    await offer.company.account.control('faults.set', { latencyMs: 6_000 })
    const startedAt = performance.now()
    const done = await accept(offer)
    const durationMs = performance.now() - startedAt
    await offer.company.account.control('faults.set', { latencyMs: 0 })

    expect(done.status).toBe(303)
    expect(durationMs).toBeGreaterThan(2_900)
    expect(durationMs).toBeLessThan(5_500)
    expect((await readOffer(offer)).answers).toMatchObject([{ kind: 'Accepted', sawAshby: false }])
    await vi.waitUntil(async () => (await readOffer(offer)).offer.flags.includes('GoneInAshby'), { timeout: 12_000 })
    expect((await readOffer(offer)).offer.state).toBe('Accepted')
  })

  test('where it fails, the answer is taken and says that it was not seen', async () => {
    const offer = await openPublished(house)
    await offer.company.account.control('faults.set', { errorRate: 1 })

    expect((await accept(offer)).status).toBe(303)
    expect((await readOffer(offer)).answers).toMatchObject([{ sawAshby: false }])
  })

  test('where the answer is refused anyway, Ashby is not asked', async () => {
    const offer = await openPublished(house)
    await accept(offer)
    await offer.company.account.control('faults.set', { latencyMs: 5_000 })
    const startedAt = performance.now()
    await accept(offer)

    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })
})

test('a fault of ours in the look is logged with its error, and keeps nobody from answering', async () => {
  const offer = await openPublished(house)
  const said = vi.spyOn(log, 'error')
  const mend = await breakSync(offer.company)
  const done = await accept(offer)
  await mend()

  expect(done.status).toBe(303)
  expect((await readOffer(offer)).answers).toMatchObject([{ sawAshby: false }])
  const ids = { organizationId: offer.company.scope.organizationId, offerId: offer.offerId }
  expect(said).toHaveBeenCalledWith({ ...ids, err: expect.any(Error) }, 'Ashby not seen before an answer')
})

test('nothing of the person, the pay or the link is in a log', async () => {
  const said = [vi.spyOn(log, 'info'), vi.spyOn(log, 'warn'), vi.spyOn(log, 'error')]
  const offer = await openPublished(house, { name: 'Ximena Quispe' })
  await ask(`/o/${offer.token}`)
  await ask(`/o/${offer.token}x`)
  await ask(`/o/${offer.token}/question`, { method: 'POST', form: { text: 'Is the pay of 72000 fixed?' } })
  await accept(offer, 'Ximena Quispe')

  const lines = JSON.stringify(said.flatMap(({ mock }) => mock.calls))
  expect(lines).toContain('offer answered')
  expect(lines).not.toMatch(/Ximena|Quispe|72000|72,000|mail\.example/)
  expect(lines).not.toContain(offer.token)
})
