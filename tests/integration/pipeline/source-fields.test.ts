import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { permissionsByRole } from '#lib/domain/access/rules.ts'
import { pauseConnection } from '#lib/domain/connections/mutations.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'
import { listNotifications } from '#lib/domain/notifications/queries.ts'
import { requestSourceFields } from '#lib/domain/source-fields/mutations.ts'
import { readSourceFields } from '#lib/domain/source-fields/queries.ts'
import { startSweep } from '#lib/domain/sweeps/mutations.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { testDatabase } from '#tests/setup/database.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function createField({ account }: TestCompany, draft: object = {}): Promise<string> {
  return String((await account.control('field.create', { title: 'Stock options', objectType: 'Offer', fieldType: 'Number', ...draft })).id)
}

function ask({ scope, connectionId }: Pick<TestCompany, 'scope' | 'connectionId'>, isForced = true): Promise<boolean> {
  return inTenant(scope, (tx) => requestSourceFields(tx, { scope, connectionId, isForced }))
}

function readStored({ scope, connectionId }: TestCompany) {
  return inTenant(scope, (tx) => readSourceFields(tx, { scope, connectionId }))
}

/** Reads the account's fields now and gives what is known of them. */
async function readNow(company: TestCompany) {
  await ask(company)
  await house.drain()

  return readStored(company)
}

function readHealth({ scope, connectionId }: TestCompany) {
  const select = { fieldsReadAt: true, fieldsErrorCode: true } as const

  return inTenant(scope, (tx) => tx.connection.findUniqueOrThrow({ where: tenantKey(scope, connectionId), select }))
}

async function saveRules({ scope, connectionId }: TestCompany, number: number, rules: MappingRules): Promise<void> {
  const data = { organizationId: scope.organizationId, connectionId, object: 'Offer', number, rules, origin: 'saved' } as const
  await inTenant(scope, (tx) => tx.mappingVersion.create({ data, select: { id: true } }))
}

async function readTold({ scope, userId }: TestCompany) {
  const { items } = await listNotifications({ reader: { scope, userId, permissions: permissionsByRole.Admin }, unreadOnly: false })

  return items.filter(({ kind }) => kind === 'mapping.source-archived').map(({ title, path }) => ({ title, path }))
}

describe('the custom fields of an account', () => {
  test('are read when it is connected, and after each check', async () => {
    const company = await openCompany(house)
    expect(await readHealth(company)).toMatchObject({ fieldsReadAt: expect.any(Date), fieldsErrorCode: null })

    const fieldId = await createField(company)
    const { scope, userId, connectionId } = company
    await inTenant(scope, (tx) => tx.connection.update({ where: tenantKey(scope, connectionId), data: { fieldsReadAt: new Date(0) } }))
    await startSweep({
      scope,
      connectionId,
      trigger: 'Requested',
      actor: { kind: 'User', userId },
      origin: { ipAddress: null, requestId: null },
    })
    await house.drain()
    expect(await readStored(company)).toMatchObject([{ externalId: fieldId, title: 'Stock options' }])
  })

  test('are kept with their choices, without those of objects that never come with an offer', async () => {
    const company = await openCompany(house)
    await createField(company, { objectType: 'Employee', title: 'Badge' })
    const selectableValues = [{ label: 'Growth plan', value: 'plan-b' }]
    const fieldId = await createField(company, { title: 'Equity plan', fieldType: 'ValueSelect', isPrivate: true, selectableValues })
    expect(await readNow(company)).toEqual([
      {
        externalId: fieldId,
        ownerObject: 'offer',
        title: 'Equity plan',
        formerTitle: null,
        type: 'choice',
        vendorType: 'ValueSelect',
        description: null,
        isPrivate: true,
        isArchived: false,
        archivedAt: null,
        options: [{ value: 'plan-b', label: 'Growth plan', isArchived: false }],
      },
    ])
  })

  test('are known by their id: renamed ones show both titles until they are called as before', async () => {
    const company = await openCompany(house)
    const fieldId = await createField(company)
    await readNow(company)
    const rename = async (title: string) => {
      await company.account.control('field.update', { fieldId, title })

      return readNow(company)
    }

    expect(await rename('Options')).toMatchObject([{ externalId: fieldId, title: 'Options', formerTitle: 'Stock options' }])
    expect(await rename('Option grant')).toMatchObject([{ title: 'Option grant', formerTitle: 'Stock options' }])
    expect(await rename('Stock options')).toMatchObject([{ title: 'Stock options', formerTitle: null }])
  })

  test('stay when they are archived or no longer shown, with the time at which that was seen first', async () => {
    const company = await openCompany(house)
    await company.account.control('key.update', { keyId: company.keyId, nonOfferPrivate: true })
    const archivedId = await createField(company, { title: 'A' })
    const hiddenId = await createField(company, { title: 'B', objectType: 'Candidate', isPrivate: true })
    expect(await readNow(company)).toMatchObject([{ isArchived: false }, { isArchived: false }])

    await company.account.control('field.update', { fieldId: archivedId, isArchived: true })
    await company.account.control('key.update', { keyId: company.keyId, nonOfferPrivate: false })
    const gone = await readNow(company)
    expect(gone).toMatchObject([
      { externalId: archivedId, title: 'A', isArchived: true, archivedAt: expect.any(Date) },
      { externalId: hiddenId, title: 'B', isArchived: true, archivedAt: expect.any(Date) },
    ])
    expect(await readNow(company)).toEqual(gone)

    await company.account.control('field.update', { fieldId: archivedId, isArchived: false })
    await company.account.control('key.update', { keyId: company.keyId, nonOfferPrivate: true })
    expect(await readNow(company)).toMatchObject([{ archivedAt: null }, { archivedAt: null }])
  })
})

