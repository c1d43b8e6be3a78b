import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { FileKind } from '#lib/platform/storage/file-kinds.ts'
import { createFolderStorage } from '#lib/platform/storage/folder-storage.ts'
import { receiveFile } from '#lib/platform/storage/receive-file.ts'
import { withReadableErrors } from '#lib/platform/storage/storage.ts'
import type { Storage } from '#lib/platform/storage/storage-driver.ts'
import { toWebStream } from '#lib/platform/storage/web-stream.ts'
import { createTemporaryFolder } from '#tests/setup/temporary-folder.ts'
import { largeBody, MEBIBYTE, newFileKey, pieces, readStored } from '#tests/unit/storage/byte-streams.ts'

const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n')
const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
  Buffer.from('0000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082', 'hex'),
])
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')
const webp = Buffer.from('524946461a000000574542505650384c0d0000002f0000001007101111888808', 'hex')
const docx = createZip([
  ['_rels/.rels', '<Relationships/>'],
  ['word/document.xml', '<w:document/>'],
  ['[Content_Types].xml', '<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'],
])
const all: FileKind[] = ['pdf', 'docx', 'xlsx', 'pptx', 'png', 'jpeg', 'webp', 'csv', 'txt']

describe('a file that is what its name says', () => {
  test.each([
    ['Offer.pdf', pdf, 'application/pdf', 'pdf'],
    ['contract.DOCX', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
    ['logo.png', png, 'image/png', 'png'],
    ['photo.jpeg', jpeg, 'image/jpeg', 'jpg'],
    ['logo.webp', webp, 'image/webp', 'webp'],
    ['people.csv', Buffer.from('BMI,name\r\n21,Zoë 🦊\r\n'), 'text/csv', 'csv'],
    ['notes.txt', Buffer.from('\uFEFFa < b, and\tc'), 'text/plain', 'txt'],
  ])('%s is kept, measured and hashed', async (declaredName, content, mediaType, extension) => {
    const { files, key, receive } = open()
    // In single bytes, so that characters and first bytes come in pieces.
    const received = await receive({ declaredName, body: pieces(...[...content].map((byte) => Uint8Array.of(byte))) })

    const sha256 = new Uint8Array(createHash('sha256').update(content).digest())
    expect(received).toMatchObject({ name: declaredName, mediaType, extension, bytes: content.byteLength, sha256 })
    expect((await readStored(files, key))?.equals(content)).toBe(true)
  })

  test('is taken up to the very last byte that is allowed', async () => {
    const { receive } = open()
    expect(await receive({ declaredName: 'a.txt', body: pieces('12345'), bytesMax: 5 })).toMatchObject({ bytes: 5 })
  })
})

describe('a file is refused, and nothing kept of it,', () => {
  test.each([
    [
      'a page named PDF',
      'cv.pdf',
      '<!doctype html><script>alert(1)</script>',
      'file_mismatch',
      /By its name the file is PDF, but that is not/,
    ],
    ['a Word file named PDF', 'cv.pdf', docx, 'file_mismatch', /what is inside is Word \(\.docx\)/],
    ['a PDF named text', 'cv.txt', pdf, 'file_mismatch', /what is inside is PDF/],
    ['a plain archive named Word', 'cv.docx', createZip([['run.exe', 'MZ']]), 'file_mismatch', /Check the file and send it again/],
    ['a page named text', 'a.txt', ' \n<HTML>', 'file_mismatch', /By its name the file is plain text/],
    ['a drawing named CSV', 'a.csv', '\uFEFF<?xml version="1.0"?><svg onload="alert(1)"/>', 'file_mismatch', /By its name the file is CSV/],
    ['a program named text', 'a.txt', Buffer.from('4d5a90000300', 'hex'), 'file_mismatch', /not text in UTF-8/],
    ['text of another encoding', 'a.csv', Buffer.from('Zo\u00eb', 'latin1'), 'file_mismatch', /Save it as UTF-8/],
    ['text that breaks off in a character', 'a.csv', Buffer.from('Zoë').subarray(0, 3), 'file_mismatch', /Save it as UTF-8/],
    ['nothing at all', 'a.pdf', '', 'file_empty', /The file is empty/],
    ['a drawing', 'logo.svg', '<svg/>', 'file_type_refused', /Files that end in \.svg are not taken here\. Send PDF, .* or plain text\./],
    ['a page', 'a.html', '<p>', 'file_type_refused', /\.html/],
    ['a name without extension', 'README', 'text', 'file_type_refused', /without an extension/],
  ])('%s', async (_what, declaredName, content, code, userMessage) => {
    const { files, key, receive } = open()
    const refusal = receive({ declaredName, body: pieces(content) })
    await expect(refusal).rejects.toMatchObject({
      code,
      userMessage: expect.stringMatching(userMessage),
      fields: { file: expect.anything() },
    })
    expect(await files.open(key)).toBeNull()
  })

  test('a kind that this use does not accept', async () => {
    const refusal = open().receive({ declaredName: 'cv.pdf', body: pieces(pdf), accepts: ['png', 'jpeg'] })
    await expect(refusal).rejects.toMatchObject({ code: 'file_type_refused', userMessage: expect.stringContaining('Send PNG or JPEG.') })
  })

  test('50 MB where 5 are allowed, of which no more is read than that', async () => {
    const { files, key, receive } = open()
    let readBytes = 0
    const body = largeBody({ mebibytes: 50, onPiece: (bytes) => (readBytes += bytes) })
    const refusal = receive({ declaredName: 'a.txt', body, bytesMax: 5 * MEBIBYTE })

    await expect(refusal).rejects.toMatchObject({ code: 'too_large', userMessage: expect.stringContaining('larger than 5 MB') })
    expect(readBytes).toBeLessThan(7 * MEBIBYTE)
    expect(await files.open(key)).toBeNull()
  })

  test('text with a zero byte after many good ones', async () => {
    const { receive } = open()
    const body = pieces(Buffer.alloc(MEBIBYTE, 'good '), Buffer.alloc(1))
    await expect(receive({ declaredName: 'a.txt', body })).rejects.toMatchObject({ code: 'file_mismatch' })
  })

  test('one whose sender goes away', async () => {
    const { files, key, receive } = open()
    const body = largeBody({ mebibytes: 1, failure: new Error('aborted') })
    await expect(receive({ declaredName: 'a.txt', body })).rejects.toMatchObject({ code: 'upload_broken', retry: 'later' })
    expect(await files.open(key)).toBeNull()
  })
})

type ReceiveInput = { declaredName: string; body: AsyncGenerator<Uint8Array>; accepts?: FileKind[]; bytesMax?: number }

function open() {
  const files: Storage = withReadableErrors(createFolderStorage({ dataDir: createTemporaryFolder() }))
  const key = newFileKey()
  const receive = ({ declaredName, body, accepts = all, bytesMax = 20 * MEBIBYTE }: ReceiveInput) =>
    receiveFile({ stream: toWebStream(Readable.from(body, { objectMode: false })), key, declaredName, accepts, bytesMax, to: files })

  return { files, key, receive }
}

/** An archive of stored entries, its table of contents left out: what is looked at are the entries' own headers. */
function createZip(entries: [string, string][]): Buffer {
  return Buffer.concat(
    entries.flatMap(([name, content]) => {
      const header = Buffer.alloc(30)
      header.writeUInt32LE(0x04034b50, 0)
      header.writeUInt16LE(20, 4)
      header.writeUInt32LE(crc32(content), 14)
      header.writeUInt32LE(content.length, 18)
      header.writeUInt32LE(content.length, 22)
      header.writeUInt16LE(name.length, 26)

      return [header, Buffer.from(name), Buffer.from(content)]
    }),
  )
}
