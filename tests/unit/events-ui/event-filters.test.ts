import { describe, expect, it } from 'vitest'
import { buildEventsHref, isFiltered, loadEventFilters, NO_EVENT_FILTERS } from '#components/events/event-filters.ts'
import { toEventInput } from '#components/events/event-queries.ts'

describe('the filters of events in the address', () => {
  it('reads back what it wrote', async () => {
    const filters = { ...NO_EVENT_FILTERS, state: 'Failed' as const, search: 'Håkon & co', from: '2026-11-01', to: '2026-11-20' }
    const address = new URL(buildEventsHref({ slug: 'acme', filters }), 'https://handoff.example')

    expect(await loadEventFilters(Object.fromEntries(address.searchParams))).toEqual(filters)
    expect(buildEventsHref({ slug: 'acme', filters: NO_EVENT_FILTERS })).toBe('/acme/events')
  })

  it('takes what does not fit for not given', async () => {
    const filters = await loadEventFilters({ state: 'Lost', time: 'never', from: '20 Nov', to: '2026-99-99' })

    expect(isFiltered(filters)).toBe(false)
  })

  it('asks for nothing by an id that is none, and leaves out a search too short to find anything', () => {
    const input = toEventInput({ filters: { ...NO_EVENT_FILTERS, connection: 'x', search: ' a ' }, bounds: {} })

    expect(input).toEqual({ connectionId: '00000000-0000-0000-0000-000000000000' })
    expect(toEventInput({ filters: { ...NO_EVENT_FILTERS, search: ' Ana ' }, bounds: {} })).toEqual({ q: 'Ana' })
  })
})
