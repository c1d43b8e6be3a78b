import { afterAll, describe, expect, test } from 'vitest'
import { addNeeded } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addCustomRole, addMember, createTenant, outcomeOf } from '#tests/integration/access/tenants.ts'
import { runAtOnce } from './at-once.ts'
import { clientOf, memberOf, readAudit, refusalOf } from './people.ts'

afterAll(closeRateLimits)

/** May manage members and see what a Viewer sees, and nothing else. */
const MANAGER: Permission[] = addNeeded(['members.manage', 'offers.read', 'openings.read', 'documents.read'])

async function createManaged() {
  const tenant = await createTenant()
  const manager = await addMember(tenant, await addCustomRole(tenant, MANAGER))

  return { tenant, manager, client: clientOf(tenant, manager), owner: clientOf(tenant, tenant.admin) }
}

test('the list tells who is in the organization with role, second factor and last use, and nobody else', async () => {
  const [tenant, other] = await Promise.all([createTenant(), createTenant()])
  const roleId = await addCustomRole(tenant, MANAGER)
  const manager = await addMember(tenant, roleId)
  await addMember(other, 'HR')
  const members = await clientOf(tenant, tenant.admin).members.list()

  expect(members.map(({ userId }) => userId).sort()).toEqual([tenant.admin.userId, manager.userId].sort())
  expect(members.find(({ isOwner }) => isOwner)).toMatchObject({
    userId: tenant.admin.userId,
    email: tenant.admin.email,
    role: { id: 'Admin', name: 'Admin' },
    hasTwoFactor: false,
    lastSeenAt: expect.any(String),
  })
  expect(members.find(({ userId }) => userId === manager.userId)).toMatchObject({ role: { id: roleId }, isOwner: false })
})

describe('a changed role', () => {
  test('counts with the next request and is written down', async () => {
    const { tenant, owner } = await createManaged()
    const member = await addMember(tenant, 'HR')
    await owner.members.changeRole({ id: member.memberId, roleId: 'Viewer' })

    expect(await clientOf(tenant, member).organization.get()).toMatchObject({ role: { id: 'Viewer' } })
    expect(await outcomeOf(clientOf(tenant, member).connections.list())).toBe('forbidden')
    expect((await readAudit(tenant)).at(-1)).toEqual({
      action: 'member.role-changed',
      objectId: member.userId,
      actorId: tenant.admin.userId,
      value: { before: { role: 'HR' }, after: { role: 'Viewer' } },
    })
  })

  test('that is the same as before leaves no entry', async () => {
    const { tenant, owner } = await createManaged()
    const { memberId } = await addMember(tenant, 'HR')
    await owner.members.changeRole({ id: memberId, roleId: 'HR' })

    expect(await readAudit(tenant)).toEqual([])
  })

  test('that does not exist here is refused at its field, also when it is one of another organization', async () => {
    const [{ tenant, owner }, other] = await Promise.all([createManaged(), createTenant()])
    const { memberId } = await addMember(tenant, 'HR')
    const roleId = await addCustomRole(other, ['organization.read'])

    expect(await refusalOf(owner.members.changeRole({ id: memberId, roleId }))).toMatchObject({
      code: 'invalid_input',
      fields: { roleId: 'This role does not exist any more. Choose another.' },
    })
  })
})

describe('nobody deals in permissions they lack: a manager who is no Admin', () => {
  test('gives the roles that stay within their own', async () => {
    const { tenant, client } = await createManaged()
    const { memberId } = await addMember(tenant, await addCustomRole(tenant, ['organization.read']))

    expect(await outcomeOf(client.members.changeRole({ id: memberId, roleId: 'Viewer' }))).toBe('ok')
    expect(await outcomeOf(client.invitations.create({ email: 'within@test.example', roleId: 'Viewer' }))).toBe('ok')
    expect(await outcomeOf(client.roles.create({ name: 'Within', permissions: ['members.manage'] }))).toBe('ok')
    expect(await outcomeOf(client.members.remove({ id: memberId }))).toBe('ok')
  })

  test('makes nobody more than they are: not others, not themselves, not by invitation, not by a role', async () => {
    const { tenant, manager, client } = await createManaged()
    const viewer = await addMember(tenant, 'Viewer')
    const own = (await memberOf(tenant, manager)).role.id
    const attempts = [
      () => client.members.changeRole({ id: viewer.memberId, roleId: 'Admin' }),
      () => client.members.changeRole({ id: viewer.memberId, roleId: 'Recruiter' }),
      () => client.members.changeRole({ id: manager.memberId, roleId: 'Admin' }),
      () => client.invitations.create({ email: 'beyond@test.example', roleId: 'Admin' }),
      () => client.roles.create({ name: 'Beyond', permissions: ['pay.read'] }),
      // Reading the audit log needs pay, which comes along by itself.
      () => client.roles.create({ name: 'Beyond', permissions: ['audit.read'] }),
      () => client.roles.update({ id: own, permissions: [...MANAGER, 'organization.manage'] }),
    ]

    for (const attempt of attempts) expect(await outcomeOf(attempt())).toBe('forbidden')
    expect(await readAudit(tenant)).toEqual([])
  })

  test('does not touch whoever is more than they are, nor their roles and invitations', async () => {
    const { tenant, client, owner } = await createManaged()
    const [admin, hr] = [await addMember(tenant, 'Admin'), await addMember(tenant, 'HR')]
    const wide = await addCustomRole(tenant, ['organization.read', 'pay.read'])
    const invitation = await owner.invitations.create({ email: 'admin@test.example', roleId: 'Admin' })
    const attempts = [
      () => client.members.changeRole({ id: admin.memberId, roleId: 'Viewer' }),
      () => client.members.changeRole({ id: hr.memberId, roleId: 'Viewer' }),
      () => client.members.remove({ id: admin.memberId }),
      () => client.members.resetTwoFactor({ id: admin.memberId }),
      () => client.roles.update({ id: wide, permissions: ['organization.read'] }),
      () => client.roles.update({ id: wide, name: 'Renamed' }),
      () => client.roles.remove({ id: wide }),
      () => client.invitations.revoke({ id: invitation.id }),
      () => client.invitations.sendAgain({ id: invitation.id }),
      () => client.invitations.create({ email: 'admin@test.example', roleId: 'Viewer' }),
    ]

    for (const attempt of attempts) {
      expect(await refusalOf(attempt())).toMatchObject({
        code: 'forbidden',
        message: 'This role allows things that yours does not, so you cannot give, take or change it. Ask an admin.',
      })
    }
  })
})

