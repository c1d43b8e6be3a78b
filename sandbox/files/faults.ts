import type { FileFault, StoredFile } from '#sandbox/model.ts'

/** Ways in which one file misbehaves. */
export const FILE_FAULTS = ['huge', 'lying', 'gone', 'empty', 'redirected'] as const satisfies readonly FileFault[]

export const FILE_FAULT_LABELS: Readonly<Record<FileFault, string>> = {
  huge: '200 MB large',
  lying: 'not what its name says',
  gone: 'its handle no longer resolves',
  empty: 'empty',
  redirected: 'its address leads to another one',
}

const HUGE_BYTES = 200 * 1024 * 1024
const CHUNK_BYTES = 256 * 1024

/** A program where its name says a document. */
const PROGRAM = Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00'), Buffer.alloc(4096, 0x90)])

/** What a misbehaving file sends in place of its own bytes; null for those that send their own. */
export function renderFault({ fault }: StoredFile): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null {
  if (fault === 'empty') return new Uint8Array()
  if (fault === 'lying') return new Uint8Array(PROGRAM)

  return fault === 'huge' ? renderHuge() : null
}

/** Made while it is sent, and without a length, so that only counting tells how large it is. */
function renderHuge(): ReadableStream<Uint8Array> {
  let sent = 0

  return new ReadableStream({
    pull(controller) {
      const chunk = new Uint8Array(CHUNK_BYTES).fill(0x20)
      if (sent === 0) chunk.set(Buffer.from('%PDF-1.7\n'))
      controller.enqueue(chunk)
      sent += chunk.byteLength
      if (sent >= HUGE_BYTES) controller.close()
    },
  })
}
