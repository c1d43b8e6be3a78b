import { findEntryCurrencies } from '#components/record/entry-currencies.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { valueNewsKinds } from '#lib/domain/offers/looks/rules.ts'

/** What Ashby changed of a field since somebody looked. */
export type FieldNews = {
  /** What Ashby said when they looked, with the currency of then. */
  before: string | null
  currency: string | null
  /** When it changed last. */
  at: string
}

export type ListNews = {
  offer: Pick<OfferDetail, 'fields' | 'history'>
  /** The look; null marks nothing, because everything would be news. */
  since: string | null
  /** The name of whoever looks: what they took over themselves is no news. */
  viewer: string
}

/**
 * The fields that Ashby changed since, by their key. What went and came back is none; neither is what asks anyway, since it tells itself.
 * Pure.
 */
export function listNews({ offer, since, viewer }: ListNews): ReadonlyMap<string, FieldNews> {
  const news = new Map<string, FieldNews>()
  if (since === null) return news
  const currencies = findEntryCurrencies(offer)
  const entries = offer.history.filter(({ kind, at, by }) => valueNewsKinds.includes(kind) && at > since && by !== viewer)

  for (const { id, at, changes } of entries.toReversed()) {
    for (const { field, before } of changes) {
      const first = news.get(field)
      news.set(field, first ? { ...first, at } : { before, currency: currencies.get(id)?.before ?? null, at })
    }
  }
  for (const [key, { before }] of news) {
    const field = offer.fields.find((candidate) => candidate.key === key)
    if (!field || field.ashby === before || field.ashbyNowSays) news.delete(key)
  }

  return news
}
