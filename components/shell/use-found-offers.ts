'use client'

import { useApi } from '#components/api/provider.tsx'
import { buildOffersHref } from '#components/offers/offer-filters.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import type { FoundGroup } from '#components/patterns/command-menu-props.ts'
import { states } from '#components/patterns/state.tsx'
import { useFound } from '#components/shell/use-found.ts'
import { buildSearchText } from '#lib/domain/offers/rules.ts'
import { offerStates } from '#lib/domain/offers/terms.ts'

/** Offers that fit what was typed, as `useFound` tells them. */
export function useFoundOffers(query: string): FoundGroup | null {
  const api = useApi()
  const { slug } = useOrganization()
  const can = useCan()

  return useFound({
    query,
    isAllowed: can('offers.read'),
    heading: 'Offers',
    queryKey: api.offers.key(),
    states: offerStates,
    count: ({ client, search, signal }) => client.offers.counts({ search }, { signal }),
    list: ({ client, signal, ...input }) => client.offers.list(input, { signal }),
    textOf: buildSearchText,
    toItem: ({ id, state, name, jobTitle, location }) => ({
      id,
      label: name ?? 'No name',
      note: [jobTitle, location].filter(Boolean).join(' · '),
      end: states.offer[state].word,
      icon: states.offer[state].icon,
      href: buildOffersHref({ slug, id, filters: { state } }),
    }),
  })
}
