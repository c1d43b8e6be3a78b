'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import type { Permission } from '#lib/domain/access/schema.ts'
import type { Organization } from '#lib/domain/organizations/contract.ts'

/** The organization on screen with what the signed-in member may do in it. The layout has read it, so it is always there. */
export function useOrganization(): Organization {
  const api = useApi()
  const { data } = useSuspenseQuery(api.organization.get.queryOptions())

  return data
}

/** Whether the signed-in member may do something: what they may not is absent from the screen. */
export function useCan(): (permission: Permission) => boolean {
  const { permissions } = useOrganization()

  return (permission) => permissions.includes(permission)
}
