import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { createServerApi, leavePage, readMe } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { TwoFactorScreen } from '#components/two-factor/two-factor-screen.tsx'
import { readCallbackPath } from '#lib/platform/auth/callback-path.ts'

export const metadata: Metadata = { title: 'Set up two-factor' }

type TwoFactorPageProps = { searchParams: Promise<{ next?: string | string[] }> }

/** Where members of an organization that requires a second step set one up, before its pages open. */
export default async function TwoFactorPage({ searchParams }: TwoFactorPageProps) {
  const nextPath = readCallbackPath((await searchParams).next)
  const me = await readMe()
  if (!me) redirect(`/sign-in?callbackUrl=${encodeURIComponent(`/two-factor?next=${encodeURIComponent(nextPath)}`)}` as Route)

  const { api, queryClient } = await createServerApi(null)
  await queryClient.fetchQuery(api.twoFactor.get.queryOptions()).catch(leavePage)

  return (
    <HydrateQueries queryClient={queryClient}>
      <TwoFactorScreen nextPath={nextPath} email={me.email} hasPassword={me.hasPassword} />
    </HydrateQueries>
  )
}
