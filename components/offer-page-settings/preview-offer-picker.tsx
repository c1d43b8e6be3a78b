'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useQueryState } from 'nuqs'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { settingsParsers } from '#components/offer-page-settings/settings-address.ts'
import { Combobox } from '#components/ui/combobox.tsx'
import { useSettledValue } from '#components/ui/use-settled-value.ts'
import type { OfferSummary } from '#lib/domain/offers/contract.ts'

const INVENTED = { value: 'invented', label: 'Invented candidate' } as const
const OFFERS_MAX = 10

/** On whose offer the preview is shown: nobody's, one of the newest, or one that is searched for. */
export function PreviewOfferPicker() {
  const [offerId, setOfferId] = useQueryState('offer', settingsParsers.offer)
  const [typed, setTyped] = useState('')
  const search = useSettledValue({ value: typed.trim(), delayMs: 200 })
  const found = useFoundOffers(search)
  const chosenLabel = useChosenLabel({ offerId, offers: found.offers })
  const isInventedShown = search === '' || INVENTED.label.toLowerCase().includes(search.toLowerCase())

  return (
    <Combobox
      label="Offer of the preview"
      searchLabel="Search offers"
      noMatch={found.isFetching ? 'Searching' : 'No such offer'}
      className="min-w-0 flex-1 basis-44"
      options={[...(isInventedShown ? [INVENTED] : []), ...found.offers.map((offer) => ({ value: offer.id, label: describeOffer(offer) }))]}
      value={offerId ?? INVENTED.value}
      chosenLabel={offerId === null ? INVENTED.label : chosenLabel}
      onSearchChange={setTyped}
      onValueChange={(id) => void setOfferId(id === INVENTED.value ? null : id)}
    />
  )
}

/** Those that are prepared first, then those that candidates have: the API lists one state at a time. */
function useFoundOffers(search: string): { offers: OfferSummary[]; isFetching: boolean } {
  const api = useApi()
  const listOf = (state: 'Unpublished' | 'Published') =>
    api.offers.list.queryOptions({
      input: { state, sort: 'newest', order: 'desc', limit: OFFERS_MAX, ...(search === '' ? {} : { search }) },
      placeholderData: keepPreviousData,
    })
  const unpublished = useQuery(listOf('Unpublished'))
  const published = useQuery(listOf('Published'))

  return {
    offers: [...(unpublished.data?.items ?? []), ...(published.data?.items ?? [])],
    isFetching: unpublished.isFetching || published.isFetching,
  }
}

/** One that came with the address, or was searched for, is not among those that are listed. */
function useChosenLabel({ offerId, offers }: { offerId: string | null; offers: readonly OfferSummary[] }): string {
  const api = useApi()
  const listed = offers.find(({ id }) => id === offerId)
  const chosen = useQuery(api.offers.get.queryOptions({ input: { id: offerId ?? '' }, enabled: offerId !== null && !listed }))
  const offer = listed ?? chosen.data
  if (offer) return describeOffer(offer)

  return chosen.error ? 'An offer that is gone' : 'A chosen offer'
}

function describeOffer({ name, jobTitle }: Pick<OfferSummary, 'name' | 'jobTitle'>): string {
  const who = name ?? 'An offer without a name'

  return jobTitle ? `${who}, ${jobTitle}` : who
}
