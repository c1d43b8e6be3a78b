import { afterAll, describe, expect, test } from 'vitest'
import { permissionsByRole } from '#lib/domain/access/rules.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addMember, createTenant, outcomeOf } from '#tests/integration/access/tenants.ts'
import { clientOf, readAudit, refusalOf } from './people.ts'

afterAll(closeRateLimits)

async function createComposed() {
  const tenant = await createTenant()
  const client = clientOf(tenant, tenant.admin)
  const role = await client.roles.create({ name: 'Coordinator', permissions: ['offers.edit', 'events.retry'] })

  return { tenant, client, role }
}

test('the list has the built-in roles first, as the permission table has them, with how many have each', async () => {
  const { tenant, client, role } = await createComposed()
  await addMember(tenant, 'HR')
  await addMember(tenant, role.id)
  const roles = await client.roles.list()

  expect(roles.map(({ name, isBuiltIn, memberCount }) => [name, isBuiltIn, memberCount])).toEqual([
    ['Admin', true, 1],
    ['Recruiter', true, 0],
    ['HR', true, 1],
    ['Viewer', true, 0],
    ['Coordinator', false, 1],
  ])
  expect(roles[1]?.permissions).toEqual(permissionsByRole.Recruiter)
})

describe('a role of one’s own', () => {
  test('gets what its permissions need, and is written down', async () => {
    const { tenant, role } = await createComposed()
    const complete = ['organization.read', 'offers.edit', 'offers.read', 'events.retry', 'events.read']

    expect([...role.permissions].sort()).toEqual([...complete].sort())
    expect(await readAudit(tenant)).toMatchObject([
      {
        action: 'role.created',
        objectId: role.id,
        value: { after: { name: 'Coordinator', permissions: expect.arrayContaining(complete) } },
      },
    ])
  })

  test('reaches its members with their next request', async () => {
    const { tenant, client, role } = await createComposed()
    const member = clientOf(tenant, await addMember(tenant, role.id))
    expect(await outcomeOf(member.events.list({}))).toBe('ok')
    await client.roles.update({ id: role.id, permissions: ['offers.read'] })

    expect(await outcomeOf(member.events.list({}))).toBe('forbidden')
    expect(await member.organization.get()).toMatchObject({ permissions: ['organization.read', 'offers.read'] })
  })

  test.each(['admin', 'ADMIN', 'Admin\u200f', 'Ａdmin', 'coordinator', ' Coordinator  '])(
    'cannot be called "%s" a second time',
    async (name) => {
      const { client } = await createComposed()

      expect(await refusalOf(client.roles.create({ name, permissions: ['offers.read'] }))).toMatchObject({
        code: 'invalid_input',
        fields: { name: 'Another role has this name. Choose a different one.' },
      })
    },
  )

  test('keeps its name through a change of itself, and takes one that differs in capitals', async () => {
    const { client, role } = await createComposed()

    expect(await client.roles.update({ id: role.id, name: 'COORDINATOR' })).toMatchObject({ name: 'COORDINATOR' })
  })

  test('is text: HTML stays, marks that turn the line are left out, so that no role looks like another one; too long is refused', async () => {
    const { client } = await createComposed()
    const name = '<b>מגייס</b> \u202eadmin'

    expect(await client.roles.create({ name, permissions: ['offers.read'] })).toMatchObject({ name: '<b>מגייס</b> admin' })
    expect(await outcomeOf(client.roles.create({ name: '\u202eAdmin', permissions: ['offers.read'] }))).not.toBe('ok')
    expect(await outcomeOf(client.roles.create({ name: 'x'.repeat(61), permissions: ['offers.read'] }))).toBe('invalid_input')
    expect(await outcomeOf(client.roles.create({ name: '\u200f\u202e', permissions: ['offers.read'] }))).toBe('invalid_input')
  })

  test('is the same name in another organization without harm, and not found from there', async () => {
    const [{ role }, other] = await Promise.all([createComposed(), createComposed()])

    expect(await outcomeOf(other.client.roles.update({ id: role.id, name: 'Taken over' }))).toBe('not_found')
    expect(await outcomeOf(other.client.roles.remove({ id: role.id }))).toBe('not_found')
  })

  test('may not lose the management of members when nobody else has it', async () => {
    const { tenant, client, role } = await createComposed()
    await client.roles.update({ id: role.id, permissions: ['members.manage'] })
    const where = { userId: tenant.admin.userId }
    await inTenant(tenant.scope, (tx) => tx.membership.updateMany({ where, data: { isOwner: false, role: null, customRoleId: role.id } }))

    expect(await refusalOf(client.roles.update({ id: role.id, permissions: ['members.read'] }))).toMatchObject({
      code: 'conflict',
      message: 'Nobody would be left who can manage members. Make somebody else Admin first.',
    })
    await addMember(tenant, 'Admin')
    expect(await outcomeOf(client.roles.update({ id: role.id, permissions: ['members.read'] }))).toBe('ok')
  })
})

describe('deleting a role', () => {
  test('is refused while somebody has it, and says how many', async () => {
    const { tenant, client, role } = await createComposed()
    await addMember(tenant, role.id)
    await addMember(tenant, role.id)
    await client.invitations.create({ email: 'waiting@test.example', roleId: role.id })

    expect(await refusalOf(client.roles.remove({ id: role.id }))).toMatchObject({
      code: 'conflict',
      message: '2 members and 1 invitation have this role. To delete it, give members another role and revoke invitations first.',
    })
  })

  test('works once invitations with it were revoked, and is written down', async () => {
    const { tenant, client, role } = await createComposed()
    const { id } = await client.invitations.create({ email: 'waiting@test.example', roleId: role.id })
    await client.invitations.revoke({ id })
    await client.roles.remove({ id: role.id })

    expect((await client.roles.list()).every(({ isBuiltIn }) => isBuiltIn)).toBe(true)
    expect((await readAudit(tenant)).at(-1)).toMatchObject({ action: 'role.deleted', value: { before: { name: 'Coordinator' } } })
  })
})
