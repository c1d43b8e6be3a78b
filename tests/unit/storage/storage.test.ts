import { randomBytes } from 'node:crypto'
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { AppError } from '#lib/platform/errors.ts'
import { checkStorage } from '#lib/platform/storage/check-storage.ts'
import { createFileKey } from '#lib/platform/storage/file-key.ts'
import { createFolderStorage } from '#lib/platform/storage/folder-storage.ts'
import { createS3Storage } from '#lib/platform/storage/s3-storage.ts'
import { withReadableErrors } from '#lib/platform/storage/storage.ts'
import type { Storage } from '#lib/platform/storage/storage-driver.ts'
import { type S3Server, startS3Server } from '#tests/setup/s3-server.ts'
import { createTemporaryFolder } from '#tests/setup/temporary-folder.ts'
import { largeBody, MEBIBYTE, newFileKey, pieces, readStored } from '#tests/unit/storage/byte-streams.ts'

/** `leftovers` are files and unfinished uploads alike. */
type Place = { files: Storage; leftovers: () => string[] }

const places: [string, () => Promise<Place>][] = [
  ['a folder', openFolder],
  ['a bucket', async () => (await openBucket()).place],
]

describe.each(places)('files in %s', (_name, openPlace) => {
  test.each([
    ['empty', Buffer.alloc(0)],
    ['small', Buffer.from('a contract')],
    ['of several parts', randomBytes(12 * MEBIBYTE + 7)],
  ])('come back as they were put when %s', async (_size, content) => {
    const { files } = await openPlace()
    const key = newFileKey()
    await files.put({ key, body: pieces(content.subarray(0, 5), content.subarray(5)) })

    const found = await files.open(key)
    expect(found?.bytes).toBe(content.byteLength)
    expect(Buffer.from(await new Response(found?.stream).arrayBuffer()).equals(content)).toBe(true)
  })

  test('are replaced by the same key, apart by another organization, gone after removal, which may be repeated', async () => {
    const { files, leftovers } = await openPlace()
    const id = '0198c0de-0000-7000-8000-000000000001'
    const [mine, theirs] = [newFileKey(), newFileKey()].map((key) => createFileKey({ organizationId: key.split('/')[1] ?? '', id }))
    if (!mine || !theirs) throw new Error('two keys were made')
    await files.put({ key: mine, body: pieces('first') })
    await files.put({ key: mine, body: pieces('second') })

    expect(String(await readStored(files, mine))).toBe('second')
    expect(await files.open(theirs)).toBeNull()
    await files.remove(mine)
    await files.remove(mine)
    expect(await files.open(mine)).toBeNull()
    expect(leftovers()).toEqual([])
  })

  test.each([1, 12])('leave nothing behind and keep the error when a body of %i MiB fails at its end', async (mebibytes) => {
    const { files, leftovers } = await openPlace()
    const failure = new Error('the sender went away')

    await expect(files.put({ key: newFileKey(), body: largeBody({ mebibytes, failure }) })).rejects.toBe(failure)
    expect(leftovers()).toEqual([])
  })

  test('pass the check of the installation, which leaves nothing', async () => {
    const { files, leftovers } = await openPlace()
    await checkStorage(files)
    expect(leftovers()).toEqual([])
  })
})

describe('a folder', () => {
  test('lets nobody but its user read the files', async () => {
    const dataDir = createTemporaryFolder()
    const key = newFileKey()
    await createFolderStorage({ dataDir }).put({ key, body: pieces('a contract') })

    const modes = [key, path.dirname(key), 'documents', 'documents/.incoming'].map(
      (each) => statSync(path.join(dataDir, each)).mode & 0o777,
    )
    expect(modes).toEqual([0o600, 0o700, 0o700, 0o700])
  })

  test('forgets uploads of a killed process and no others', async () => {
    const { files, dataDir } = openFolderAt()
    const key = newFileKey()
    await files.put({ key, body: pieces('stays') })
    const incoming = path.join(dataDir, 'documents', '.incoming')
    for (const name of ['old', 'new']) writeFileSync(path.join(incoming, name), 'half')
    utimesSync(path.join(incoming, 'old'), 1, 1)

    expect(await files.removeAbandonedUploads(new Date(Date.now() - MEBIBYTE))).toBe(1)
    expect(readdirSync(incoming)).toEqual(['new'])
    expect(String(await readStored(files, key))).toBe('stays')
  })
})

