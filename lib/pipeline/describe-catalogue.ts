import { readFields } from '#lib/domain/fields/queries.ts'
import type { Catalogue, Suggestion } from '#lib/domain/mappings/contract.ts'
import { type MappingRef, readLiveVersion, readMappedConnection } from '#lib/domain/mappings/queries.ts'
import { collectSamples, type RecordVisibility } from '#lib/domain/mappings/records/rules.ts'
import { suggestRules } from '#lib/domain/mappings/suggestions/rules.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { readMappingPlaces } from './mapping-places.ts'

export type DescribeCatalogue = MappingRef & {
  /** Null where the caller may see none of the records: then no place has a sample. */
  visibility: RecordVisibility | null
}

/**
 * Everything that rules can read, with samples of what the caller may see, and what Handoff would propose. Seven queries.
 * @throws AppError `not_found`.
 */
export async function describeCatalogue({ visibility, ...ref }: DescribeCatalogue): Promise<Catalogue & { suggestions: Suggestion[] }> {
  return inTenant(ref.scope, async (tx) => {
    const connection = await readMappedConnection(tx, ref)
    const live = await readLiveVersion(tx, ref)
    if (!live) throw notFoundError('mapping')
    const fields = await readFields(tx, ref)
    const { places, records } = await readMappingPlaces(tx, { ...ref, connection, visibility })
    const samples = collectSamples(records)

    return {
      places: places.map((place) => ({
        ...place,
        options: [...place.options],
        samples: samples.get(place.path)?.samples ?? [],
        filledCount: samples.get(place.path)?.filledCount ?? 0,
      })),
      recordCount: records.length,
      readAt: connection.fieldsReadAt?.toISOString() ?? null,
      notice: describeNotice(connection),
      suggestions: suggestRules({ rules: live.rules, fields, places }),
    }
  })
}

type NoticeInput = { state: string; keyLastFour: string | null; fieldsReadAt: Date | null; fieldsErrorCode: string | null }

/** Why custom fields are missing or may be old, and what to do. Null where they stand as Ashby tells them. */
export function describeNotice({ state, keyLastFour, fieldsReadAt, fieldsErrorCode }: NoticeInput): Catalogue['notice'] {
  const old = fieldsReadAt ? ' The fields below are as they were read last.' : ''
  if (keyLastFour === null && state !== 'Disconnected') {
    return {
      code: 'no_key',
      message: `This account is connected by hand, and without an API key Ashby’s custom fields cannot be listed. Paste a field’s id or address: in Ashby open Admin, Organization Setup, Custom Fields, the field; its id is the part after the last /.${old}`,
    }
  }
  if (fieldsErrorCode === 'ashby_permission_missing') {
    return {
      code: 'permission',
      message: `The Ashby key may not read custom fields. In Ashby, turn on Hiring Process Metadata: Read for the key, then refresh. Until then you can paste a field’s id or address.${old}`,
    }
  }
  if (fieldsErrorCode === 'ashby_key_invalid') {
    return { code: 'key', message: `Ashby no longer accepts the key. Replace it under Company, Integrations, then refresh.${old}` }
  }
  if (state === 'Disconnected') return { code: 'disconnected', message: `This account is disconnected, so Ashby is not asked.${old}` }
  if (state === 'Paused') return { code: 'paused', message: `This account is paused, so Ashby is not asked. Resume it to refresh.${old}` }
  if (fieldsErrorCode) return { code: 'failed', message: `Ashby’s custom fields could not be read. Refresh in a moment.${old}` }
  if (!fieldsReadAt) return { code: 'unread', message: 'Ashby’s custom fields have not been read yet. Refresh to read them.' }

  return {
    code: 'limits',
    message:
      'Ashby tells private fields of candidates, applications, jobs and openings, and records of confidential jobs, only to a key with “Allow access to non-offer private fields?” and “Allow access to confidential jobs and projects?” ticked. Private offer fields are always told.',
  }
}