describe('the owner and the last Admin', () => {
  test('the owner is neither removed nor demoted, by nobody, and cannot leave', async () => {
    const { tenant, owner } = await createManaged()
    const other = clientOf(tenant, await addMember(tenant, 'Admin'))
    const { id } = await memberOf(tenant, tenant.admin)
    const attempts = [
      () => other.members.changeRole({ id, roleId: 'Viewer' }),
      () => other.members.remove({ id }),
      () => owner.members.changeRole({ id, roleId: 'Viewer' }),
      () => owner.members.leave({ organizationSlug: tenant.slug }),
    ]

    for (const attempt of attempts) {
      expect(await refusalOf(attempt())).toMatchObject({
        code: 'conflict',
        message: 'The owner stays Admin and member. Hand the organization over first.',
      })
    }
  })

  test('the last Admin stays, even where nobody owns the organization', async () => {
    const { tenant, owner } = await createManaged()
    const { id } = await memberOf(tenant, tenant.admin)
    await inTenant(tenant.scope, (tx) => tx.membership.updateMany({ where: { id }, data: { isOwner: false } }))
    const attempts = [() => owner.members.changeRole({ id, roleId: 'HR' }), () => owner.members.remove({ id })]

    for (const attempt of attempts)
      expect((await refusalOf(attempt())).message).toBe('This is the last Admin. Make somebody else Admin first.')
  })

  test('only the owner hands the organization over, and stays Admin', async () => {
    const { tenant, owner } = await createManaged()
    const [heir, admin] = [await addMember(tenant, 'Viewer'), await addMember(tenant, 'Admin')]
    expect(await outcomeOf(clientOf(tenant, admin).members.transferOwnership({ id: heir.memberId }))).toBe('forbidden')
    expect(await outcomeOf(owner.members.transferOwnership({ id: (await memberOf(tenant, tenant.admin)).id }))).toBe('conflict')

    expect(await owner.members.transferOwnership({ id: heir.memberId })).toMatchObject({ isOwner: true, role: { id: 'Admin' } })
    expect(await memberOf(tenant, tenant.admin)).toMatchObject({ isOwner: false, role: { id: 'Admin' } })
    expect((await readAudit(tenant)).at(-1)).toMatchObject({
      action: 'member.ownership-received',
      objectId: heir.userId,
      value: { before: { role: 'Viewer' }, after: { role: 'Admin' } },
    })
    expect(await outcomeOf(owner.members.transferOwnership({ id: admin.memberId }))).toBe('forbidden')
  })
})

describe('two at once', () => {
  const outcomes = async (tenant: Awaited<ReturnType<typeof createTenant>>, calls: (() => Promise<unknown>)[]) =>
    (
      await runAtOnce(
        tenant,
        calls.map((call) => () => outcomeOf(call())),
      )
    ).sort()

  test('who remove each other: one is removed, the other is told that their own membership changed', async () => {
    const tenant = await createTenant()
    const [one, other] = [await addMember(tenant, 'Admin'), await addMember(tenant, 'Admin')]
    const removal = (by: typeof one, of: typeof one) => () => clientOf(tenant, by).members.remove({ id: of.memberId })

    expect(await outcomes(tenant, [removal(one, other), removal(other, one)])).toEqual(['conflict', 'ok'])
    expect(await clientOf(tenant, tenant.admin).members.list()).toHaveLength(2)
  })

  test('who demote each other: one is demoted', async () => {
    const tenant = await createTenant()
    const [one, other] = [await addMember(tenant, 'Admin'), await addMember(tenant, 'Admin')]
    const demotion = (by: typeof one, of: typeof one) => () =>
      clientOf(tenant, by).members.changeRole({ id: of.memberId, roleId: 'Viewer' })

    expect(await outcomes(tenant, [demotion(one, other), demotion(other, one)])).toEqual(['conflict', 'ok'])
  })

  test('handovers of one owner: one heir', async () => {
    const tenant = await createTenant()
    const heirs = [await addMember(tenant, 'HR'), await addMember(tenant, 'HR')]
    const handovers = heirs.map(
      ({ memberId }) =>
        () =>
          clientOf(tenant, tenant.admin).members.transferOwnership({ id: memberId }),
    )

    expect(await outcomes(tenant, handovers)).toEqual(['forbidden', 'ok'])
    expect((await clientOf(tenant, tenant.admin).members.list()).filter(({ isOwner }) => isOwner)).toHaveLength(1)
  })

  test('last Admins who leave: one stays', async () => {
    const tenant = await createTenant()
    const one = await addMember(tenant, 'Admin')
    await inTenant(tenant.scope, (tx) => tx.membership.updateMany({ where: { isOwner: true }, data: { isOwner: false } }))
    const leave = (person: { sessionId: string }) => () => clientOf(tenant, person).members.leave({ organizationSlug: tenant.slug })

    expect(await outcomes(tenant, [leave(one), leave(tenant.admin)])).toEqual(['conflict', 'ok'])
  })
})
