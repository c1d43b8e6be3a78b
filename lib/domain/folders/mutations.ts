import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act, AuditAct, AuditValues } from '#lib/domain/audit/schema.ts'
import { dropWaitingFiles } from '#lib/domain/new-hires/files/mutations.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { execute } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError, notFoundError } from '#lib/platform/errors.ts'
import { cleanLine, foldText } from '#lib/platform/format/text.ts'
import type { Folder, FolderRule, Folders } from './contract.ts'
import { readFolders, readRule } from './queries.ts'
import { FOLDERS_MAX } from './terms.ts'

/** @throws AppError `invalid_input` for a name that another folder has, `conflict` where there are too many. */
export async function createFolder({ name, ...act }: Act & { name: string }): Promise<Folder> {
  const { scope } = act
  const { organizationId } = scope

  return inTenant(scope, async (tx) => {
    await lockFolders(tx, scope)
    const names = await readFreeName(tx, { scope, name, id: null })
    if ((await tx.documentFolder.count({ where: { organizationId } })) >= FOLDERS_MAX) {
      throw conflictError(`There are ${FOLDERS_MAX} folders. Delete one first.`)
    }
    const folder = await tx.documentFolder.create({ data: { organizationId, ...names }, select: { id: true, name: true } })
    await noteAct(tx, { ...act, action: 'folder.created', id: folder.id, after: { name: folder.name } })

    return folder
  })
}

/** @throws AppError `not_found`, `invalid_input` for a name that another folder has. */
export async function renameFolder({ id, name, ...act }: Act & { id: string; name: string }): Promise<Folder> {
  const { scope } = act

  return inTenant(scope, async (tx) => {
    await lockFolders(tx, scope)
    const before = await findFolder(tx, { scope, id })
    const names = await readFreeName(tx, { scope, name, id })
    if (names.name === before.name) return before
    const folder = await tx.documentFolder.update({ where: tenantKey(scope, id), data: names, select: { id: true, name: true } })
    await noteAct(tx, { ...act, action: 'folder.renamed', id, before: { name: before.name }, after: { name: folder.name } })

    return folder
  })
}

/** Deletes a folder. Its documents stay, and rules that named it let files stand without one. Throws `not_found`. */
export async function deleteFolder({ id, ...act }: Act & { id: string }): Promise<void> {
  const { scope } = act
  const inFolder = { where: { organizationId: scope.organizationId, folderId: id }, data: { folderId: null } }
  await inTenant(scope, async (tx) => {
    await lockFolders(tx, scope)
    const { name } = await findFolder(tx, { scope, id })
    await tx.folderRule.updateMany(inFolder)
    await tx.document.updateMany(inFolder)
    await tx.documentFolder.delete({ where: tenantKey(scope, id), select: { id: true } })
    await noteAct(tx, { ...act, action: 'folder.deleted', id, before: { name } })
    await notifyChange(tx, { scope, topic: 'people' })
  })
}

/** Decides where files of one kind go from now on; those that wait of a kind that is off are not fetched any more. Throws `not_found`. */
export async function setFolderRule({ kind, folderId, isOff, ...act }: Act & FolderRule): Promise<Folders> {
  const { scope } = act
  const { organizationId } = scope

  return inTenant(scope, async (tx) => {
    await lockFolders(tx, scope)
    if (folderId) await findFolder(tx, { scope, id: folderId })
    const before = (await readRule(tx, { scope, kind })) ?? { folderId: null, isOff: false }
    const after = { folderId: isOff ? null : folderId, isOff }
    await tx.folderRule.upsert({
      where: { organizationId_kind: { organizationId, kind } },
      create: { organizationId, kind, ...after },
      update: after,
      select: { kind: true },
    })
    if (isOff) await dropWaitingFiles(tx, { scope, kind })
    // A rule has no id of its own: the organization has one of each kind.
    await noteAct(tx, { ...act, action: 'folder.rule-changed', id: organizationId, before: { kind, ...before }, after: { kind, ...after } })

    return readFolders(tx, scope)
  })
}

/** Folders change one at a time: a name that is free, and a folder that is there, stay so until the act is done. */
async function lockFolders(tx: TenantTransaction, { organizationId }: TenantScope): Promise<void> {
  await execute(tx)`select pg_advisory_xact_lock(hashtextextended(${`folders:${organizationId}`}, 0))`
}

async function findFolder(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<Folder> {
  const folder = await tx.documentFolder.findUnique({ where: tenantKey(scope, id), select: { id: true, name: true } })
  if (!folder) throw notFoundError('folder')

  return folder
}

type FreeName = { scope: TenantScope; name: string /** The folder that is renamed. */; id: string | null }

async function readFreeName(tx: TenantTransaction, { scope, name, id }: FreeName): Promise<{ name: string; nameKey: string }> {
  const clean = cleanLine(name)
  const nameKey = foldText(clean)
  const taken = await tx.documentFolder.findUnique({
    where: { organizationId_nameKey: { organizationId: scope.organizationId, nameKey } },
    select: { id: true },
  })
  const problem = clean === '' ? 'Enter a name.' : taken && taken.id !== id ? 'Another folder has this name.' : null
  if (problem) throw new AppError({ code: 'invalid_input', retry: 'no', userMessage: problem, fields: { name: problem } })

  return { name: clean, nameKey }
}

type NoteAct = Act & {
  action: Extract<AuditAct, { objectKind: 'folder' }>['action']
  id: string
  before?: AuditValues
  after?: AuditValues
}

async function noteAct(tx: TenantTransaction, { origin, id, ...act }: NoteAct): Promise<void> {
  await writeAudit(tx, { ...act, ...origin, objectKind: 'folder', objectId: id })
  await notifyChange(tx, { scope: act.scope, topic: 'documents' })
}
