import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import type { MappingStep } from '#lib/domain/mappings/schema.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import { clientOf, refusalOf } from '#tests/integration/members/people.ts'

afterAll(closeRateLimits)

const Offer = { object: 'Offer' } as const

async function openWithBonus() {
  const tenant = await createTenant()
  const { fields } = clientOf(tenant, tenant.admin)
  const { key } = await fields.create({ label: 'Bonus', type: 'money', sensitivity: 'pay' })
  const { organizationId } = tenant.scope
  const connection = { organizationId, source: 'ashby', environment: 'Sandbox', name: 'Test account', state: 'Connected' } as const
  const { id: connectionId } = await inTenant(tenant.scope, (tx) => tx.connection.create({ data: connection, select: { id: true } }))

  return { tenant, fields, key, connectionId, lower: () => fields.update({ ...Offer, key, sensitivity: 'none' }) }
}

type Place = { tenant: TestTenant; connectionId: string }

async function addVersion({ tenant, connectionId }: Place, rule: { number: number; field: string; steps: MappingStep[] } | number) {
  const { organizationId } = tenant.scope
  const [number, rules] = typeof rule === 'number' ? [rule, []] : [rule.number, [{ field: rule.field, steps: rule.steps }]]
  const data = { organizationId, connectionId, object: 'Offer' as const, number, rules, origin: 'saved' }
  await inTenant(tenant.scope, (tx) => tx.mappingVersion.create({ data, select: { id: true } }))
}

async function addOffer({ tenant, connectionId }: Place, values: { source?: object; overrides?: object }): Promise<string> {
  const identity = { sourceKey: 'ashby', environment: 'Sandbox', externalId: randomUUID(), sourceStatus: 'Approved' } as const
  const data = { organizationId: tenant.scope.organizationId, connectionId, ...identity, source: {}, raw: {}, sourceReadAt: new Date() }
  const { id } = await inTenant(tenant.scope, (tx) => tx.offer.create({ data: { ...data, ...values }, select: { id: true } }))

  return id
}

test('a field that nothing has filled can be told to everybody, and be pay again', async () => {
  const { tenant, fields, key, connectionId, lower } = await openWithBonus()
  await addVersion({ tenant, connectionId }, { number: 1, field: key, steps: [{ kind: 'constant', value: '5 EUR' }] })

  expect(await lower()).toMatchObject({ sensitivity: 'none' })
  expect(await fields.update({ ...Offer, key, sensitivity: 'pay' })).toMatchObject({ sensitivity: 'pay' })
})

test('a field that a mapping fills stays pay, also while an undo could bring the rule back', async () => {
  const { tenant, key, connectionId, lower } = await openWithBonus()
  const steps: MappingStep[] = [
    { kind: 'constant', value: '5 EUR' },
    { kind: 'source', path: 'offer.salary' },
  ]
  await addVersion({ tenant, connectionId }, { number: 1, field: key, steps })
  expect((await refusalOf(lower())).message).toMatch(/The mapping fills this field.*Add another field/)
  await addVersion({ tenant, connectionId }, 2)
  expect((await refusalOf(lower())).message).toMatch(/The mapping fills this field/)
  await addVersion({ tenant, connectionId }, 3)

  expect(await lower()).toMatchObject({ sensitivity: 'none' })
})

test('a field of which an offer holds or held a value stays pay', async () => {
  const filled = (value: string | null, found: string | null) => ({ value, kind: 'source', path: 'x', problem: null, found, version: 1 })
  const edit = { value: null, base: null, by: randomUUID(), at: new Date().toISOString(), locked: false }

  for (const values of [{ source: [filled('5 EUR', null)] }, { source: [filled(null, 'five')] }, { overrides: [edit] }]) {
    const { tenant, key, connectionId, lower } = await openWithBonus()
    const byKey = Object.fromEntries(Object.entries(values).map(([column, [value]]) => [column, { [key]: value }]))
    await addOffer({ tenant, connectionId }, byKey)

    expect((await refusalOf(lower())).message).toMatch(/kept as pay\. Add another field/)
  }

  const { tenant, key, connectionId, lower } = await openWithBonus()
  const offerId = await addOffer({ tenant, connectionId }, { source: { [key]: filled(null, null) } })
  const { organizationId } = tenant.scope
  const changes = [{ field: key, before: '5 EUR', after: null }]
  await inTenant(tenant.scope, (tx) =>
    tx.offerHistoryEntry.create({ data: { organizationId, offerId, kind: 'edited', changes }, select: { id: true } }),
  )

  expect((await refusalOf(lower())).message).toMatch(/kept as pay/)
})
