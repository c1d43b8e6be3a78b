import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import { type FieldObject, fieldObjects } from '#lib/domain/fields/terms.ts'

export const FIELDS_PATH = '/company/fields'

/** What of the mapper stands in the address: the connection, whose fields, the record of the preview, and the field that a link leads to. */
export const mappingParsers = {
  connection: parseAsString,
  object: parseAsStringLiteral(fieldObjects).withDefault('Offer'),
  record: parseAsString,
  field: parseAsString,
}

/** Reads a page's `searchParams`. */
export const loadMappingAddress = createLoader(mappingParsers)

/** The connection that the address names; else the first that works, a real account before the sandbox. Null where there is none. */
export function chooseConnection({ connections, id }: { connections: readonly Connection[]; id: string | null }): Connection | null {
  const rank = ({ state, environment }: Connection) => (state === 'Disconnected' ? 2 : 0) + (environment === 'Ashby' ? 0 : 1)
  const named = connections.find((connection) => connection.id === id)

  return named ?? connections.toSorted((one, other) => rank(one) - rank(other))[0] ?? null
}

/** Where the rule of a field is changed. */
export function buildFieldRuleHref({ slug, field, ...view }: MapperView & { slug: string; field: string }): string {
  return `${buildPlaceHref({ slug, path: FIELDS_PATH })}?${new URLSearchParams({ ...listParts(view), field }).toString()}`
}

/** Which fields of the organization, and of which connection the mapping beside them. */
type MapperView = { connectionId: string | null; object: FieldObject }

/** Where the fields of another object are, of the same connection. The record of the preview is left behind: it is none of those. */
export function buildMapperHref({ pathname, ...view }: MapperView & { pathname: string }): string {
  return `${pathname}?${new URLSearchParams(listParts(view)).toString()}`
}

/** Offers are what an address without an object means. */
function listParts({ connectionId, object }: MapperView): Record<string, string> {
  return { ...(connectionId === null ? {} : { connection: connectionId }), ...(object === 'Offer' ? {} : { object }) }
}

/** The element of a field's row. */
export function fieldRowId(field: string): string {
  return `mapping-${field}`
}
