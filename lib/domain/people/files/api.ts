import { type Access, type ApiContext, authorizePermission, implementForOrganization, readAddressId } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import type { OpenedFile } from '#lib/domain/new-hires/files/queries.ts'
import { type PersonFiles, personFilesContract } from './contract.ts'
import { addPersonFile, movePersonFile, openPersonFile, type PersonFileContext, removePersonFile } from './mutations.ts'
import { listPersonFiles } from './queries.ts'

const os = implementForOrganization(personFilesContract)

/** Procedures about the documents of one person. Their bytes go by /api/files. */
export const personFilesApi = {
  list: os.list.handler(({ context: { access }, input }) => listPersonFiles(toContext(access, input.id))),
  move: os.move.handler(({ context: { access }, input: { id, ...input } }) => movePersonFile({ ...toContext(access, id), ...input })),
  remove: os.remove.handler(({ context: { access }, input: { id, fileId } }) => removePersonFile({ ...toContext(access, id), fileId })),
}

export type TakePersonFile = {
  context: ApiContext
  personId: string
  /** Empty for none. */
  folderId: string
  body: ReadableStream<Uint8Array> | null
  declaredName: string
}

/** Takes a document of a person in, for whoever may manage people. Throws `not_found`, `conflict`, and as `receiveFile` does. */
export async function takePersonFile({ context, personId, folderId, body, declaredName }: TakePersonFile): Promise<PersonFiles> {
  const access = await authorizePermission({ context, permission: 'people.manage' })
  const into = folderId === '' ? null : readAddressId(folderId, 'folder')

  return addPersonFile({ ...toContext(access, readAddressId(personId, 'person')), folderId: into, stream: body, declaredName })
}

/** Gives a document of a person out. Throws `not_found`, also for a letter without the permission to see pay. */
export async function givePersonFile({
  context,
  personId,
  fileId,
}: {
  context: ApiContext
  personId: string
  fileId: string
}): Promise<OpenedFile> {
  const access = await authorizePermission({ context, permission: 'people.manage' })

  return openPersonFile({ ...toContext(access, readAddressId(personId, 'person')), fileId: readAddressId(fileId, 'document') })
}

function toContext(access: Access, personId: string): PersonFileContext {
  return { ...actOf(access), permissions: access.permissions, personId }
}
