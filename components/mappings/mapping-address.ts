import { createLoader, parseAsString } from 'nuqs/server'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'

export const FIELDS_PATH = '/company/fields'

/** What of the mapper stands in the address: the connection, the record of the preview, and the field that a link leads to. */
export const mappingParsers = { connection: parseAsString, record: parseAsString, field: parseAsString }

/** Reads a page's `searchParams`. */
export const loadMappingAddress = createLoader(mappingParsers)

/** The connection that the address names; else the first that works, a real account before the sandbox. Null where there is none. */
export function chooseConnection({ connections, id }: { connections: readonly Connection[]; id: string | null }): Connection | null {
  const rank = ({ state, environment }: Connection) => (state === 'Disconnected' ? 2 : 0) + (environment === 'Ashby' ? 0 : 1)
  const named = connections.find((connection) => connection.id === id)

  return named ?? connections.toSorted((one, other) => rank(one) - rank(other))[0] ?? null
}

/** Where the rule of a field is changed. */
export function buildFieldRuleHref({ slug, connectionId, field }: { slug: string; connectionId: string; field: string }): string {
  const query = new URLSearchParams({ connection: connectionId, field })

  return `${buildPlaceHref({ slug, path: FIELDS_PATH })}?${query.toString()}`
}

/** The element of a field's row. */
export function fieldRowId(field: string): string {
  return `mapping-${field}`
}
