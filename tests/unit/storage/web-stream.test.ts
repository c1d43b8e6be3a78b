import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { toWebStream } from '#lib/platform/storage/web-stream.ts'
import { largeBody, MEBIBYTE } from '#tests/unit/storage/byte-streams.ts'

test('a slow reader is read only a little ahead of', async () => {
  let readBytes = 0
  const { source, stream } = open((bytes) => (readBytes += bytes))
  const reader = stream.getReader()
  await reader.read()
  await new Promise((resolve) => setImmediate(resolve))

  expect(readBytes).toBeLessThan(MEBIBYTE)
  await reader.cancel()
  expect(source.destroyed).toBe(true)
})

test('breaking off at any moment closes the source and throws nothing that nobody catches', async () => {
  for (let reads = 0; reads < 20; reads += 1) {
    const { source, stream } = open()
    const reader = stream.getReader()
    for (let count = 0; count < reads; count += 1) await reader.read()
    void reader.read()
    await reader.cancel()
    expect(source.destroyed).toBe(true)
  }
  await new Promise((resolve) => setImmediate(resolve))
})

test('a source that fails, before the first read too, fails the reading', async () => {
  const { source, stream } = open()
  source.destroy(new Error('connection reset'))
  await new Promise((resolve) => setImmediate(resolve))

  await expect(stream.getReader().read()).rejects.toThrow('connection reset')
})

function open(onPiece?: (bytes: number) => void) {
  const source = Readable.from(largeBody({ mebibytes: 32, onPiece }), { objectMode: false })

  return { source, stream: toWebStream(source) }
}
