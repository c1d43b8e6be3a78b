import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { labsContract } from './contract.ts'
import { type LabContext, renewOpeningsKey, saveLabs } from './mutations.ts'
import { getLabs } from './queries.ts'

const os = implementForOrganization(labsContract)

/** Procedures about beta features. */
export const labsApi = {
  get: os.get.handler(({ context: { access } }) => getLabs(access.scope)),
  save: os.save.handler(({ context: { access }, input: { features } }) => saveLabs({ ...labContext(access), switches: features })),
  renewKey: os.renewKey.handler(({ context: { access } }) => renewOpeningsKey(labContext(access))),
}

function labContext(access: Access): LabContext {
  return { ...actOf(access), permissions: access.permissions }
}
