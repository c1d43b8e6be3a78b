import { mayGrant } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import type { Member } from '#lib/domain/members/contract.ts'
import type { RoleDetail } from '#lib/domain/roles/contract.ts'

export type MemberAct = 'resetTwoFactor' | 'transferOwnership' | 'remove' | 'leave'

/** An act that this person has on a member. `blockedReason` is why it cannot be done now. */
export type OfferedAct = { act: MemberAct; blockedReason: string | null }

export type MemberActsInput = {
  member: Member
  members: readonly Member[]
  /** Undefined while the roles are read: then only what is the same for all roles is offered. */
  roles: readonly RoleDetail[] | undefined
  /** Of the one who looks. */
  own: { userId: string; permissions: readonly Permission[] }
}

/** What somebody may do to a member beside giving another role. What their role never allows is not there at all. */
export function listMemberActs(input: MemberActsInput): OfferedAct[] {
  const { member, members, own } = input
  const spare = readSpareReason(input)
  if (member.userId === own.userId) return [{ act: 'leave', blockedReason: spare }]
  if (!own.permissions.includes('members.manage')) return []

  const beyond = readBeyondReason(input)
  const isOwner = members.some(({ userId, isOwner }) => isOwner && userId === own.userId)

  return [
    ...(member.hasTwoFactor ? [{ act: 'resetTwoFactor' as const, blockedReason: beyond }] : []),
    ...(isOwner ? [{ act: 'transferOwnership' as const, blockedReason: null }] : []),
    { act: 'remove', blockedReason: spare ?? beyond },
  ]
}

/** Why a member keeps the role they have; null where it can be changed. */
export function readRoleReason(input: MemberActsInput): string | null {
  const { member, own } = input
  if (member.isOwner) return member.userId === own.userId ? 'You own the organization' : 'Owns the organization'

  return readSpareReason(input) ?? readBeyondReason(input)
}

function readSpareReason({ member, members, own }: MemberActsInput): string | null {
  const isSelf = member.userId === own.userId
  if (member.isOwner) return isSelf ? 'Transfer ownership first' : 'The owner cannot be removed'
  if (member.role.id !== 'Admin' || members.some(({ id, role }) => role.id === 'Admin' && id !== member.id)) return null

  return 'The last Admin. Make somebody else Admin first'
}

function readBeyondReason({ member, roles, own }: MemberActsInput): string | null {
  const role = roles?.find(({ id }) => id === member.role.id)
  if (!role || mayGrant({ own: own.permissions, permissions: role.permissions })) return null

  return 'Their role allows more than yours'
}
