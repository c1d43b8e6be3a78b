import { createId } from '#lib/platform/db/id.ts'
import { createFileKey, type FileKey } from '#lib/platform/storage/file-key.ts'
import type { Storage } from '#lib/platform/storage/storage-driver.ts'

export const MEBIBYTE = 1024 * 1024

export function newFileKey(): FileKey {
  return createFileKey({ organizationId: createId(), id: createId() })
}

/** A body that comes in these pieces. */
export async function* pieces(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part)
}

/** A body of so many MiB, in pieces of 64 KiB as a request brings them; it fails at its end where `failure` is given. */
export async function* largeBody({ mebibytes, failure, onPiece }: LargeBodyInput): AsyncGenerator<Uint8Array> {
  const piece = Buffer.alloc(64 * 1024, 'handoff ')
  for (let count = 0; count < mebibytes * 16; count += 1) {
    onPiece?.(piece.byteLength)
    yield piece
  }
  if (failure) throw failure
}

type LargeBodyInput = { mebibytes: number; failure?: Error; onPiece?: ((bytes: number) => void) | undefined }

export async function readStored(files: Storage, key: FileKey): Promise<Buffer | null> {
  const found = await files.open(key)

  return found ? Buffer.from(await new Response(found.stream).arrayBuffer()) : null
}
