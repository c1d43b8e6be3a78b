import { type ApiContext, authorizePermission, implementForOrganization, readAddressId } from '#lib/domain/access/api.ts'
import { hireContext } from '#lib/domain/new-hires/api.ts'
import { type HireFiles, hireFilesContract } from '#lib/domain/new-hires/files/contract.ts'
import { openHireFile, retryHireFile } from '#lib/domain/new-hires/files/mutations.ts'
import { type FilesConnection, listHireFiles, type OpenedFile } from '#lib/domain/new-hires/files/queries.ts'
import type { FileFetching } from '#lib/domain/new-hires/files/terms.ts'
import type { HireContext } from '#lib/domain/new-hires/mutations.ts'
import { conflictError } from '#lib/platform/errors.ts'
import { hasPermission } from '#lib/sources/ashby/permissions.ts'

const os = implementForOrganization(hireFilesContract)

/** Procedures about the files of one new hire. Whether Ashby's key may read them is known here. */
export const hireFilesApi = {
  list: os.list.handler(({ context: { access }, input }) => readFiles(hireContext(access), input.id)),
  retry: os.retry.handler(async ({ context: { access }, input: { id, fileId } }) => {
    const context = hireContext(access)
    const { fetching } = await readFiles(context, id)
    if (fetching !== 'on') throw conflictError(REFUSALS[fetching])
    await retryHireFile({ ...context, newHireId: id, fileId })

    return readFiles(context, id)
  }),
}

export type GiveHireFile = { context: ApiContext; newHireId: string; fileId: string }

/** Gives a document of a new hire out, to whoever may see it. Throws `not_found`. */
export async function giveHireFile({ context, newHireId, fileId }: GiveHireFile): Promise<OpenedFile> {
  const access = await authorizePermission({ context, permission: 'newHires.manage' })
  const ids = { newHireId: readAddressId(newHireId, 'new hire'), fileId: readAddressId(fileId, 'document') }

  return openHireFile({ ...hireContext(access), ...ids })
}

async function readFiles(context: HireContext, newHireId: string): Promise<HireFiles> {
  const { connection, ...files } = await listHireFiles({ ...context, newHireId })

  return { ...files, fetching: describeFetching(connection) }
}

const REFUSALS: Readonly<Record<Exclude<FileFetching, 'on'>, string>> = {
  noKey: 'Documents need a key with Candidates Read and API Keys Read. Add one in Integrations.',
  noPermission: 'The key may not read candidates. Tick Candidates Read for it in Ashby, then check it in Integrations.',
  paused: 'The account is paused. Resume it to fetch documents.',
  disconnected: 'The account is disconnected. Connect it again to fetch documents.',
}

function describeFetching({ state, keySealed, keyScopes }: FilesConnection): FileFetching {
  if (state === 'Disconnected') return 'disconnected'
  if (!keySealed) return 'noKey'
  if (!hasPermission(keyScopes, 'candidates:read')) return 'noPermission'

  return state === 'Paused' ? 'paused' : 'on'
}
