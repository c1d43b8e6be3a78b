import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#lib/domain/contract.ts'
import { addRecords, type TestRecords } from '#tests/integration/access/records.ts'
import { addMember, callAs, createTenant, outcomeOf, type TestTenant } from '#tests/integration/access/tenants.ts'
import type { ApiCaller } from './mapper.ts'

let tenant: TestTenant
let stranger: TestTenant
let theirs: TestRecords
let ours: TestRecords

beforeAll(async () => {
  tenant = await createTenant()
  stranger = await createTenant()
  ours = await addRecords(tenant)
  theirs = await addRecords(stranger)
})

/** A call of every procedure that names a connection, a record or a field, each with everything else right. */
function callAll(api: ApiCaller, { connectionId, offerId, equityField }: TestRecords): Record<string, () => Promise<unknown>> {
  const place = { connectionId, object: 'Offer' } as const
  const key = { object: 'Offer', key: equityField } as const
  const rules = [{ field: 'name', steps: [{ kind: 'source' as const, path: 'candidate.name' }] }]

  return {
    'mappings.get': () => api.mappings.get(place),
    'mappings.catalogue': () => api.mappings.catalogue(place),
    'mappings.refreshCatalogue': () => api.mappings.refreshCatalogue({ connectionId }),
    'mappings.seenValues': () => api.mappings.seenValues({ ...place, path: 'candidate.name' }),
    'mappings.records': () => api.mappings.records(place),
    'mappings.preview': () => api.mappings.preview({ ...place, recordId: offerId, rules }),
    'mappings.versions': () => api.mappings.versions(place),
    'mappings.exportFile': () => api.mappings.exportFile(place),
    'mappings.readFile': () => api.mappings.readFile({ ...place, text: '{}' }),
    'mappings.copy': () => api.mappings.copy({ ...place, fromConnectionId: connectionId }),
    'mappings.save': () => api.mappings.save({ ...place, base: 1, rules }),
    'mappings.restore': () => api.mappings.restore({ ...place, base: 1, number: 1 }),
    'mappings.addLookupRow': () => api.mappings.addLookupRow({ ...place, field: 'name', from: 'a', to: 'b' }),
    'mappingRuns.latest': () => api.mappingRuns.latest(place),
    'mappingRuns.dryRun': () => api.mappingRuns.dryRun(place),
    'mappingRuns.reapply': () => api.mappingRuns.reapply({ ...place, version: 1 }),
    'mappingRuns.undo': () => api.mappingRuns.undo({ ...place, version: 1 }),
    'fields.update': () => api.fields.update({ ...key, label: 'Ours now' }),
    'fields.archive': () => api.fields.archive(key),
    'fields.restore': () => api.fields.restore(key),
  }
}

test('what another organization has and what nobody has are answered alike, by every procedure', async () => {
  const api = callAs({ sessionId: tenant.admin.sessionId, slug: tenant.slug })
  const nothing = { connectionId: randomUUID(), offerId: randomUUID(), eventId: randomUUID(), equityField: randomUUID() }
  const [foreign, missing] = [callAll(api, theirs), callAll(api, nothing)]
  const taking = new Set(['fields.list', 'fields.create', 'fields.arrange'])
  const named = ['fields', 'mappings', 'mappingRuns'] as const
  expect(Object.keys(foreign).sort()).toEqual(
    named
      .flatMap((noun) => Object.keys(contract[noun]).map((name) => `${noun}.${name}`))
      .filter((name) => !taking.has(name))
      .sort(),
  )

  for (const [name, call] of Object.entries(foreign)) {
    expect(await outcomeOf(call()), name).toBe('not_found')
    expect(await outcomeOf(missing[name]?.() ?? Promise.resolve()), name).toBe('not_found')
  }
})

describe('of two organizations', () => {
  test('neither copies from nor previews on the other’s records through its own connection', async () => {
    const api = callAs({ sessionId: tenant.admin.sessionId, slug: tenant.slug })
    const place = { connectionId: ours.connectionId, object: 'Offer' } as const

    expect(await outcomeOf(api.mappings.copy({ ...place, fromConnectionId: theirs.connectionId }))).toBe('not_found')
    expect(await outcomeOf(api.mappings.preview({ ...place, recordId: theirs.offerId, rules: [] }))).toBe('not_found')
    expect(
      await outcomeOf(
        api.mappings.save({ ...place, base: 1, rules: [{ field: theirs.equityField, steps: [{ kind: 'constant', value: '1 EUR' }] }] }),
      ),
    ).toBe('invalid_input')
  })
})

test.each(['Viewer', 'Recruiter', 'HR'] as const)('%s manages no mapping and sees none', async (role) => {
  const { sessionId } = await addMember(tenant, role)
  const api = callAs({ sessionId, slug: tenant.slug })

  for (const [name, call] of Object.entries(callAll(api, ours))) expect(await outcomeOf(call()), name).toBe('forbidden')
})