describe('a field that is archived', () => {
  test('is told once, by its title as it is now, where the live mapping reads it or a part of it', async () => {
    const company = await openCompany(house)
    const [options, bonus, unread] = [
      await createField(company),
      await createField(company, { title: 'Signing bonus', fieldType: 'Currency' }),
      await createField(company, { title: 'Unread' }),
    ]
    await saveRules(company, 2, [
      { field: 'department', steps: [{ kind: 'lookup', path: `customField.${options}`, rows: [{ from: '1', to: 'One' }] }] },
      { field: 'location', steps: [{ kind: 'template', text: `Bonus of {customField.${bonus}.amount}` }] },
    ])
    await readNow(company)
    await company.account.control('field.update', { fieldId: unread, isArchived: true })
    await readNow(company)
    expect(await readTold(company)).toEqual([])

    await company.account.control('field.update', { fieldId: options, isArchived: true })
    await readNow(company)
    await readNow(company)
    const path = `/company/fields?connection=${company.connectionId}`
    expect(await readTold(company)).toEqual([{ title: 'Ashby archived a field that your mapping reads: Stock options', path }])

    await company.account.control('field.update', { fieldId: bonus, title: 'Joining bonus', isArchived: true })
    await readNow(company)
    const both = { title: 'Ashby archived 2 fields that your mapping reads: Joining bonus and Stock options', path }
    expect(await readTold(company)).toEqual([both, both])

    await saveRules(company, 3, [])
    expect((await readTold(company))[0]?.title).toBe('A field that a mapping read was archived in Ashby. No mapping reads it now')
  })
})

describe('reading that fails', () => {
  test('for want of the permission says so, keeps what was read, and mends itself', async () => {
    const company = await openCompany(house)
    await createField(company)
    await readNow(company)
    await company.account.control('faults.set', { revokedScopes: ['hiringProcessMetadata:read'] })
    expect(await readNow(company)).toMatchObject([{ title: 'Stock options', isArchived: false }])
    expect(await readHealth(company)).toMatchObject({ fieldsErrorCode: 'ashby_permission_missing' })

    await company.account.control('faults.reset')
    await readNow(company)
    expect(await readHealth(company)).toMatchObject({ fieldsErrorCode: null })
  })

  test('because Ashby is down is tried again, and not for ever', async () => {
    const company = await openCompany(house)
    await createField(company)
    await company.account.control('faults.set', { errorNext: 2, onlyOperations: ['customField.list'] })
    await ask(company)
    await house.drain({ hurried: company.scope })
    expect(await readStored(company)).toHaveLength(1)
    expect(await readHealth(company)).toMatchObject({ fieldsErrorCode: null })

    await company.account.control('faults.set', { errorNext: 1000, onlyOperations: ['customField.list'] })
    await ask(company)
    await house.drain({ hurried: company.scope })
    expect(await readHealth(company)).toMatchObject({ fieldsErrorCode: 'ashby_unavailable' })
  })

  test('because Ashby asks to wait is no failure', async () => {
    const company = await openCompany(house)
    await company.account.control('faults.set', { rateLimitNext: 1, retryAfterSeconds: 60 })
    await readNow(company)
    expect(await readHealth(company)).toMatchObject({ fieldsErrorCode: null })
  })
})

describe('asking for the fields', () => {
  test('is worth nothing within a minute unless a person asks, and requests that meet are one', async () => {
    const company = await openCompany(house)
    await readNow(company)
    expect(await ask(company, false)).toBe(false)
    expect(await ask(company)).toBe(true)
    expect(await ask(company)).toBe(true)
    expect(await countJobs(company)).toBe(1)

    await house.drain()
    const { scope, connectionId } = company
    const readAt = new Date(Date.now() - 61_000)
    await inTenant(scope, (tx) => tx.connection.update({ where: tenantKey(scope, connectionId), data: { fieldsReadAt: readAt } }))
    expect(await ask(company, false)).toBe(true)
  })

  test('does nothing while the account is paused, and finds no account of another organization', async () => {
    const [company, other] = [await openCompany(house), await openCompany(house)]
    const origin = { ipAddress: null, requestId: null }
    await pauseConnection({ scope: company.scope, actor: { kind: 'User', userId: company.userId }, origin, id: company.connectionId })
    expect(await ask(company)).toBe(false)
    await expect(ask({ scope: other.scope, connectionId: company.connectionId })).rejects.toMatchObject({ code: 'not_found' })
  })
})

/** The queue belongs to the owner's login. */
async function countJobs({ connectionId }: TestCompany): Promise<number> {
  const owner = new pg.Client({ connectionString: testDatabase.ownerUrl })
  await owner.connect()
  const waiting = await owner.query(
    `select 1 from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
     where task.identifier = 'read_source_fields' and payload ->> 'connectionId' = $1`,
    [connectionId],
  )
  await owner.end()

  return waiting.rowCount ?? 0
}
