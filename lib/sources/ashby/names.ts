import { LRUCache } from 'lru-cache'
import type { NamedReference } from '#lib/sources/source.ts'
import { isAshbyError } from './ashby-error.ts'
import type { AshbyClient } from './client.ts'

/** A renamed department shows its new name within this time at the next look. */
const NAME_LIFETIME_MS = 10 * 60_000
const NAMES_MAX = 5_000

type FoundName = Pick<NamedReference, 'name' | 'missing'>

/** Names by `connection/kind/id`. Shared by the jobs of one process; promises, so that two offers of one department ask once. */
export type AshbyNamesCache = LRUCache<string, Promise<FoundName>>

export function createAshbyNamesCache(): AshbyNamesCache {
  return new LRUCache({ max: NAMES_MAX, ttl: NAME_LIFETIME_MS })
}

/** Resolves the ids that offers and applications carry in place of names. */
export type AshbyNames = {
  department: (externalId: string | null) => Promise<NamedReference>
  location: (externalId: string | null) => Promise<NamedReference>
}

export type AshbyNamesOptions = {
  client: AshbyClient
  /** What the key may do, by its stored scopes. Without Organization Read no call is made. */
  canReadOrganization: boolean
  cache: AshbyNamesCache
  /** Keeps the names of different connections apart in the shared cache. */
  connectionId: string
}

export function createAshbyNames({ client, canReadOrganization, cache, connectionId }: AshbyNamesOptions): AshbyNames {
  async function resolve(
    kind: 'department' | 'location',
    externalId: string | null,
    read: (id: string) => Promise<string>,
  ): Promise<NamedReference> {
    if (!externalId) return { externalId: null, name: null, missing: null }
    if (!canReadOrganization) return { externalId, name: null, missing: 'permission' }

    const key = `${connectionId}/${kind}/${externalId}`
    const pending = cache.get(key) ?? readName(() => read(externalId))
    cache.set(key, pending, { noUpdateTTL: true })

    try {
      const found = await pending
      // Something that is missing may be granted or created the next minute, so only names are kept.
      if (found.missing) cache.delete(key)

      return { externalId, ...found }
    } catch (error) {
      cache.delete(key)
      throw error
    }
  }

  return {
    department: (externalId) =>
      resolve('department', externalId, async (departmentId) => (await client.call('department.info', { departmentId })).results.name),
    location: (externalId) =>
      resolve('location', externalId, async (locationId) => (await client.call('location.info', { locationId })).results.name),
  }
}

async function readName(read: () => Promise<string>): Promise<FoundName> {
  try {
    return { name: await read(), missing: null }
  } catch (error) {
    if (isAshbyError(error, 'ashby_permission_missing')) return { name: null, missing: 'permission' }
    if (isAshbyError(error, 'ashby_not_found')) return { name: null, missing: 'not_found' }
    throw error
  }
}
