import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { createServerApi, leavePage, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { OfferPageScreen } from '#components/offer-page-settings/offer-page-screen.tsx'

export const metadata: Metadata = { title: 'Offer page' }

export default async function OfferPagePage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params
  const [{ permissions }, { api, queryClient }] = await Promise.all([requireOrganization(org), createServerApi(org)])
  if (!permissions.includes('offerPage.manage')) notFound()

  // The preview is left to the browser: it sends a draft, and a page sends nothing.
  await Promise.all([
    queryClient.fetchQuery(api.offerPage.get.queryOptions()).catch(leavePage),
    queryClient.prefetchQuery(api.fields.list.queryOptions({ input: { object: 'Offer' } })),
  ])

  return (
    <HydrateQueries queryClient={queryClient}>
      <OfferPageScreen now={new Date().toISOString()} />
    </HydrateQueries>
  )
}
