import { parseAsStringLiteral } from 'nuqs/server'

const tabs = ['documents', 'folders'] as const

/** What of the page stands in the address: the tab. */
export const documentsAddressParsers = { tab: parseAsStringLiteral(tabs).withDefault('documents') }
