import { readFields } from '#lib/domain/fields/queries.ts'
import type { Mapping } from '#lib/domain/mappings/contract.ts'
import { countRecords, type MappingRef, readLiveVersion, readMappedConnection } from '#lib/domain/mappings/queries.ts'
import { findWarnings } from '#lib/domain/mappings/rules.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { listRulePaths, readMappingPlaces } from './mapping-places.ts'

/**
 * The live mapping with what a person should look at. Eight queries in one transaction, however many rules and records there are:
 * connection, version, the name of who saved it, fields, places (two), counts, and the one that names the tenant.
 * @throws AppError `not_found`.
 */
export async function describeMapping(ref: MappingRef): Promise<Mapping> {
  const { scope, connectionId, object } = ref

  return inTenant(scope, async (tx) => {
    const connection = await readMappedConnection(tx, ref)
    const live = await readLiveVersion(tx, ref)
    if (!live) throw notFoundError('mapping')
    const { version, rules } = live
    const fields = await readFields(tx, { scope, object })
    const shown = fields.filter(({ isArchived }) => !isArchived)
    const { places } = await readMappingPlaces(tx, { ...ref, connection, named: listRulePaths(rules) })
    const counts = await countRecords(tx, { ...ref, live: version.number, keys: shown.map(({ key }) => key) })

    return {
      connectionId,
      connectionName: connection.name,
      environment: connection.environment,
      object,
      version,
      rules,
      fields: shown,
      warnings: findWarnings({ rules, fields, places }),
      ...counts,
    }
  })
}
