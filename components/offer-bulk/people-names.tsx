import { Fragment } from 'react'
import { listPeople } from '#components/offer-bulk/bulk-act.ts'
import type { OfferListItem } from '#lib/domain/offers/contract.ts'

/** The people of offers in a sentence: "Ana, Bo and Chi", "Ana, Bo, Chi, Dan, Eva and 7 more". */
export function PeopleNames({ offers }: { offers: readonly OfferListItem[] }) {
  const { names, more } = listPeople(offers)
  const entries = [...offers.slice(0, names.length).map(({ id }, index) => ({ id, name: names[index] })), ...(more > 0 ? [null] : [])]

  return entries.map((entry, index) => (
    <Fragment key={entry?.id ?? 'more'}>
      {index === 0 ? null : index === entries.length - 1 ? ' and ' : ', '}
      {entry ? <bdi className="font-medium text-ink">{entry.name}</bdi> : `${more} more`}
    </Fragment>
  ))
}
