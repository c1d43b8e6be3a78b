import { createHash, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { S3Settings } from '#lib/platform/storage/s3-storage.ts'

type Upload = { key: string; initiated: Date; parts: Map<number, Buffer> }
type S3Request = { method: string; path: string; query: Record<string, string> }

export type S3Server = {
  settings: S3Settings
  /** What is stored, by key. */
  objects: Map<string, Buffer>
  /** Uploads in parts that neither ended nor were given up, by their id. */
  uploads: Map<string, Upload>
  /** Bytes of all bodies so far. */
  receivedBytes: number
  /** Requests for which this is true are answered 403. */
  refuses: (request: S3Request) => boolean
  close: () => Promise<void>
}

const bucket = 'handoff-files'
const accessKeyId = 'test-access-key'

/**
 * The few operations of S3 that files need, over real HTTP and strict about what compatible storages are strict about: a signature of
 * version 4 by the known key, a body whose hash is the signed one, and no body encoding of Amazon's own. Signatures are not recomputed.
 */
export async function startS3Server(): Promise<S3Server> {
  const app = new Hono()
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise<void>((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo

  const state: S3Server = {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket,
      region: 'eu-test-1',
      accessKeyId,
      secretAccessKey: 'a secret for tests only',
      isPathStyle: true,
    },
    objects: new Map(),
    uploads: new Map(),
    receivedBytes: 0,
    refuses: () => false,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  app.all(`/${bucket}/*`, (c) => answer(c, state))
  app.all(`/${bucket}`, (c) => answer(c, state))
  app.notFound((c) => fault(c, 404, 'NoSuchBucket'))

  return state
}

async function answer(c: Context, state: S3Server): Promise<Response> {
  const body = Buffer.from(await c.req.arrayBuffer())
  state.receivedBytes += body.byteLength
  const request = { method: c.req.method, path: c.req.path, query: c.req.query() }
  if (!isSigned(c)) return fault(c, 403, 'AccessDenied')
  if (state.refuses(request)) return fault(c, 403, 'AccessDenied')
  if (c.req.header('content-encoding')?.includes('aws-chunked')) return fault(c, 501, 'NotImplemented')
  if (!hasSignedHash(c, body)) return fault(c, 400, 'XAmzContentSHA256Mismatch')

  const key = decodeURIComponent(request.path.slice(`/${bucket}/`.length))
  const { uploadId } = request.query
  if ('uploads' in request.query) return request.method === 'POST' ? beginUpload(c, state, key) : listUploads(c, state)
  if (uploadId !== undefined) return answerUpload({ c, state, uploadId, body })

  return answerObject({ c, state, key, body })
}

function answerObject({ c, state, key, body }: { c: Context; state: S3Server; key: string; body: Buffer }): Response {
  if (c.req.method === 'PUT') state.objects.set(key, body)
  if (c.req.method === 'PUT') return c.body(null, 200, { etag: etagOf(body) })
  if (c.req.method === 'DELETE') state.objects.delete(key)
  if (c.req.method === 'DELETE') return c.body(null, 204)

  const found = state.objects.get(key)
  if (!found) return fault(c, 404, 'NoSuchKey')

  return c.body(new Uint8Array(found), 200, { etag: etagOf(found), 'content-length': String(found.byteLength) })
}

function answerUpload({ c, state, uploadId, body }: { c: Context; state: S3Server; uploadId: string; body: Buffer }): Response {
  const upload = state.uploads.get(uploadId)
  if (!upload) return fault(c, 404, 'NoSuchUpload')
  if (c.req.method === 'PUT') {
    upload.parts.set(Number(c.req.query('partNumber')), body)

    return c.body(null, 200, { etag: etagOf(body) })
  }

  state.uploads.delete(uploadId)
  if (c.req.method === 'DELETE') return c.body(null, 204)
  const named = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) => upload.parts.get(Number(number)))
  state.objects.set(upload.key, Buffer.concat(named.filter((part) => part !== undefined)))

  return xml(c, `<CompleteMultipartUploadResult><Key>${upload.key}</Key></CompleteMultipartUploadResult>`)
}

function beginUpload(c: Context, state: S3Server, key: string): Response {
  const uploadId = randomUUID()
  state.uploads.set(uploadId, { key, initiated: new Date(), parts: new Map() })

  return xml(c, `<InitiateMultipartUploadResult><Key>${key}</Key><UploadId>${uploadId}</UploadId></InitiateMultipartUploadResult>`)
}

/** One upload to a page, so that whoever lists must turn pages. */
function listUploads(c: Context, state: S3Server): Response {
  const all = [...state.uploads].filter(([, { key }]) => key.startsWith(c.req.query('prefix') ?? ''))
  const from = all.findIndex(([id]) => id === c.req.query('upload-id-marker')) + 1
  const [id, upload] = all[from] ?? []
  const entry = upload
    ? `<Upload><Key>${upload.key}</Key><UploadId>${id}</UploadId><Initiated>${upload.initiated.toISOString()}</Initiated></Upload>` +
      `<NextKeyMarker>${upload.key}</NextKeyMarker><NextUploadIdMarker>${id}</NextUploadIdMarker>`
    : ''

  return xml(c, `<ListMultipartUploadsResult><IsTruncated>${from + 1 < all.length}</IsTruncated>${entry}</ListMultipartUploadsResult>`)
}

function isSigned(c: Context): boolean {
  return c.req.header('authorization')?.startsWith(`AWS4-HMAC-SHA256 Credential=${accessKeyId}/`) ?? false
}

function hasSignedHash(c: Context, body: Buffer): boolean {
  const signed = c.req.header('x-amz-content-sha256')

  return signed === 'UNSIGNED-PAYLOAD' || signed === createHash('sha256').update(body).digest('hex')
}

function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`
}

function fault(c: Context, status: 400 | 403 | 404 | 501, code: string): Response {
  return xml(c, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`, status)
}

function xml(c: Context, content: string, status: 200 | 400 | 403 | 404 | 501 = 200): Response {
  return c.body(`<?xml version="1.0" encoding="UTF-8"?>${content}`, status, { 'content-type': 'application/xml' })
}