describe('a bucket', () => {
  test('is sent a large file part by part, never far behind what was read of it', async () => {
    const { place, server } = await openBucket()
    let readBytes = 0
    let mostAhead = 0
    const onPiece = (bytes: number) => {
      readBytes += bytes
      mostAhead = Math.max(mostAhead, readBytes - server.receivedBytes)
    }
    await place.files.put({ key: newFileKey(), body: largeBody({ mebibytes: 32, onPiece }) })

    expect(readBytes).toBe(32 * MEBIBYTE)
    expect(mostAhead).toBeLessThan(11 * MEBIBYTE)
  })

  test('that refuses a part ends the reading, keeps nothing and is reported as our trouble', async () => {
    const { place, server } = await openBucket()
    server.refuses = ({ query }) => query.partNumber === '2'
    let readBytes = 0
    const body = largeBody({ mebibytes: 64, onPiece: (bytes) => (readBytes += bytes) })

    await expect(place.files.put({ key: newFileKey(), body })).rejects.toMatchObject({ code: 'unavailable', retry: 'later' })
    expect(readBytes).toBeLessThan(20 * MEBIBYTE)
    expect(place.leftovers()).toEqual([])
  })

  test('that is away or refuses is not taken for a file that is missing', async () => {
    const { place, server } = await openBucket()
    server.refuses = () => true
    await expect(place.files.open(newFileKey())).rejects.toBeInstanceOf(AppError)
    await expect(checkStorage(place.files)).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('forgets uploads of a killed process, on all pages of the list, and no others', async () => {
    const { place, server } = await openBucket()
    const addUpload = (id: string, key: string, initiated: Date) => server.uploads.set(id, { key, initiated, parts: new Map() })
    const before = new Date(Date.now() - MEBIBYTE)
    addUpload('old', newFileKey(), new Date(0))
    addUpload('new', newFileKey(), new Date())
    addUpload('older', newFileKey(), new Date(0))
    addUpload('of another program', 'backups/1', new Date(0))

    expect(await place.files.removeAbandonedUploads(before)).toBe(2)
    expect([...server.uploads.keys()]).toEqual(['new', 'of another program'])
  })
})

describe('the key of a file', () => {
  const id = '0198c0de-0000-7000-8000-000000000001'

  test('is the same however its ids are written', () => {
    expect(createFileKey({ organizationId: id.toUpperCase(), id })).toBe(`documents/${id}/${id}`)
  })

  test.each(['', '..', `../${id}`, `${id}/..`, `${id}\n`, 'logo.png'])('is refused for %j', (wrong) => {
    expect(() => createFileKey({ organizationId: id, id: wrong })).toThrow('two UUIDs')
    expect(() => createFileKey({ organizationId: wrong, id })).toThrow('two UUIDs')
  })
})

function openFolderAt(): { files: Storage; dataDir: string } {
  const dataDir = createTemporaryFolder()

  return { files: withReadableErrors(createFolderStorage({ dataDir })), dataDir }
}

async function openFolder(): Promise<Place> {
  const { files, dataDir } = openFolderAt()
  const entries = () => readdirSync(dataDir, { recursive: true, withFileTypes: true })

  return {
    files,
    leftovers: () =>
      entries()
        .filter((entry) => entry.isFile())
        .map(({ name }) => name),
  }
}

async function openBucket(): Promise<{ place: Place; server: S3Server }> {
  const server = await startS3Server()
  onTestFinished(server.close)
  const leftovers = () => [...server.objects.keys(), ...server.uploads.keys()]

  return { place: { files: withReadableErrors(createS3Storage(server.settings)), leftovers }, server }
}
