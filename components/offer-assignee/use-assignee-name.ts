'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { useCan } from '#components/organization/use-organization.ts'

/** The name of the member whose offers are listed; null where the list is of nobody in particular, or they are no member any more. */
export function useAssigneeName(assignee: string | null): string | null {
  const api = useApi()
  const can = useCan()
  const isMember = assignee !== null && assignee !== 'me' && assignee !== 'none'
  const { data } = useQuery({ ...api.members.list.queryOptions(), enabled: isMember && can('members.read') })

  return isMember ? (data?.find(({ userId }) => userId === assignee)?.name ?? null) : null
}
