import { implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { foldersContract } from './contract.ts'
import { createFolder, deleteFolder, renameFolder, setFolderRule } from './mutations.ts'
import { readFolders } from './queries.ts'

const os = implementForOrganization(foldersContract)

/** Procedures about folders for documents of people. */
export const foldersApi = {
  list: os.list.handler(({ context: { access } }) => inTenant(access.scope, (tx) => readFolders(tx, access.scope))),
  create: os.create.handler(({ context: { access }, input }) => createFolder({ ...actOf(access), ...input })),
  rename: os.rename.handler(({ context: { access }, input }) => renameFolder({ ...actOf(access), ...input })),
  remove: os.remove.handler(async ({ context: { access }, input: { id } }) => {
    await deleteFolder({ ...actOf(access), id })

    return { id }
  }),
  setRule: os.setRule.handler(({ context: { access }, input }) => setFolderRule({ ...actOf(access), ...input })),
}
