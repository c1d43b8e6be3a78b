import { createHash } from 'node:crypto'
import { AppError } from '#lib/platform/errors.ts'
import { checkContent } from './check-content.ts'
import { fileError, fileTooLargeError, uploadBrokenError } from './file-error.ts'
import type { FileKey } from './file-key.ts'
import { FILE_KINDS, type FileKind, findKindByExtension } from './file-kinds.ts'
import { cleanFileName, readExtension } from './file-name.ts'
import { storage } from './storage.ts'
import type { Storage } from './storage-driver.ts'

export type ReceiveFileInput = {
  /** The body of the request, as it comes. */
  stream: ReadableStream<Uint8Array> | null
  key: FileKey
  /** The name that the sender gave it; nothing of it is believed. */
  declaredName: string
  accepts: readonly FileKind[]
  bytesMax: number
  /** Where it goes; the installation's storage unless given. */
  to?: Storage
}

export type ReceivedFile = {
  /** Cleaned, fit to be shown. */
  name: string
  kind: FileKind
  mediaType: string
  /** The usual one of its kind, without a dot. */
  extension: string
  bytes: number
  sha256: Uint8Array<ArrayBuffer>
}

/**
 * Takes a file in: streams it to the storage under `key`, while its size, its type and its hash are looked at. Of a refused file
 * nothing is kept, and no more is read of it.
 * @throws AppError `too_large`, `file_empty`, `file_type_refused` (the name says a kind that is not accepted), `file_mismatch` (it is
 * not what its name says), `upload_broken`, `unavailable`.
 */
export async function receiveFile({ stream, key, declaredName, accepts, bytesMax, to }: ReceiveFileInput): Promise<ReceivedFile> {
  const name = cleanFileName(declaredName)
  const kind = chooseKind({ name, accepts })
  const hash = createHash('sha256')
  let bytes = 0

  async function* measure(): AsyncGenerator<Uint8Array> {
    for await (const chunk of checkContent({ body: limitBytes({ stream, bytesMax }), kind })) {
      hash.update(chunk)
      bytes += chunk.byteLength
      yield chunk
    }
  }
  const target = to ?? (await storage())
  await target.put({ key, body: measure() })

  const { mediaType, extensions } = FILE_KINDS[kind]

  return { name, kind, mediaType, extension: extensions[0], bytes, sha256: new Uint8Array(hash.digest()) }
}

async function* limitBytes({ stream, bytesMax }: Pick<ReceiveFileInput, 'stream' | 'bytesMax'>): AsyncGenerator<Uint8Array> {
  let bytes = 0
  try {
    for await (const chunk of stream ?? []) {
      bytes += chunk.byteLength
      if (bytes > bytesMax) throw fileTooLargeError(bytesMax)
      yield chunk
    }
  } catch (error) {
    throw error instanceof AppError ? error : uploadBrokenError(error)
  }
}

function chooseKind({ name, accepts }: { name: string; accepts: readonly FileKind[] }): FileKind {
  const extension = readExtension(name)
  const kind = findKindByExtension(extension)
  if (kind && accepts.includes(kind)) return kind

  const what = extension === '' ? 'A file without an extension in its name is' : `Files that end in .${extension} are`
  const wanted = new Intl.ListFormat('en', { type: 'disjunction' }).format(accepts.map((each) => FILE_KINDS[each].label))
  throw fileError('file_type_refused', `${what} not taken here. Send ${wanted}.`)
}
