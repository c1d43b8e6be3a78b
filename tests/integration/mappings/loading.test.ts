import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { readFields } from '#lib/domain/fields/queries.ts'
import { addVersion, createFirstMapping, lockMapping } from '#lib/domain/mappings/mutations.ts'
import { readMappings } from '#lib/domain/mappings/queries.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { createOrganization } from '#tests/setup/company.ts'

const readings = { here: { value: 'here' }, there: { value: 'there' } }
const from = (field: string, path: string): MappingRules => [{ field, steps: [{ kind: 'source', path }] }]

async function addConnection(scope: TenantScope): Promise<string> {
  const data = { organizationId: scope.organizationId, source: 'ashby', environment: 'Ashby', name: 'Account' } as const

  return (await inTenant(scope, (tx) => tx.connection.create({ data, select: { id: true } }))).id
}

/** What each version makes of the name, by its number. */
async function fillNames({ scope, connectionId, numbers }: { scope: TenantScope; connectionId: string; numbers: number[] }) {
  return inTenant(scope, async (tx) => {
    const fields = await readFields(tx, { scope, object: 'Offer' })
    const { live, compiled } = await readMappings(tx, { scope, connectionId, object: 'Offer', fields, numbers })

    return { live, names: Object.fromEntries([...compiled].map(([number, { fill }]) => [number, fill('name', readings).value])) }
  })
}

test('the live version and every asked one are loaded; one that does not exist is left out', async () => {
  const { scope, userId } = await createOrganization()
  const connectionId = await addConnection(scope)
  const ref = { scope, connectionId, object: 'Offer' } as const
  expect(await fillNames({ ...ref, numbers: [1] })).toEqual({ live: 0, names: { 0: null } })

  await inTenant(scope, (tx) => createFirstMapping(tx, { ...ref, rules: from('name', 'here') }))
  // The connection was connected again.
  await inTenant(scope, (tx) => createFirstMapping(tx, { ...ref, rules: from('name', 'there') }))
  expect(await fillNames({ ...ref, numbers: [7] })).toEqual({ live: 1, names: { 1: 'here' } })

  const fresh = { origin: 'saved', originNumber: null, actor: { kind: 'User', userId } } as const
  await inTenant(scope, (tx) => addVersion(tx, { ...ref, ...fresh, after: 1, rules: from('name', 'there') }))
  expect(await fillNames({ ...ref, numbers: [1, 1] })).toEqual({ live: 2, names: { 1: 'here', 2: 'there' } })
  expect(await fillNames({ ...ref, numbers: [] })).toEqual({ live: 2, names: { 2: 'there' } })
})

test('a version that was never committed leaves nothing behind for the next of its number', async () => {
  const { scope, userId } = await createOrganization()
  const connectionId = await addConnection(scope)
  const ref = { scope, connectionId, object: 'Offer' } as const
  const fresh = { origin: 'saved', originNumber: null, actor: { kind: 'User', userId }, after: 1 } as const
  await inTenant(scope, (tx) => createFirstMapping(tx, { ...ref, rules: [] }))
  const failing = inTenant(scope, async (tx) => {
    await lockMapping(tx, ref)
    await addVersion(tx, { ...ref, ...fresh, rules: from('name', 'here') })
    await readMappings(tx, { ...ref, fields: await readFields(tx, ref), numbers: [] })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')

  await inTenant(scope, (tx) => addVersion(tx, { ...ref, ...fresh, rules: from('name', 'there') }))
  expect(await fillNames({ ...ref, numbers: [] })).toEqual({ live: 2, names: { 2: 'there' } })
})

test('a stored rule that cannot be read fills nothing, and the others go on', async () => {
  const { scope } = await createOrganization()
  const connectionId = await addConnection(scope)
  const ref = { scope, connectionId, object: 'Offer' } as const
  const rules = [{ field: 'email', steps: [{ kind: 'guess' }] }, 12, ...from('name', 'here')]
  const data = { organizationId: scope.organizationId, connectionId, object: 'Offer', number: 1, rules, origin: 'saved' } as const
  await inTenant(scope, (tx) => tx.mappingVersion.create({ data: { ...data, id: randomUUID() }, select: { id: true } }))

  expect(await fillNames({ ...ref, numbers: [] })).toEqual({ live: 1, names: { 1: 'here' } })
})
