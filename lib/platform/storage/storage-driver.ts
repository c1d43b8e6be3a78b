import type { FileKey } from './file-key.ts'

export type PutFileInput = { key: FileKey; body: AsyncIterable<Uint8Array> }

/** An open file. Its stream holds a connection or a file handle: read it to its end, or cancel it. */
export type OpenFile = { stream: ReadableStream<Uint8Array>; bytes: number }

/**
 * Where files are kept. No driver ever holds a whole file in memory, and a file is there whole or not at all:
 * when `body` fails, nothing of it stays, and `put` fails with the same error.
 */
export type Storage = {
  /** Keeps a file under its key, in place of an earlier one. */
  put: (input: PutFileInput) => Promise<void>
  /** Null where there is no such file. */
  open: (key: FileKey) => Promise<OpenFile | null>
  /** Forgets a file; one that is not there is no error. */
  remove: (key: FileKey) => Promise<void>
  /**
   * Uploads that began before this instant and never ended, because their process was killed, are removed; answers how many.
   * Only what is not yet a file is looked at.
   */
  removeAbandonedUploads: (before: Date) => Promise<number>
}
