'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'

/** Built-in roles from the most to the least allowed, then the organization's own by name. */
export function useRoles() {
  const api = useApi()

  return useQuery(api.roles.list.queryOptions())
}
