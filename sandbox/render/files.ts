import { createHash } from 'node:crypto'
import type { StoredFile } from '#sandbox/model.ts'
import type { View } from '#sandbox/view.ts'

/** A handle is base64 of {handle, signature, version} with no expiry inside (seen in practice); file.info turns it into a URL. */
export function renderFileHandle(file: StoredFile) {
  const inner = { type: 'CandidateFile', fileId: file.id, ownerId: file.ownerId }
  const signature = createHash('sha256').update(`${file.id} ${file.ownerId}`).digest('hex')
  const handle = Buffer.from(JSON.stringify({ handle: inner, signature, version: '1' })).toString('base64')

  return { id: file.id, name: file.name, handle }
}

export function renderFileHandles(view: View, ids: readonly string[]) {
  return ids.flatMap((id) => {
    const file = view.get('file', id)

    return file ? [renderFileHandle(file)] : []
  })
}

/** The id of the file a handle points at, or null when the handle is not one of ours. */
export function readFileHandle(handle: string): string | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(handle, 'base64').toString('utf8'))
    if (typeof parsed !== 'object' || parsed === null || !('handle' in parsed)) return null
    const inner = parsed.handle
    if (typeof inner !== 'object' || inner === null || !('fileId' in inner)) return null

    return typeof inner.fileId === 'string' ? inner.fileId : null
  } catch {
    return null
  }
}
