import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import { type PageMailKind, pageMailsSchema } from '#lib/domain/offer-page/schema.ts'

export const OFFER_PAGE_PATH = '/company/offer-page'

export const settingsTabs = ['page', 'mails', 'deadlines'] as const
export type SettingsTab = (typeof settingsTabs)[number]

/** In the order in which a candidate meets them. */
export const mailKinds: readonly PageMailKind[] = pageMailsSchema.keyof().options

/** What of the settings stands in the address: the tab, the mail, and the offer of the preview. Without one it is an invented candidate's. */
export const settingsParsers = {
  tab: parseAsStringLiteral(settingsTabs).withDefault('page'),
  mail: parseAsStringLiteral(mailKinds).withDefault('offer'),
  offer: parseAsString,
}

/** Reads a page's `searchParams`. */
export const loadSettingsAddress = createLoader(settingsParsers)

/** The address of a tab. The offer of the preview stays the same on all of them. */
export function buildSettingsHref(input: { slug: string; tab: SettingsTab; mail?: PageMailKind; offer?: string | null }): string {
  const { slug, tab, mail = 'offer', offer } = input
  const query = new URLSearchParams({
    ...(tab === 'page' ? {} : { tab }),
    ...(mail === 'offer' ? {} : { mail }),
    ...(offer ? { offer } : {}),
  }).toString()

  return `${buildPlaceHref({ slug, path: OFFER_PAGE_PATH })}${query === '' ? '' : `?${query}`}`
}
