import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { requireVisibility } from '#lib/domain/mappings/records/rules.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'
import { mappingRunsContract } from './contract.ts'
import { type RunRequest, reapplyMapping, undoMapping } from './mutations.ts'
import { getLatestRun, tryReapply } from './queries.ts'

const os = implementForOrganization(mappingRunsContract)

/** Procedures about passes over records that are there already. */
export const mappingRunsApi = {
  latest: os.latest.handler(({ context: { access }, input }) => getLatestRun({ ...input, scope: access.scope })),
  dryRun: os.dryRun.handler(({ context: { access }, input }) =>
    tryReapply({ ...input, scope: access.scope, visibility: requireVisibility({ ...access, object: input.object }) }),
  ),
  reapply: os.reapply.handler(({ context: { access }, input }) => reapplyMapping(requestOf(access, input))),
  undo: os.undo.handler(({ context: { access }, input }) => undoMapping(requestOf(access, input))),
}

type Input = { connectionId: string; object: MappedObject; version: number }

function requestOf(access: Access, input: Input): RunRequest {
  return { ...input, ...actOf(access) }
}
