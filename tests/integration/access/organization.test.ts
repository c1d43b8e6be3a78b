import { describe, expect, test, vi } from 'vitest'
import { updateOrganization } from '#lib/domain/organizations/mutations.ts'
import { subscribeToChanges, type Topic } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { callAs, createTenant, outcomeOf, type TestTenant } from './tenants.ts'

const readAudit = (scope: TenantScope) =>
  inTenant(scope, (tx) =>
    tx.auditEntry.findMany({
      orderBy: { id: 'asc' },
      select: {
        action: true,
        objectKind: true,
        objectId: true,
        actorKind: true,
        actorId: true,
        value: { select: { before: true, after: true } },
      },
    }),
  )

const clientOf = ({ admin, slug }: TestTenant) => callAs({ sessionId: admin.sessionId, slug })

describe('the settings of an organization', () => {
  test('begin unknown where a wrong guess would do harm', async () => {
    const tenant = await createTenant()

    expect(await clientOf(tenant).organization.get()).toMatchObject({
      name: 'Test company',
      timeZone: 'UTC',
      defaultCurrency: null,
      defaultPayInterval: null,
      role: { id: 'Admin', name: 'Admin' },
    })
  })

  test('change together with their audit entry, which names exactly what changed and by whom', async () => {
    const tenant = await createTenant()
    const changes = { name: 'Test company', timeZone: 'Asia/Kathmandu', defaultCurrency: 'npr', defaultPayInterval: 'Month' } as const
    const answer = await clientOf(tenant).organization.update(changes)

    expect(answer).toMatchObject({ timeZone: 'Asia/Kathmandu', defaultCurrency: 'NPR', defaultPayInterval: 'Month' })
    expect(await readAudit(tenant.scope)).toEqual([
      {
        action: 'organization.updated',
        objectKind: 'organization',
        objectId: tenant.scope.organizationId,
        actorKind: 'User',
        actorId: tenant.admin.userId,
        value: {
          before: { timeZone: 'UTC', defaultCurrency: null, defaultPayInterval: null },
          after: { timeZone: 'Asia/Kathmandu', defaultCurrency: 'NPR', defaultPayInterval: 'Month' },
        },
      },
    ])
  })

  test('can be set back to unknown', async () => {
    const tenant = await createTenant()
    await clientOf(tenant).organization.update({ defaultCurrency: 'EUR' })

    expect(await clientOf(tenant).organization.update({ defaultCurrency: null })).toMatchObject({ defaultCurrency: null })
  })

  test('leave no entry when nothing changed', async () => {
    const tenant = await createTenant()
    await clientOf(tenant).organization.update({ name: 'Test company', timeZone: 'UTC' })

    expect(await readAudit(tenant.scope)).toEqual([])
  })

  test('refuse what is no time zone, no currency and no setting, at its field', async () => {
    const client = clientOf(await createTenant())

    await expect(client.organization.update({ timeZone: 'Mars/Olympus' })).rejects.toMatchObject({
      status: 400,
      data: { fields: { timeZone: 'Choose a time zone like Europe/Berlin.' } },
    })
    await expect(client.organization.update({ defaultCurrency: 'ZZZ' })).rejects.toMatchObject({
      data: { fields: { defaultCurrency: expect.any(String) } },
    })
    expect(await outcomeOf(client.organization.update({ slug: 'taken-over' } as object))).toBe('invalid_input')
  })

  test('of one organization never touch another', async () => {
    const [tenant, other] = await Promise.all([createTenant(), createTenant()])
    await clientOf(tenant).organization.update({ name: 'Renamed' })

    expect(await clientOf(other).organization.get()).toMatchObject({ name: 'Test company' })
    expect(await readAudit(other.scope)).toEqual([])
  })

  test('tell every open screen once they changed', async () => {
    const { scope } = await createTenant()
    const heard: Topic[] = []
    const stop = subscribeToChanges({ scope, onChange: (topic) => heard.push(topic) })
    const origin = { ipAddress: null, requestId: null }
    let turn = 0
    await vi.waitUntil(async () => {
      turn += 1
      await updateOrganization({ scope, actor: { kind: 'System' }, origin, changes: { name: `Renamed ${turn}` } })
      return heard.length > 0
    })
    stop()

    expect(new Set(heard)).toEqual(new Set(['organization']))
  })
})
