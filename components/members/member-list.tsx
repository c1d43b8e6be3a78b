'use client'

import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { findMembers } from '#components/members/find-members.ts'
import type { MemberAct } from '#components/members/list-member-acts.ts'
import { MemberActDialogs } from '#components/members/member-act-dialogs.tsx'
import { MemberRow } from '#components/members/member-row.tsx'
import { memberColumns } from '#components/members/member-style.ts'
import { membersAddressParsers } from '#components/members/members-address.ts'
import { MemberRowsSkeleton } from '#components/members/members-skeleton.tsx'
import { useMembers } from '#components/members/use-members.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { SearchInput } from '#components/patterns/search-input.tsx'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import type { Member } from '#lib/domain/members/contract.ts'

/** So few are seen at a glance. */
const SEARCH_FROM = 10
/** Each row has controls of its own: more at once would be slow to draw. */
const PAGE_SIZE = 100

/** The members, with search where they are many and a dialog for each act. */
export function MemberList() {
  const members = useMembers()
  const [{ search }, setAddress] = useQueryStates(membersAddressParsers)
  const [asked, setAsked] = useState<{ act: MemberAct; member: Member } | null>(null)

  if (members.isPending) return <MemberRowsSkeleton />
  if (!members.data) {
    return <RequestFailure title="The members could not be read." error={members.error} onRetry={() => void members.refetch()} />
  }

  return (
    <>
      {members.data.length > SEARCH_FROM || search !== '' ? (
        <SearchInput
          label="Search members"
          className="w-72"
          value={search}
          onValueChange={(next) => void setAddress({ search: next || null })}
        />
      ) : null}
      <FoundMembers
        key={search}
        members={members.data}
        search={search}
        onClear={() => void setAddress({ search: null })}
        onAsk={(act, member) => setAsked({ act, member })}
      />
      <MemberActDialogs asked={asked} onClose={() => setAsked(null)} />
    </>
  )
}

type FoundMembersProps = {
  members: Member[]
  search: string
  onClear: () => void
  onAsk: (act: MemberAct, member: Member) => void
}

function FoundMembers({ members, search, onClear, onAsk }: FoundMembersProps) {
  const [shown, setShown] = useState(PAGE_SIZE)
  const found = findMembers({ members, search })

  return (
    <section aria-label="Members" className="overflow-hidden rounded-lg border border-line bg-surface">
      {found.length === 0 ? (
        <EmptyState
          kind="no-match"
          title={
            <>
              No members for ‘<bdi>{search}</bdi>’
            </>
          }
          actions={
            <Button size="sm" onClick={onClear}>
              Clear search
            </Button>
          }
        />
      ) : (
        <>
          <div aria-hidden="true" className={joinClasses(memberColumns, 'h-8 border-b border-line text-12 text-ink-3 max-md:hidden')}>
            <span className="md:col-span-2">Member</span>
            <span>Two-factor</span>
            <span>Last seen</span>
            <span>Role</span>
          </div>
          <ul>
            {found.slice(0, shown).map((member) => (
              <MemberRow key={member.id} member={member} members={members} onAsk={(act) => onAsk(act, member)} />
            ))}
          </ul>
        </>
      )}
      {found.length > shown ? <ListFoot label="Show more" isLoading={false} onLoadMore={() => setShown(shown + PAGE_SIZE)} /> : null}
    </section>
  )
}
