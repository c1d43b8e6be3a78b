import { findReadingsWith, readRecentReadings } from '#lib/domain/mappings/records/queries.ts'
import type { RecordVisibility } from '#lib/domain/mappings/records/rules.ts'
import { listPaths } from '#lib/domain/mappings/rules.ts'
import type { MappingRules, Readings, SourcePlace } from '#lib/domain/mappings/schema.ts'
import { type MappedObject, objectWords } from '#lib/domain/mappings/terms.ts'
import { readSourceFields } from '#lib/domain/source-fields/queries.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { listOfferPlaces } from './offer-places.ts'

/** Samples come from so many records. */
const RECORDS_MAX = 50

type ConnectionPlaces = {
  scope: TenantScope
  connectionId: string
  /** Whose records show what the account does not list. */
  object: MappedObject
  /** How the last look at the account's custom fields ended. */
  connection: { fieldsReadAt: Date | null; fieldsErrorCode: string | null }
  /** Paths that rules name: each that is anywhere in the connection's records counts as known. */
  named?: readonly string[]
  /** Which records may be looked at, null for none; without it all, which is for checking rules and never shown. */
  visibility?: RecordVisibility | null
}

/**
 * Every place of the connection that a rule can read, and the recent records that were looked at for those which the account does not list.
 * Two queries; a third where rules name a place that neither shows.
 */
export async function readMappingPlaces(
  tx: TenantTransaction,
  { scope, connectionId, object, connection, named = [], visibility = { confidential: true } }: ConnectionPlaces,
): Promise<{ places: SourcePlace[]; records: Readings[] }> {
  const sourceFields = await readSourceFields(tx, { scope, connectionId })
  const ref = { scope, connectionId, object }
  const records = visibility ? await readRecentReadings(tx, { ...ref, visibility, limit: RECORDS_MAX }) : []
  const places = listOfferPlaces({ sourceFields, seen: records })
  const unseen = listUnknown({ named, places })
  if (unseen.length === 0) return { places, records }

  const older = await findReadingsWith(tx, { ...ref, paths: unseen })
  const all = listOfferPlaces({ sourceFields, seen: [...records, ...older] })
  const isListKnown = connection.fieldsReadAt !== null && connection.fieldsErrorCode === null

  return {
    places: isListKnown ? all : [...all, ...listUnknown({ named, places: all }).flatMap((path) => toUnseenPlace({ path, object }))],
    records,
  }
}

/** The paths that rules read, each once. */
export function listRulePaths(rules: MappingRules): string[] {
  return [...new Set(rules.flatMap(({ steps }) => steps.flatMap(listPaths)))]
}

/** The paths of custom fields and hiring teams that stand in a mapping file, found without understanding the file. */
export function listMentionedPaths(text: string): string[] {
  return [...new Set(text.match(/(?:customField|application\.hiringTeam)\.[^\s"\\{}?]{1,190}/g) ?? [])]
}

function listUnknown({ named, places }: { named: readonly string[]; places: readonly SourcePlace[] }): string[] {
  const known = new Set(places.map(({ path }) => path))

  return named.filter((path) => !known.has(path))
}

/**
 * A custom field whose id somebody entered, of an account whose list may not be read, and that no record has shown yet. Nobody knows what it
 * holds, so it counts as pay until a record shows it.
 */
function toUnseenPlace({ path, object }: { path: string; object: MappedObject }): SourcePlace[] {
  const [owner, id] = path.split('.')
  if (owner !== 'customField' || !id) return []

  return [
    {
      path,
      label: id,
      group: 'Other custom fields',
      type: 'text',
      sensitivity: 'pay',
      description: `No ${objectWords[object].one} has shown it yet. Until one does it counts as pay`,
      options: [],
      isPrivate: false,
      isArchived: false,
      formerLabel: null,
    },
  ]
}
