import { implementForOrganization } from '#lib/domain/access/api.ts'
import { managerOf } from '#lib/domain/access/rules.ts'
import { rolesContract } from '#lib/domain/roles/contract.ts'
import { createRole, removeRole, updateRole } from '#lib/domain/roles/mutations.ts'
import { listRoles } from '#lib/domain/roles/queries.ts'

const implementer = implementForOrganization(rolesContract)

/** Procedures about the roles of an organization. */
export const rolesApi = {
  list: implementer.list.handler(({ context: { access } }) => listRoles(access.scope)),

  create: implementer.create.handler(({ context: { access }, input }) => createRole({ by: managerOf(access), ...input })),

  update: implementer.update.handler(({ context: { access }, input }) => updateRole({ by: managerOf(access), ...input })),

  remove: implementer.remove.handler(async ({ context: { access }, input }) => {
    await removeRole({ by: managerOf(access), ...input })

    return { id: input.id }
  }),
}
