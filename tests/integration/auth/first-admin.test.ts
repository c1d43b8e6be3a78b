import { expect, test } from 'vitest'
import { verifyPassword } from '#lib/platform/auth/password.ts'
import { createSession } from '#lib/platform/auth/session.ts'
import { db } from '#lib/platform/db/client.ts'
import { ensureFirstAdmin } from '#scripts/first-admin.ts'
import { callAs } from '#tests/integration/access/tenants.ts'
import { testDatabase } from '#tests/setup/database.ts'

const first = { databaseUrl: testDatabase.webUrl, email: 'Ada@Example.com', password: 'correct horse battery' }

test('the first admin is made once, however many starts come at the same time, and later starts change nothing', async () => {
  const made = await Promise.all([ensureFirstAdmin(first), ensureFirstAdmin(first), ensureFirstAdmin(first)])
  expect(made.filter(Boolean)).toHaveLength(1)
  expect(await ensureFirstAdmin({ ...first, password: 'another password' })).toBe(false)
  expect(await ensureFirstAdmin({ ...first, email: 'other@example.com' })).toBe(false)

  const users = await db().user.findMany()
  expect(users).toHaveLength(1)
  expect(users[0]?.email).toBe('ada@example.com')
  expect(await verifyPassword({ password: first.password, hash: users[0]?.passwordHash ?? null })).toBe(true)
  const session = await createSession({ userId: users[0]?.id ?? '', method: 'Password', ipAddress: null, userAgent: null })
  const me = await callAs({ sessionId: session.id }).users.me()
  expect(me.memberships).toEqual([
    { organization: { slug: 'saltmarsh-robotics', name: 'Saltmarsh Robotics' }, role: { id: 'Admin', name: 'Admin' } },
  ])
})

test('a password that is too short makes nobody', async () => {
  await expect(ensureFirstAdmin({ ...first, password: 'short' })).rejects.toThrow('at least 10')
})
