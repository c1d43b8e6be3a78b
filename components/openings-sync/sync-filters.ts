import { createLoader, createSerializer, type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { openingSyncOutcomes } from '#lib/domain/openings/terms.ts'

export const syncTabs = ['results', 'matching', 'fields', 'settings'] as const
export type SyncTab = (typeof syncTabs)[number]

/** What of the page stands in the address. Without a sync the newest is open. */
export const syncFilterParsers = {
  tab: parseAsStringLiteral(syncTabs).withDefault('results'),
  sync: parseAsString,
  outcome: parseAsStringLiteral(openingSyncOutcomes),
}

export type SyncFilters = inferParserType<typeof syncFilterParsers>

/** Reads them of a page's `searchParams`. What does not fit counts as not given. */
export const loadSyncFilters = createLoader(syncFilterParsers)

const serialize = createSerializer(syncFilterParsers)

/** The address of the page that keeps open jobs and openings together. */
export function buildSyncHref({ slug, ...filters }: { slug: string } & Partial<SyncFilters>): string {
  return serialize(`/${slug}/openings/sync`, filters)
}
