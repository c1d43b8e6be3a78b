'use client'

import { hashKey, QueryClientProvider, type QueryKey } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { type ApiClient, type ApiUtils, createApiClient, createApiUtils } from '#components/api/client.ts'
import { isMissing, isSignedOut, isTwoFactorMissing } from '#components/api/error-message.ts'
import { createQueryClient } from '#components/api/query-client.ts'
import type { ApiRoutes } from '#components/api/routes.ts'

type ApiValue = { organizationSlug: string | null; client: ApiClient; api: ApiUtils }

const ApiContext = createContext<ApiValue | null>(null)

type ApiProviderProps = {
  /** The organization that everything below acts in; null on pages about the person alone. */
  organizationSlug: string | null
  /** From the server, once for all below. */
  routes: ApiRoutes
  children: ReactNode
}

/** Gives the API to everything below. Each organization has a cache of its own: its answers never show in another. */
export function ApiProvider({ organizationSlug, routes, children }: ApiProviderProps) {
  return (
    <KeyedProvider key={organizationSlug} organizationSlug={organizationSlug} routes={routes}>
      {children}
    </KeyedProvider>
  )
}

function KeyedProvider({ organizationSlug, routes, children }: ApiProviderProps) {
  const [value] = useState<ApiValue>(() => {
    const client = createApiClient({ organizationSlug, routes })

    return { organizationSlug, client, api: createApiUtils(client) }
  })
  const [queryClient] = useState(() => {
    const organizationKey = hashKey(value.api.organization.get.queryKey())
    const onError = (error: unknown, queryKey: QueryKey | null) => {
      leaveWhenShutOut(error)
      if (queryKey && hashKey(queryKey) === organizationKey) leaveWhenRemoved(error)
    }

    return createQueryClient({ onError })
  })

  return (
    <ApiContext value={value}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </ApiContext>
  )
}

/** `useQuery(api.offers.list.queryOptions({ input }))`, `useMutation(api.offers.setField.mutationOptions())`. */
export function useApi(): ApiUtils {
  return useApiValue().api
}

/** For calls outside a query, such as a download. */
export function useApiClient(): ApiClient {
  return useApiValue().client
}

/** The slug of the organization that everything here acts in; null on pages about the person alone. */
export function useOrganizationSlug(): string | null {
  return useApiValue().organizationSlug
}

function useApiValue(): ApiValue {
  const value = useContext(ApiContext)
  if (!value) throw new Error('useApi needs an ApiProvider around it.')

  return value
}

/**
 * A session that ended while the page was open: back to sign-in, and here again afterwards. The same where the organization has begun
 * to ask for a second step.
 */
function leaveWhenShutOut(error: unknown): void {
  const { pathname, search } = window.location
  const here = encodeURIComponent(`${pathname}${search}`)

  if (isSignedOut(error)) window.location.assign(`/sign-in?callbackUrl=${here}`)
  if (isTwoFactorMissing(error)) window.location.assign(`/two-factor?next=${here}`)
}

/**
 * The organization itself is not there any more, or not for this person: somebody removed them while the page was open. The entry page
 * knows where they still belong. Only this one answer tells it; a record that is missing is told by its own page.
 */
function leaveWhenRemoved(error: unknown): void {
  if (isMissing(error)) window.location.assign('/')
}
