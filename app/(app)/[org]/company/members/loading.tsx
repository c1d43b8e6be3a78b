import { MembersSkeleton } from '#components/members/members-skeleton.tsx'

export default function MembersLoading() {
  return <MembersSkeleton />
}
