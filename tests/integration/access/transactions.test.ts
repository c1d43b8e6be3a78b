import { expect, test } from 'vitest'
import { db } from '#lib/platform/db/client.ts'
import { execute, query } from '#lib/platform/db/raw.ts'
import { asRepeatable } from '#lib/platform/db/setting-client.ts'
import { asUser, inTenant, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { createTenant } from './tenants.ts'

type Settings = { organization: string | null; user: string | null; flush: string }

function readSettings(tx: TenantTransaction): Promise<Settings[]> {
  return query<Settings>(tx)`
    select nullif(current_setting('app.organization_id', true), '') as "organization",
      nullif(current_setting('app.user_id', true), '') as "user", current_setting('synchronous_commit') as "flush"`
}

test('every transaction sees its own organization, however many run at once', async () => {
  const tenants = await Promise.all(Array.from({ length: 4 }, () => createTenant()))
  const seen = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const { scope } = tenants[index % tenants.length] ?? (tenants[0] as (typeof tenants)[number])
      const [settings] = await inTenant(scope, readSettings)
      const users = await inTenant(scope, (tx) => query<{ id: string }>(tx)`select distinct "organizationId" as "id" from "membership"`)

      return settings?.organization === scope.organizationId && users.every(({ id }) => id === scope.organizationId)
    }),
  )

  expect(seen).toEqual(Array.from({ length: 60 }, () => true))
})

test('one that is opened inside another begins without its setting', async () => {
  const { scope, admin } = await createTenant()
  const inside = await inTenant(scope, () =>
    db().$transaction((tx) => tx.$queryRaw<unknown[]>`select nullif(current_setting('app.organization_id', true), '') as "organization"`),
  )
  const asked = await inTenant(scope, () => asUser(admin.userId, readSettings))

  expect(inside).toEqual([{ organization: null }])
  expect(asked).toMatchObject([{ organization: null, user: admin.userId }])
})

test('a query of one that is over is refused, for its connection may serve somebody else', async () => {
  const { scope } = await createTenant()
  const committed = await inTenant(scope, async (tx) => tx)
  let kept: TenantTransaction | null = null
  const failing = inTenant(scope, async (tx) => {
    kept = tx
    throw new Error('on purpose')
  })

  await expect(query(committed)`select 1`).rejects.toThrow('is over')
  await expect(failing).rejects.toThrow('on purpose')
  await expect(execute(kept as unknown as TenantTransaction)`select 1`).rejects.toThrow('is over')
})

test('only the work of a job that can be done again does not wait for the disk', async () => {
  const { scope } = await createTenant()
  const [repeatable] = await asRepeatable(() => inTenant(scope, readSettings))
  const [other] = await inTenant(scope, readSettings)

  expect(repeatable).toMatchObject({ organization: scope.organizationId, flush: 'off' })
  expect(other).toMatchObject({ organization: scope.organizationId, flush: 'on' })
})
