'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ApiClient } from '#components/api/client.ts'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { buildOffersHref } from '#components/offers/offer-filters.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import type { FoundGroup, FoundItem } from '#components/patterns/command-menu-props.ts'
import { states } from '#components/patterns/state.tsx'
import { useGo } from '#components/ui/use-go.ts'
import { useSettledValue } from '#components/ui/use-settled-value.ts'
import type { OfferSummary } from '#lib/domain/offers/contract.ts'
import { buildSearchText } from '#lib/domain/offers/rules.ts'
import { offerStates } from '#lib/domain/offers/terms.ts'
import { foldText } from '#lib/platform/format/text.ts'

const DEBOUNCE_MS = 200
const LETTERS_MIN = 2
const OFFERS_MAX = 5

/** Offers of any state that fit what was typed; null below two letters and for a member who may not see offers. */
export function useFoundOffers(query: string): FoundGroup | null {
  const api = useApi()
  const client = useApiClient()
  const { slug } = useOrganization()
  const can = useCan()
  const go = useGo()
  const search = query.trim()
  const settled = useSettledValue({ value: search, delayMs: DEBOUNCE_MS })
  const isAsked = can('offers.read') && isLongEnough(search)

  const { data, error, isFetching } = useQuery({
    queryKey: [...api.offers.key(), 'found', settled],
    queryFn: ({ signal }) => findOffers({ client, search: settled, signal }),
    enabled: isAsked && isLongEnough(settled),
    placeholderData: keepPreviousData,
  })
  if (!isAsked) return null
  const isLoading = settled !== search || isFetching
  // Until the answer comes, of the last one only what fits is left, so that Enter never opens what is no longer asked for.
  const offers = (data ?? []).filter((offer) => !isLoading || fits({ offer, search }))

  return {
    heading: 'Offers',
    items: offers.map((offer) => toItem({ offer, open: () => go(hrefOf({ slug, offer })) })),
    isLoading,
    problem: error ? `Offers were not searched. ${readErrorMessage(error).userMessage}` : null,
  }
}

function isLongEnough(search: string): boolean {
  return [...search].length >= LETTERS_MIN
}

/** The API lists one state at a time, so the counts tell first which states are worth asking for. */
async function findOffers({ client, search, signal }: { client: ApiClient; search: string; signal: AbortSignal }): Promise<OfferSummary[]> {
  const counts = await client.offers.counts({ search }, { signal })
  const hits = offerStates.filter((state) => counts[state] > 0)
  const pages = await Promise.all(hits.map((state) => client.offers.list({ state, search, limit: OFFERS_MAX }, { signal })))

  return pages.flatMap(({ items }) => items).slice(0, OFFERS_MAX)
}

function fits({ offer, search }: { offer: OfferSummary; search: string }): boolean {
  const text = buildSearchText(offer)

  return foldText(search)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function hrefOf({ slug, offer }: { slug: string; offer: OfferSummary }): string {
  return buildOffersHref({ slug, id: offer.id, filters: { state: offer.state } })
}

function toItem({ offer, open }: { offer: OfferSummary; open: () => void }): FoundItem {
  const { word, icon } = states.offer[offer.state]

  return {
    id: offer.id,
    label: offer.name ?? 'No name',
    note: [offer.jobTitle, offer.location].filter(Boolean).join(' · '),
    end: word,
    icon,
    run: open,
  }
}
