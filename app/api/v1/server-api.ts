import { createRouterClient, ORPCError } from '@orpc/server'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { router } from '#app/api/v1/router.ts'
import { createQueryClient } from '#components/api/query-client.ts'
import { createApiContext } from '#lib/domain/access/api.ts'
import type { Organization } from '#lib/domain/organizations/contract.ts'
import type { Me } from '#lib/domain/users/contract.ts'

/**
 * The API for server components, called in-process with the visitor's own session; writes are refused, because a GET never writes.
 * One per organization and render, so that session and membership are read once.
 * `client` calls procedures, `api` gives the same query options as `useApi()` in the browser, and what is fetched into `queryClient`
 * reaches the browser through `HydrateQueries`.
 */
export const createServerApi = cache(async (organizationSlug: string | null) => {
  const context = createApiContext({ headers: await headers(), canWrite: false, organizationSlug })
  const client = createRouterClient(router, { context })

  return { client, api: createTanstackQueryUtils(client), queryClient: createQueryClient() }
})

/** Who is signed in, or null. */
export const readMe = cache(async (): Promise<Me | null> => {
  const { client } = await createServerApi(null)
  try {
    return await client.users.me()
  } catch (error) {
    if (isApiError(error, 'unauthenticated')) return null
    throw error
  }
})

/**
 * Guards a page of an organization: without a session to sign-in, without a membership "not found", without the second step that the
 * organization asks for to where it is set up.
 */
export const requireOrganization = cache(async (slug: string): Promise<Organization> => {
  const { client } = await createServerApi(slug)
  try {
    return await client.organization.get()
  } catch (error) {
    if (isApiError(error, 'two_factor_required')) redirect(`/two-factor?next=${encodeURIComponent(`/${slug}`)}` as Route)
    return leavePage(error)
  }
})

/**
 * Turns a refusal of the API into what a page does about it: signing in, "not found", or the error page. What a role may not see is
 * absent from the screen, so its address is "not found" too.
 */
export function leavePage(error: unknown): never {
  if (isApiError(error, 'unauthenticated')) redirect('/sign-in' as Route)
  if (isApiError(error, 'two_factor_required')) redirect('/two-factor' as Route)
  if (isApiError(error, 'not_found') || isApiError(error, 'forbidden')) notFound()

  throw error
}

function isApiError(error: unknown, code: string): boolean {
  return error instanceof ORPCError && error.code === code
}
