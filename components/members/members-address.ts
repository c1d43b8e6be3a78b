import { parseAsString, parseAsStringLiteral } from 'nuqs/server'

const tabs = ['members', 'roles'] as const

/** What of the page stands in the address: the tab and the search among members. */
export const membersAddressParsers = {
  tab: parseAsStringLiteral(tabs).withDefault('members'),
  search: parseAsString.withDefault(''),
}
