import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { createServerApi, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { ErrorScreen } from '#components/errors/error-screen.tsx'
import { waitingOptions } from '#components/errors/waiting-queries.ts'
import { findErrorEntry } from '#lib/domain/error-catalogue/rules.ts'

type ErrorPageProps = { params: Promise<{ org: string; code: string }> }

export async function generateMetadata({ params }: ErrorPageProps): Promise<Metadata> {
  const { code } = await params

  return { title: findErrorEntry(code)?.title ?? 'Not found' }
}

export default async function ErrorPage({ params }: ErrorPageProps) {
  const { org, code } = await params
  const { permissions } = await requireOrganization(org)
  const entry = findErrorEntry(code)
  if (!entry) notFound()

  const { api, queryClient } = await createServerApi(org)
  if (permissions.includes('events.retry')) {
    await Promise.all([
      queryClient.prefetchQuery(waitingOptions({ api, code })),
      queryClient.prefetchQuery(api.replays.latest.queryOptions()),
    ])
  }

  return (
    <HydrateQueries queryClient={queryClient}>
      <ErrorScreen entry={entry} />
    </HydrateQueries>
  )
}
