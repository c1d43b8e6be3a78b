import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { createServerApi, leavePage, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { offerCommentsOptions } from '#components/offer-comments/comment-queries.ts'
import { offerFilesOptions } from '#components/offer-files/offer-file-queries.ts'
import { offerMessagesOptions, publishingOptions } from '#components/offer-publishing/publishing-queries.ts'
import { buildOffersHref, loadOfferFilters } from '#components/offers/offer-filters.ts'
import { offerCountsOptions, offerPagesOptions } from '#components/offers/offer-queries.ts'
import { OffersScreen } from '#components/offers/offers-screen.tsx'
import { canBeWrittenBack, writeBacksOptions } from '#components/write-backs/write-back-queries.ts'

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** The review of offers with everything the first paint shows; `id` names the offer that is open. */
export async function OffersPage({ org, id, searchParams }: { org: string; id: string | null; searchParams: SearchParams }) {
  const { permissions } = await requireOrganization(org)
  if (!permissions.includes('offers.read')) notFound()

  const [{ api, queryClient }, params, filters] = await Promise.all([createServerApi(org), searchParams, loadOfferFilters(searchParams)])
  const list = queryClient.prefetchInfiniteQuery(offerPagesOptions({ api, filters }))
  const rest = [
    queryClient.prefetchQuery(offerCountsOptions({ api, filters })),
    queryClient.prefetchQuery(api.sweeps.latest.queryOptions()),
    permissions.includes('connections.read') ? queryClient.prefetchQuery(api.connections.list.queryOptions()) : null,
  ]
  if (id !== null) {
    rest.push(queryClient.prefetchQuery(publishingOptions({ api, id })))
    if (permissions.includes('offers.comment')) {
      rest.push(queryClient.prefetchQuery(offerMessagesOptions({ api, id })))
      rest.push(queryClient.prefetchQuery(offerFilesOptions({ api, id })))
      rest.push(queryClient.prefetchQuery(offerCommentsOptions({ api, offerId: id })))
    }
    const offer = await queryClient.fetchQuery(api.offers.get.queryOptions({ input: { id } })).catch(leavePage)
    if (canBeWrittenBack(offer)) rest.push(queryClient.prefetchQuery(writeBacksOptions({ api, id })))
    // A link to one offer names no list: it opens in the list that holds it.
    const isElsewhere = offer.state !== filters.state || offer.isArchived !== filters.archived
    if (params.state === undefined && params.archived === undefined && isElsewhere) {
      redirect(buildOffersHref({ slug: org, id, filters: { ...filters, state: offer.state, archived: offer.isArchived } }) as Route)
    }
  }
  await Promise.all([list, ...rest])

  return (
    <HydrateQueries queryClient={queryClient}>
      <OffersScreen now={new Date().toISOString()} />
    </HydrateQueries>
  )
}
