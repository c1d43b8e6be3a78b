import { randomUUID } from 'node:crypto'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authorizePermission } from '#lib/domain/access/api.ts'
import { exportAudit } from '#lib/domain/audit/api.ts'
import type { AuditFilter } from '#lib/domain/audit/contract.ts'
import { type WriteAuditInput, writeAudit } from '#lib/domain/audit/mutations.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import {
  addMember,
  callAs,
  createContext,
  createTenant,
  outcomeOf,
  type TestPerson,
  type TestTenant,
} from '#tests/integration/access/tenants.ts'

let tenant: TestTenant
let recruiter: TestPerson
const offerId = randomUUID()

type Act = Pick<WriteAuditInput, 'before' | 'after'> & { action: string; objectKind: string; objectId: string; by?: TestPerson }

async function write({ by, ...act }: Act): Promise<void> {
  const { scope } = tenant
  const actor = by ? { kind: 'User', userId: by.userId } : { kind: 'System' }
  await inTenant(scope, (tx) => writeAudit(tx, { scope, actor, ipAddress: '192.0.2.7', requestId: null, ...act } as WriteAuditInput))
}

async function moveTo(action: string, at: string): Promise<void> {
  // The log takes no UPDATE from the runtime role, so the test goes by the owner of the row's past: a new row with its own time.
  const { scope } = tenant
  await inTenant(scope, (tx) =>
    tx.auditEntry.create({
      data: {
        organizationId: scope.organizationId,
        at: new Date(at),
        actorKind: 'System',
        action,
        objectKind: 'organization',
        objectId: scope.organizationId,
      },
    }),
  )
}

const api = (person: TestPerson = tenant.admin) => callAs({ sessionId: person.sessionId, slug: tenant.slug }).audit

beforeAll(async () => {
  tenant = await createTenant()
  recruiter = await addMember(tenant, 'Recruiter')
  await write({
    action: 'offer.field-edited',
    objectKind: 'offer',
    objectId: offerId,
    by: recruiter,
    before: { baseSalary: '1000', role: 'Cook' },
    after: { baseSalary: '2000', role: 'Cook' },
  })
  await write({
    action: 'organization.updated',
    objectKind: 'organization',
    objectId: tenant.scope.organizationId,
    by: tenant.admin,
    before: { name: 'Old' },
    after: { name: '=HYPERLINK("x")' },
  })
})

afterAll(closeRateLimits)

describe('the audit log', () => {
  test('tells who did what from where, with the fields that changed and no others, newest first', async () => {
    const { items } = await api().list({})

    expect(items.map(({ action }) => action)).toEqual(['organization.updated', 'offer.field-edited'])
    expect(items[1]).toMatchObject({
      actor: { kind: 'User', id: recruiter.userId, name: 'Zoë Okonkwo' },
      ipAddress: '192.0.2.7',
      changes: [{ field: 'baseSalary', sensitivity: 'pay', before: '1000', after: '2000' }],
    })
  })

  test('keeps the name of somebody who is no member any more', async () => {
    const { scope } = tenant
    const gone = await addMember(tenant, 'HR')
    await write({ action: 'sweep.requested', objectKind: 'sweep', objectId: randomUUID(), by: gone })
    await inTenant(scope, (tx) => tx.membership.deleteMany({ where: { userId: gone.userId } }))

    const { items } = await api().list({ actorId: gone.userId })
    expect(items.map(({ actor }) => actor.name)).toEqual(['Zoë Okonkwo'])
  })

  test.each<[string, AuditFilter, number]>([
    ['one action', { action: 'offer.field-edited' }, 1],
    ['all of a kind', { action: 'offer.' }, 1],
    ['one object', { objectId: offerId }, 1],
    ['an object that is not there', { objectId: randomUUID() }, 0],
  ])('filters by %s', async (_, filter, count) => {
    expect((await api().list(filter)).items).toHaveLength(count)
  })

  test('takes days as those of the organization, to their last moment', async () => {
    await callAs({ sessionId: tenant.admin.sessionId, slug: tenant.slug }).organization.update({ timeZone: 'Pacific/Auckland' })
    await moveTo('organization.updated', '2020-03-09T10:59:59Z')
    await moveTo('organization.updated', '2020-03-09T11:00:00Z')

    expect((await api().list({ from: '2020-03-09', to: '2020-03-09' })).items.map(({ at }) => at)).toEqual(['2020-03-09T10:59:59.000Z'])
    expect((await api().list({ from: '2020-03-10', to: '2020-03-10' })).items.map(({ at }) => at)).toEqual(['2020-03-09T11:00:00.000Z'])
  })

  test('shows one organization nothing of another', async () => {
    const stranger = await createTenant()
    const { items } = await callAs({ sessionId: stranger.admin.sessionId, slug: stranger.slug }).audit.list({ objectId: offerId })

    expect(items).toEqual([])
    expect(await outcomeOf(callAs({ sessionId: stranger.admin.sessionId, slug: tenant.slug }).audit.list({}))).toBe('not_found')
  })
})

describe('the export', () => {
  async function readExport(filter: AuditFilter): Promise<string[][]> {
    const context = createContext({ sessionId: tenant.admin.sessionId, slug: tenant.slug })
    const access = await authorizePermission({ context, permission: 'audit.read' })
    const text = await new Response(await exportAudit({ access, filter })).text()

    return Papa.parse<string[]>(text.trim()).data
  }

  test('is written down itself, with the part that was taken', async () => {
    await readExport({ action: 'offer.' })

    expect((await api().list({ action: 'audit.exported' })).items[0]).toMatchObject({
      actor: { id: tenant.admin.userId },
      changes: [{ field: 'action', after: 'offer.' }],
    })
  })

  test('holds what the list holds, and no cell that a spreadsheet would run', async () => {
    const [head, ...rows] = await readExport({ action: 'organization.updated' })

    expect(head).toContain('Changes')
    expect(rows.length).toBe((await api().list({ action: 'organization.updated' })).items.length)
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@]/)
  })

  test('is refused to whoever may not read the log', async () => {
    const context = createContext({ sessionId: recruiter.sessionId, slug: tenant.slug })

    await expect(authorizePermission({ context, permission: 'audit.read' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
