import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import { carryOver } from '#lib/domain/mappings/copies/rules.ts'
import type { MappingEdit } from '#lib/domain/mappings/edits/mutations.ts'
import { readMappingFile, writeMappingFile } from '#lib/domain/mappings/files/rules.ts'
import { type MappingRef, readLiveVersion, readMappedConnection } from '#lib/domain/mappings/queries.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'
import { inTenant, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { describeMapping } from './describe-mapping.ts'
import { listMentionedPaths, listRulePaths, readMappingPlaces } from './mapping-places.ts'

type ExportMapping = Pick<MappingEdit, 'scope' | 'connectionId' | 'object' | 'actor' | 'origin'>

/** The live mapping as a file. Written down, because its constants and lookups leave the house. */
export async function exportMapping({ actor, origin, ...ref }: ExportMapping): Promise<{ name: string; text: string }> {
  const { scope, connectionId, object } = ref
  const mapping = await describeMapping(ref)
  const { number } = mapping.version
  await inTenant(scope, (tx) =>
    writeAudit(tx, {
      scope,
      actor,
      ...origin,
      action: 'mapping.exported',
      objectKind: 'mapping',
      objectId: connectionId,
      after: { version: number },
    }),
  )

  return { name: `${nameForFile(mapping.connectionName)}-${object.toLowerCase()}-mapping-v${number}.json`, text: writeMappingFile(mapping) }
}

/** What of a connection's name stands in every file system. */
function nameForFile(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

  return plain.slice(0, 60) || 'connection'
}

/**
 * The rules of a mapping file, for the preview and for saving.
 * @throws AppError `invalid_input` with every wrong line and its reason; `not_found`.
 */
export async function readMapping({ text, ...ref }: MappingRef & { text: string }): Promise<{ rules: MappingRules }> {
  return inTenant(ref.scope, async (tx) => {
    const connection = await readMappedConnection(tx, ref)
    const fields = await readFields(tx, ref)
    const { places } = await readMappingPlaces(tx, { ...ref, connection, named: listMentionedPaths(text) })

    return { rules: readMappingFile({ text, object: ref.object, fields, places }) }
  })
}

/**
 * Another connection's live rules, with its custom fields replaced by those of the same name here. Saves nothing.
 * @throws AppError `not_found` where either connection is not the organization's.
 */
export async function copyMapping({ fromConnectionId, ...ref }: MappingRef & { fromConnectionId: string }) {
  return inTenant(ref.scope, async (tx) => {
    const from = { ...ref, connectionId: fromConnectionId }
    const to = await readMappedConnection(tx, ref)
    const connection = await readMappedConnection(tx, from)
    const { rules } = await requireLiveVersion(tx, from)
    const theirs = await readMappingPlaces(tx, { ...from, connection, named: listRulePaths(rules) })
    const ours = await readMappingPlaces(tx, { ...ref, connection: to })

    return carryOver({ rules, from: theirs.places, to: ours.places })
  })
}

async function requireLiveVersion(tx: TenantTransaction, ref: MappingRef) {
  const live = await readLiveVersion(tx, ref)
  if (!live) throw notFoundError('connection')

  return live
}
