import { describe, expect, it } from 'vitest'
import { findMembers } from '#components/members/find-members.ts'
import { listMemberActs, readRoleReason } from '#components/members/list-member-acts.ts'
import { describePermissions } from '#components/roles/role-words.ts'
import { permissionsByRole } from '#lib/domain/access/rules.ts'
import { type BuiltInRole, builtInRoleSchema, type Permission } from '#lib/domain/access/schema.ts'
import type { Member } from '#lib/domain/members/contract.ts'

const roles = builtInRoleSchema.options.map((id) => ({
  id,
  name: id,
  isBuiltIn: true,
  permissions: [...permissionsByRole[id]],
  memberCount: 1,
}))

function member(name: string, role: BuiltInRole, change: Partial<Member> = {}): Member {
  return {
    id: `member-${name}`,
    userId: `user-${name}`,
    name,
    email: `${name.toLowerCase()}@example.com`,
    role: { id: role, name: role },
    isOwner: false,
    hasTwoFactor: false,
    joinedAt: '2026-01-01T00:00:00.000Z',
    lastSeenAt: null,
    ...change,
  }
}

const owner = member('Olu', 'Admin', { isOwner: true })
const admin = member('Ada', 'Admin')
const viewer = member('Vera', 'Viewer', { hasTwoFactor: true })
const members = [owner, admin, viewer]

function look(by: Member, at: Member, permissions: readonly Permission[] = permissionsByRole[by.role.id as BuiltInRole]) {
  return { member: at, members, roles, own: { userId: by.userId, permissions } }
}

describe('what is offered on a member', () => {
  it('the owner alone can hand the organization over', () => {
    expect(listMemberActs(look(owner, admin)).map(({ act }) => act)).toEqual(['transferOwnership', 'remove'])
    expect(listMemberActs(look(admin, viewer)).map(({ act }) => act)).toEqual(['resetTwoFactor', 'remove'])
  })

  it('nobody removes the owner, and the owner leaves only after handing over', () => {
    expect(listMemberActs(look(admin, owner))).toEqual([{ act: 'remove', blockedReason: 'The owner cannot be removed' }])
    expect(listMemberActs(look(owner, owner))).toEqual([{ act: 'leave', blockedReason: 'Transfer ownership first' }])
    expect(readRoleReason(look(admin, owner))).toBe('Owns the organization')
  })

  it('who may only read the list can leave, and nothing else', () => {
    expect(listMemberActs(look(viewer, viewer))).toEqual([{ act: 'leave', blockedReason: null }])
    expect(listMemberActs(look(viewer, admin))).toEqual([])
  })

  it('a role that allows more than one’s own is out of reach', () => {
    const manager: Permission[] = [...permissionsByRole.Viewer, 'members.manage']

    expect(readRoleReason(look(viewer, admin, manager))).toBe('Their role allows more than yours')
    expect(listMemberActs({ ...look(admin, viewer), own: { userId: 'user-manager', permissions: manager } }).at(-1)).toEqual({
      act: 'remove',
      blockedReason: null,
    })
  })

  it('the last Admin stays', () => {
    const input = { ...look(admin, admin), members: [admin, viewer] }

    expect(listMemberActs(input)).toEqual([{ act: 'leave', blockedReason: 'The last Admin. Make somebody else Admin first' }])
    expect(readRoleReason(input)).toBe('The last Admin. Make somebody else Admin first')
  })
})

describe('members are found', () => {
  const people = [member('Zoë Ångström', 'HR'), member('Ana', 'Recruiter', { email: 'silva@example.com' })]

  it.each([
    ['zoe', ['Zoë Ångström']],
    ['angstrom hr', ['Zoë Ångström']],
    ['SILVA', ['Ana']],
    ['recruiter', ['Ana']],
    ['ana hr', []],
    ['', ['Zoë Ångström', 'Ana']],
  ])('by "%s"', (search, names) => {
    expect(findMembers({ members: people, search }).map(({ name }) => name)).toEqual(names)
  })
})

describe('a role in one line', () => {
  it('leaves out what another permission needs anyway', () => {
    expect(describePermissions(['organization.read', 'offers.read', 'offers.edit', 'connections.read', 'connections.check'])).toBe(
      'Edit offers, check Ashby now',
    )
    expect(describePermissions(['organization.read', 'members.read', 'members.manage', 'apiKeys.manage'])).toBe(
      'Manage members and roles, manage API keys',
    )
  })

  it('says everything for Admin and something for the least role', () => {
    expect(describePermissions(permissionsByRole.Admin)).toBe('Everything')
    expect(describePermissions(['organization.read'])).toBe('Open the organization')
  })
})
