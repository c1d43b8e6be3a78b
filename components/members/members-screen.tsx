'use client'

import { useQueryStates } from 'nuqs'
import { InvitationList } from '#components/members/invitation-list.tsx'
import { InviteDialog } from '#components/members/invite-dialog.tsx'
import { MemberList } from '#components/members/member-list.tsx'
import { membersAddressParsers } from '#components/members/members-address.ts'
import { useMembers } from '#components/members/use-members.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { NowProvider } from '#components/patterns/now.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { NewRoleButton } from '#components/roles/new-role-button.tsx'
import { RoleList } from '#components/roles/role-list.tsx'
import { useRoles } from '#components/roles/use-roles.ts'
import { MissingPage } from '#components/shell/missing-page.tsx'
import { Tabs } from '#components/ui/tabs.tsx'

/** Who is in the organization, who is invited, and what each role allows. `now` is when the server rendered the page. */
export function MembersScreen({ now }: { now: string }) {
  const can = useCan()
  const [{ tab }] = useQueryStates(membersAddressParsers)
  // A role can change while the page is open.
  if (!can('members.read')) return <MissingPage />

  const canManage = can('members.manage')

  return (
    <NowProvider now={now}>
      <PageHeader
        title="Members & roles"
        hasLine={false}
        actions={canManage ? tab === 'members' ? <InviteDialog /> : <NewRoleButton /> : null}
      />
      <MembersTabs tab={tab} />
      <PageBody>
        {tab === 'members' ? (
          <>
            {canManage ? <InvitationList /> : null}
            <MemberList />
          </>
        ) : (
          <RoleList />
        )}
      </PageBody>
    </NowProvider>
  )
}

function MembersTabs({ tab }: { tab: 'members' | 'roles' }) {
  const { slug } = useOrganization()
  const members = useMembers()
  const roles = useRoles()
  const href = `/${slug}/company/members`

  return (
    <Tabs
      label="Members and roles"
      isShallow
      className="shrink-0 px-6 max-md:px-4"
      items={[
        { href, label: 'Members', isCurrent: tab === 'members', count: members.data?.length },
        { href: `${href}?tab=roles`, label: 'Roles', isCurrent: tab === 'roles', count: roles.data?.length },
      ]}
    />
  )
}
