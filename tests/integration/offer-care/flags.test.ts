import { beforeAll, expect, test } from 'vitest'
import { offerStates } from '#lib/domain/offers/terms.ts'
import { addRecords } from '#tests/integration/access/records.ts'
import { createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import { apiOf, changeOffer, copyOffer } from './offers.ts'

const YESTERDAY = new Date(Date.now() - 24 * 60 * 60 * 1000)

let tenant: TestTenant
beforeAll(async () => {
  tenant = await createTenant()
  const { offerId } = await addRecords(tenant)
  const ids = await copyOffer(tenant, offerId, offerStates.length)
  for (const [index, state] of offerStates.entries()) {
    await changeOffer(tenant, ids[index] ?? '', { state, startDate: '2020-01-06', expiresAt: YESTERDAY })
  }
})

const offers = () => apiOf(tenant, tenant.admin).offers

test.each([
  ['Expired', ['Published']],
  ['StartDatePast', ['Unpublished', 'Published']],
] as const)('%s, which the clock tells, narrows the list of a state and never widens it', async (flag, wanted) => {
  const counts = await offers().counts({ flag })
  for (const state of offerStates) {
    const { items } = await offers().list({ state, flag })
    expect(
      items.map((item) => item.state),
      state,
    ).toEqual(wanted.some((each) => each === state) ? [state] : [])
    expect(counts[state], state).toBe(items.length)
  }
})
