import { type Access, type ApiContext, authorizePermission, implementForOrganization, readAddressId } from '#lib/domain/access/api.ts'
import { createCsvStream } from '#lib/platform/http/csv-stream.ts'
import { type PeopleImport, peopleImportsContract } from './contract.ts'
import { cancelImport, type ImportActor, startImport, takeImport } from './mutations.ts'
import { findLatestImport, getImport, type ImportReader, listRefusals, readRefusalPages } from './queries.ts'

const os = implementForOrganization(peopleImportsContract)

/** Procedures about imports of people. Their files go by /api/files. */
export const peopleImportsApi = {
  latest: os.latest.handler(({ context: { access } }) => findLatestImport(readerOf(access))),
  get: os.get.handler(({ context: { access }, input: { id } }) => getImport({ ...readerOf(access), id })),
  start: os.start.handler(({ context: { access }, input }) => startImport({ ...actorOf(access), ...input })),
  cancel: os.cancel.handler(({ context: { access }, input: { id } }) => cancelImport({ ...actorOf(access), id })),
  refusals: os.refusals.handler(({ context: { access }, input }) => listRefusals({ scope: access.scope, ...input })),
}

export type TakePeopleFile = { context: ApiContext; body: ReadableStream<Uint8Array> | null; declaredName: string }

/** Takes a file of people in, for whoever may manage them. Throws as `takeImport` does. */
export async function takePeopleFile({ context, body, declaredName }: TakePeopleFile): Promise<PeopleImport> {
  const access = await authorizePermission({ context, permission: 'people.manage' })

  return takeImport({ ...actorOf(access), stream: body, declaredName })
}

/** The refused rows of an import as CSV, to whoever may manage people. Throws `not_found`. */
export async function giveRefusals({ context, id }: { context: ApiContext; id: string }): Promise<ReadableStream<Uint8Array>> {
  const access = await authorizePermission({ context, permission: 'people.manage' })
  const found = await getImport({ ...readerOf(access), id: readAddressId(id, 'import') })

  return createCsvStream({ columns: ['Row', 'Problem'], pages: readRefusalPages({ scope: access.scope, id: found.id }) })
}

function readerOf({ scope, actor, permissions }: Access): ImportReader {
  return { scope, userId: actor.userId, permissions }
}

function actorOf({ scope, actor, permissions, ipAddress, requestId }: Access): ImportActor {
  return { scope, actor, permissions, origin: { ipAddress, requestId } }
}
