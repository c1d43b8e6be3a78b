import { LRUCache } from 'lru-cache'
import type { LocationReference, NamedReference } from '#lib/sources/source.ts'
import type { AshbyPage } from './answer.ts'
import { isAshbyError } from './ashby-error.ts'
import type { AshbyClient } from './client.ts'
import type { AshbyLocation } from './schemas.ts'

/** A renamed department shows its new name within this time at the next look. */
const NAME_LIFETIME_MS = 10 * 60_000
const NAMES_MAX = 5_000

type LocationDetails = Omit<LocationReference, keyof NamedReference>
/** `details` of locations only. */
type FoundName = Pick<NamedReference, 'name' | 'missing'> & { details: LocationDetails }

/** Names by `connection/kind/id`. Shared by the jobs of one process; promises, so that two offers of one department ask once. */
export type AshbyNamesCache = LRUCache<string, Promise<FoundName>>

export function createAshbyNamesCache(): AshbyNamesCache {
  return new LRUCache({ max: NAMES_MAX, ttl: NAME_LIFETIME_MS })
}

/** Resolves the ids that offers and applications carry in place of names. */
export type AshbyNames = {
  department: (externalId: string | null) => Promise<NamedReference>
  location: (externalId: string | null) => Promise<LocationReference>
  /** Learns all names from their lists: worth it before many are asked for. */
  learnAll: () => Promise<void>
}

const PAGE_SIZE = 100

const NO_DETAILS: LocationDetails = { country: null, region: null, city: null, workplaceType: null, isRemote: null }

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
    read: (id: string) => Promise<Omit<FoundName, 'missing'>>,
  ): Promise<NamedReference & { details: LocationDetails }> {
    if (!externalId) return { externalId: null, name: null, missing: null, details: NO_DETAILS }
    if (!canReadOrganization) return { externalId, name: null, missing: 'permission', details: NO_DETAILS }

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
    async department(externalId) {
      const { details: _none, ...department } = await resolve('department', externalId, async (departmentId) => {
        const { results } = await client.call('department.info', { departmentId })

        return { name: results.name, details: NO_DETAILS }
      })

      return department
    },
    async location(externalId) {
      const { details, ...location } = await resolve('location', externalId, async (locationId) => {
        const { results } = await client.call('location.info', { locationId })

        return { name: results.name, details: toDetails(results) }
      })

      return { ...location, ...details }
    },
    learnAll: () => (canReadOrganization ? learnNames({ client, cache, connectionId }) : Promise.resolve()),
  }
}

async function learnNames({ client, cache, connectionId }: Omit<AshbyNamesOptions, 'canReadOrganization'>): Promise<void> {
  const keep = (kind: 'department' | 'location', id: string, name: string, details: LocationDetails) =>
    cache.set(`${connectionId}/${kind}/${id}`, Promise.resolve({ name, details, missing: null }))

  const page = { includeArchived: true, limit: PAGE_SIZE }
  await eachPage(async (cursor) => {
    const answer = await client.call('department.list', { ...page, ...cursor })
    for (const { id, name } of answer.results) keep('department', id, name, NO_DETAILS)
    return answer.page
  })
  await eachPage(async (cursor) => {
    const answer = await client.call('location.list', { ...page, ...cursor })
    for (const location of answer.results) keep('location', location.id, location.name, toDetails(location))
    return answer.page
  })
}

async function eachPage(read: (cursor: { cursor?: string }) => Promise<AshbyPage>): Promise<void> {
  let cursor: string | null = null
  do {
    const page: AshbyPage = await read(cursor === null ? {} : { cursor })
    cursor = page.moreDataAvailable ? page.nextCursor : null
  } while (cursor !== null)
}

function toDetails({ address, workplaceType, isRemote }: AshbyLocation): LocationDetails {
  const place = address?.postalAddress

  return {
    country: place?.addressCountry ?? null,
    region: place?.addressRegion ?? null,
    city: place?.addressLocality ?? null,
    workplaceType: workplaceType ?? null,
    isRemote: isRemote ?? null,
  }
}

async function readName(read: () => Promise<Omit<FoundName, 'missing'>>): Promise<FoundName> {
  try {
    return { ...(await read()), missing: null }
  } catch (error) {
    if (isAshbyError(error, 'ashby_permission_missing')) return { name: null, missing: 'permission', details: NO_DETAILS }
    if (isAshbyError(error, 'ashby_not_found')) return { name: null, missing: 'not_found', details: NO_DETAILS }
    throw error
  }
}
