import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import { mappingsContract } from '#lib/domain/mappings/contract.ts'
import { addLookupRow, type MappingEdit, restoreMapping, saveMapping } from '#lib/domain/mappings/edits/mutations.ts'
import { listVersions, type MappingRef, readMappedConnection } from '#lib/domain/mappings/queries.ts'
import { listRecordsToTry, readRecentReadings } from '#lib/domain/mappings/records/queries.ts'
import { countValues, findVisibility, requireVisibility } from '#lib/domain/mappings/records/rules.ts'
import { requestSourceFields } from '#lib/domain/source-fields/mutations.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { conflictError } from '#lib/platform/errors.ts'
import { noKeyError } from '../ashby-connection.ts'
import { describeCatalogue } from '../describe-catalogue.ts'
import { describeMapping } from '../describe-mapping.ts'
import { copyMapping, exportMapping, readMapping } from '../mapping-file.ts'
import { listRulePaths, readMappingPlaces } from '../mapping-places.ts'
import { previewMapping } from '../preview-mapping.ts'

const os = implementForOrganization(mappingsContract)

/** A lookup's values are looked for in more records than samples are: a value without a row is rare. */
const SEEN_RECORDS_MAX = 200

export const mappingsApi = {
  get: os.get.handler(({ context: { access }, input }) => describeMapping(refOf(access, input))),
  catalogue: os.catalogue.handler(({ context: { access }, input }) =>
    describeCatalogue({ ...refOf(access, input), visibility: findVisibility({ ...access, object: input.object }) }),
  ),
  refreshCatalogue: os.refreshCatalogue.handler(
    ({
      context: {
        access: { scope },
      },
      input,
    }) =>
      inTenant(scope, async (tx) => {
        const { state, keyLastFour } = await readMappedConnection(tx, { scope, ...input })
        // A screen that asks by itself shows why nothing is read; a person who asks is told.
        if (input.isForced) requireConnected(state)
        if (input.isForced && keyLastFour === null) throw noKeyError()

        return { isStarted: await requestSourceFields(tx, { ...input, scope }) }
      }),
  ),
  seenValues: os.seenValues.handler(({ context: { access }, input }) => {
    const ref = refOf(access, input)
    const visibility = requireVisibility({ ...access, object: input.object })

    return inTenant(ref.scope, async (tx) => {
      await readMappedConnection(tx, ref)
      const records = await readRecentReadings(tx, { ...ref, visibility, limit: SEEN_RECORDS_MAX })

      return countValues({ records, path: input.path })
    })
  }),
  records: os.records.handler(({ context: { access }, input }) => {
    const ref = refOf(access, input)
    const visibility = requireVisibility({ ...access, object: input.object })

    return inTenant(ref.scope, async (tx) => {
      await readMappedConnection(tx, ref)

      return listRecordsToTry(tx, { ...ref, visibility, search: input.search })
    })
  }),
  preview: os.preview.handler(({ context: { access }, input }) =>
    previewMapping({
      ...refOf(access, input),
      visibility: requireVisibility({ ...access, object: input.object }),
      recordId: input.recordId,
      rules: input.rules,
    }),
  ),
  save: os.save.handler(async ({ context: { access }, input }) => {
    await saveMapping({ ...editOf(access, input), base: input.base, rules: input.rules })

    return describeMapping(refOf(access, input))
  }),
  versions: os.versions.handler(({ context: { access }, input }) => {
    const ref = refOf(access, input)

    return inTenant(ref.scope, async (tx) => {
      await readMappedConnection(tx, ref)

      return listVersions(tx, { ...ref, before: input.before })
    })
  }),
  restore: os.restore.handler(async ({ context: { access }, input }) => {
    await restoreMapping({ ...editOf(access, input), base: input.base, number: input.number })

    return describeMapping(refOf(access, input))
  }),
  addLookupRow: os.addLookupRow.handler(async ({ context: { access }, input: { field, from, to, ...place } }) => ({
    number: await addLookupRow({ ...editOf(access, place), field, from, to }),
  })),
  exportFile: os.exportFile.handler(({ context: { access }, input }) => exportMapping(editOf(access, input))),
  readFile: os.readFile.handler(({ context: { access }, input }) => readMapping({ ...refOf(access, input), text: input.text })),
  copy: os.copy.handler(({ context: { access }, input }) =>
    copyMapping({ ...refOf(access, input), fromConnectionId: input.fromConnectionId }),
  ),
}

type Place = Pick<MappingRef, 'connectionId' | 'object'>

function refOf({ scope }: Access, { connectionId, object }: Place): MappingRef {
  return { scope, connectionId, object }
}

function editOf(access: Access, place: Place): MappingEdit {
  const ref = refOf(access, place)
  return {
    ...ref,
    ...actOf(access),
    timeZone: access.organization.timeZone,
    readPlaces: async (tx, rules) => {
      const connection = await readMappedConnection(tx, ref)

      return (await readMappingPlaces(tx, { ...ref, connection, named: listRulePaths(rules) })).places
    },
  }
}

const refusals: Readonly<Record<Exclude<Connection['state'], 'Connected'>, string>> = {
  Configuring: 'This account is being configured. Its custom fields are read once it is connected.',
  Paused: 'This account is paused, so Ashby is not asked. Resume it under Company, Integrations first.',
  Disconnected: 'This account is disconnected, so Ashby is not asked. Connect it under Company, Integrations first.',
}

function requireConnected(state: Connection['state']): void {
  if (state !== 'Connected') throw conflictError(refusals[state])
}
