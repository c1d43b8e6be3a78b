import type { DocumentItem } from '#lib/domain/offer-publishing/versions/schema.ts'
import { readWebAddress } from './arrange-offer.ts'

/** A value as text; an address on the web leads there, unless the page is only shown. */
export function ItemValue({ item, isInert }: { item: DocumentItem; isInert: boolean }) {
  const address = isInert ? null : readWebAddress(item)
  if (address === null) return item.text

  return (
    <a href={address} rel="noopener noreferrer nofollow">
      {item.text}
    </a>
  )
}

/** Lines with their labels: short ones in two columns, prose over the whole width. */
export function ItemLine({ item, isWide, isInert }: { item: DocumentItem; isWide: boolean; isInert: boolean }) {
  return (
    <div className={isWide ? 'wide' : undefined}>
      <dt dir="auto">{item.label}</dt>
      <dd dir="auto">
        <ItemValue item={item} isInert={isInert} />
      </dd>
    </div>
  )
}
