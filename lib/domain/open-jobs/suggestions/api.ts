import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf, forbiddenError } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { getOpenJob } from '#lib/domain/open-jobs/queries.ts'
import { openJobFillsContract } from './contract.ts'
import { chooseFill, takeFillBack } from './mutations.ts'
import { getHiredFor } from './queries.ts'

const os = implementForOrganization(openJobFillsContract)

/** Procedures about who fills an open job. Each is about a new hire and an open job, and needs the permission of both. */
export const openJobFillsApi = {
  suggestFor: os.suggestFor.handler(({ context: { access }, input: { newHireId } }) => {
    requireAlso(access, 'openings.read')

    return getHiredFor({ ...fillContext(access), newHireId })
  }),
  fill: os.fill.handler(async ({ context: { access }, input: { id, newHireId } }) => {
    requireAlso(access, 'newHires.manage')
    await chooseFill({ ...fillContext(access), openJobId: id, newHireId })

    return getOpenJob({ scope: access.scope, id, permissions: access.permissions })
  }),
  undoFill: os.undoFill.handler(async ({ context: { access }, input: { id } }) => {
    requireAlso(access, 'newHires.manage')
    await takeFillBack({ ...fillContext(access), openJobId: id })

    return getOpenJob({ scope: access.scope, id, permissions: access.permissions })
  }),
}

function requireAlso({ permissions }: Access, permission: Permission): void {
  if (!permissions.includes(permission)) throw forbiddenError()
}

function fillContext(access: Access) {
  const { permissions } = access

  return { ...actOf(access), visibility: { confidential: permissions.includes('confidential.read') }, permissions }
}
