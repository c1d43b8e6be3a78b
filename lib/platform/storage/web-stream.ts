import type { Readable } from 'node:stream'

/**
 * A Node stream as a web stream, which reads only what its reader asks for and closes what it reads from when it is cancelled.
 * Node's own `Readable.toWeb` will not do: cancelled in the wrong moment it throws where nobody can catch it, and one download that
 * somebody breaks off would end the process.
 */
export function toWebStream(readable: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = readable[Symbol.asyncIterator]()
  // A failure before the first read has no other listener yet. The reading that follows meets it again.
  readable.on('error', () => undefined)

  return new ReadableStream(
    {
      async pull(controller) {
        const next = await chunks.next()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      cancel: () => void readable.destroy(),
    },
    { highWaterMark: 0 },
  )
}
