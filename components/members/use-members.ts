'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'

/** Everybody in the organization, by name. */
export function useMembers() {
  const api = useApi()

  return useQuery(api.members.list.queryOptions())
}

/** Invitations that nobody has accepted yet. For those who manage members. */
export function useInvitations() {
  const api = useApi()

  return useQuery(api.invitations.list.queryOptions())
}

/** Reads again what an act on members, roles or invitations changes. The live notice would come a moment later. */
export function useRefreshMembers(): () => Promise<void> {
  const api = useApi()
  const queryClient = useQueryClient()
  const keys = [api.members.key(), api.roles.key(), api.invitations.key()]

  return async () => {
    await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
  }
}
