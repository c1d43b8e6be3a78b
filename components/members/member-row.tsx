'use client'

import { Crown, Ellipsis, ShieldAlert, ShieldCheck } from 'lucide-react'
import { Fragment } from 'react'
import {
  listMemberActs,
  type MemberAct,
  type MemberActsInput,
  type OfferedAct,
  readRoleReason,
} from '#components/members/list-member-acts.ts'
import { memberActWords } from '#components/members/member-act-words.tsx'
import { memberColumns } from '#components/members/member-style.ts'
import { RoleSelect } from '#components/members/role-select.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { useRoles } from '#components/roles/use-roles.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { Tag } from '#components/ui/badge.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuHeading, MenuItem } from '#components/ui/menu.tsx'
import { Age } from '#components/ui/time.tsx'
import type { Member } from '#lib/domain/members/contract.ts'

type MemberRowProps = { member: Member; members: readonly Member[]; onAsk: (act: MemberAct) => void }

/** One member: who, how they sign in, when they were here last, what they may do, and the acts on them. */
export function MemberRow({ member, members, onAsk }: MemberRowProps) {
  const me = useMe()
  const { permissions } = useOrganization()
  const roles = useRoles()
  const input: MemberActsInput = { member, members, roles: roles.data, own: { userId: me.id, permissions } }
  const acts = listMemberActs(input)

  return (
    <li
      className={joinClasses(
        memberColumns,
        'min-h-15 border-b border-line py-2 last:border-0 max-md:items-start max-md:gap-y-2 max-md:py-3',
      )}
    >
      <span className="max-md:pt-2">
        <Avatar name={member.name} />
      </span>
      <div className="min-w-0">
        <p className="flex min-w-0 items-center gap-1.5">
          <span dir="auto" title={member.name} className="truncate font-medium">
            {member.name}
          </span>
          {member.userId === me.id ? <Tag>You</Tag> : null}
          {member.isOwner ? <Tag icon={<Crown aria-hidden="true" />}>Owner</Tag> : null}
        </p>
        <p title={member.email} className="truncate text-12 text-ink-3">
          <bdi>{member.email}</bdi>
        </p>
        <p className="flex flex-wrap gap-x-3 pt-0.5 text-12 text-ink-3 md:hidden">
          <TwoFactorMark member={member} />
          <LastSeen member={member} />
        </p>
      </div>
      <span className="text-12 text-ink-3 max-md:hidden">
        <TwoFactorMark member={member} />
      </span>
      <span className="text-12 text-ink-3 max-md:hidden">
        <LastSeen member={member} />
      </span>
      <div className="min-w-0 max-md:col-start-2 max-md:col-end-[-1]">
        <MemberRole member={member} isSelf={member.userId === me.id} reason={readRoleReason(input)} />
      </div>
      <span className="text-right max-md:col-start-3 max-md:row-start-1">
        {acts.length > 0 ? <ActMenu name={member.name} acts={acts} onAsk={onAsk} /> : null}
      </span>
    </li>
  )
}

/** A choice for those who may make it; for all others, and where the role has to stay, the word with the reason. */
function MemberRole({ member, isSelf, reason }: { member: Member; isSelf: boolean; reason: string | null }) {
  const canManage = useCan()('members.manage')
  if (canManage && !reason) return <RoleSelect member={member} isSelf={isSelf} />

  return (
    <>
      <p dir="auto" title={member.role.name} className="truncate text-left">
        {member.role.name}
      </p>
      {canManage ? <p className="text-12 text-ink-3">{reason}</p> : null}
    </>
  )
}

function TwoFactorMark({ member: { hasTwoFactor } }: { member: Member }) {
  const { requiresTwoFactor } = useOrganization()
  const isMissing = requiresTwoFactor && !hasTwoFactor
  const Icon = hasTwoFactor ? ShieldCheck : ShieldAlert

  return (
    <span className={joinClasses('flex items-center gap-1.5 whitespace-nowrap', isMissing && 'text-amber')}>
      {hasTwoFactor || isMissing ? <Icon aria-hidden="true" className="size-3.5" /> : null}
      <span>
        <span className="md:sr-only">Two-factor </span>
        <span className="max-md:lowercase">{hasTwoFactor ? 'On' : isMissing ? 'Missing' : 'Off'}</span>
      </span>
    </span>
  )
}

function LastSeen({ member: { lastSeenAt } }: { member: Member }) {
  const now = useNow()
  const { timeZone } = useOrganization()
  if (!lastSeenAt) return <span>Not seen yet</span>

  return (
    <span>
      <span className="md:sr-only">Last seen </span>
      <Age instant={lastSeenAt} timeZone={timeZone} now={now} />
    </span>
  )
}

type ActMenuProps = { name: string; acts: OfferedAct[]; onAsk: (act: MemberAct) => void }

function ActMenu({ name, acts, onAsk }: ActMenuProps) {
  return (
    <Menu trigger={<IconButton label={`More for ${name}`} size="sm" icon={<Ellipsis />} />}>
      {acts.map(({ act, blockedReason }) => {
        const { label, icon, isDanger } = memberActWords[act]

        return (
          <Fragment key={act}>
            <MenuItem icon={icon} isDanger={isDanger && !blockedReason} isDisabled={blockedReason !== null} onSelect={() => onAsk(act)}>
              {label}
            </MenuItem>
            {blockedReason ? <MenuHeading>{blockedReason}.</MenuHeading> : null}
          </Fragment>
        )
      })}
    </Menu>
  )
}
