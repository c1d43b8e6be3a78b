import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { FILES_FOLDER, type FileKey } from './file-key.ts'
import type { OpenFile, PutFileInput, Storage } from './storage-driver.ts'
import { toWebStream } from './web-stream.ts'

/** Nobody but the user of the process reads what people uploaded. */
const FOLDER_MODE = 0o700
const FILE_MODE = 0o600

/** Files in a folder of this host. `dataDir` is made where it is missing. */
export function createFolderStorage({ dataDir }: { dataDir: string }): Storage {
  // In the same file system as the files, so that a rename puts one into its place in one step.
  const incomingDir = path.join(dataDir, FILES_FOLDER, '.incoming')
  const pathOf = (key: FileKey) => path.join(dataDir, key)

  return {
    put: ({ key, body }) => putFile({ body, incomingDir, target: pathOf(key) }),
    open: (key) => openFile(pathOf(key)),
    remove: (key) => rm(pathOf(key), { force: true }),
    removeAbandonedUploads: (before) => removeOlder({ dir: incomingDir, before }),
  }
}

type PutIntoFolderInput = { body: PutFileInput['body']; incomingDir: string; target: string }

async function putFile({ body, incomingDir, target }: PutIntoFolderInput): Promise<void> {
  const incoming = path.join(incomingDir, randomUUID())
  await mkdir(incomingDir, { recursive: true, mode: FOLDER_MODE })

  try {
    await writeFile(incoming, body, { flag: 'wx', mode: FILE_MODE, flush: true })
    await mkdir(path.dirname(target), { recursive: true, mode: FOLDER_MODE })
    await rename(incoming, target)
  } catch (error) {
    await rm(incoming, { force: true })
    throw error
  }
  await syncFolder(path.dirname(target))
}

/** The new name is on the disk only once its folder is, too. */
async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function openFile(file: string): Promise<OpenFile | null> {
  const handle = await open(file, 'r').catch(nullWhereMissing)
  if (!handle) return null

  try {
    const { size } = await handle.stat()

    return { bytes: size, stream: toWebStream(handle.createReadStream()) }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function removeOlder({ dir, before }: { dir: string; before: Date }): Promise<number> {
  const names = (await readdir(dir).catch(nullWhereMissing)) ?? []
  let count = 0
  for (const name of names) {
    const file = path.join(dir, name)
    const found = await stat(file).catch(nullWhereMissing)
    if (!found || found.mtime >= before) continue
    await rm(file, { force: true })
    count += 1
  }

  return count
}

function nullWhereMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
