import { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  type MultipartUpload,
  NoSuchKey,
  NoSuchUpload,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { FILES_FOLDER, type FileKey } from './file-key.ts'
import type { OpenFile, PutFileInput, Storage } from './storage-driver.ts'
import { toWebStream } from './web-stream.ts'

export type S3Settings = {
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  isPathStyle: boolean
}

type Bucket = { client: S3Client; bucket: string }

const CONNECT_TIMEOUT_MS = 5000
/** Without a byte in either direction. */
const IDLE_TIMEOUT_MS = 60_000

/**
 * Files in a bucket of an S3-compatible storage.
 * Its requests do not pass the guard of outbound requests: that one is for addresses that people of an organization type. This address
 * comes from the environment of whoever runs the installation, and a storage beside the web process on a private network is usual.
 */
export function createS3Storage(settings: S3Settings): Storage {
  const bucket = { client: createClient(settings), bucket: settings.bucket }

  return {
    put: (input) => putObject(bucket, input),
    open: (key) => openObject(bucket, key),
    remove: (key) => removeObject(bucket, key),
    removeAbandonedUploads: (before) => removeAbandonedUploads(bucket, before),
  }
}

function createClient({ endpoint, region, accessKeyId, secretAccessKey, isPathStyle }: S3Settings): S3Client {
  return new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: isPathStyle,
    // Amazon's newer checksums travel in a body encoding that many compatible storages do not read.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, socketTimeout: IDLE_TIMEOUT_MS },
  })
}

async function putObject({ client, bucket }: Bucket, { key, body }: PutFileInput): Promise<void> {
  const upload = new Upload({
    client,
    // One part of 5 MiB at a time: it bounds the memory, and a part that is refused ends the reading at once.
    queueSize: 1,
    params: {
      Bucket: bucket,
      Key: key,
      Body: Readable.from(endQuietly(body), { objectMode: false }),
      // Files are given out by Handoff alone, which knows their type. A bucket that was opened by mistake gives out nothing a browser shows.
      ContentType: 'application/octet-stream',
      ContentDisposition: 'attachment',
    },
  })
  // It removes its parts itself when the body fails, and rejects only after that.
  await upload.done()
}

/** A Node stream that is given up throws into what it reads from; a body must only be told to end, or our refusal would look like its failure. */
async function* endQuietly(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) yield chunk
}

async function openObject({ client, bucket }: Bucket, key: FileKey): Promise<OpenFile | null> {
  const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key })).catch((error: unknown) => {
    if (error instanceof NoSuchKey) return null
    throw error
  })
  if (!answer) return null
  if (!(answer.Body instanceof Readable) || answer.ContentLength === undefined) throw new Error('The storage answered without a file.')

  return { bytes: answer.ContentLength, stream: toWebStream(answer.Body) }
}

async function removeObject({ client, bucket }: Bucket, key: FileKey): Promise<void> {
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))
}

async function removeAbandonedUploads(target: Bucket, before: Date): Promise<number> {
  let count = 0
  for await (const { Key, UploadId, Initiated } of listUploads(target)) {
    if (!Key || !UploadId || !Initiated || Initiated >= before) continue
    await abortUpload(target, { Key, UploadId })
    count += 1
  }

  return count
}

async function* listUploads({ client, bucket }: Bucket): AsyncGenerator<MultipartUpload> {
  let place: { KeyMarker?: string; UploadIdMarker?: string } | null = {}
  while (place) {
    const page: ListedUploads = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: `${FILES_FOLDER}/`, ...place }))
    yield* page.Uploads ?? []
    place = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker } : null
  }
}

type ListedUploads = { Uploads?: MultipartUpload[]; IsTruncated?: boolean; NextKeyMarker?: string; NextUploadIdMarker?: string }

async function abortUpload({ client, bucket }: Bucket, upload: { Key: string; UploadId: string }): Promise<void> {
  await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, ...upload })).catch((error: unknown) => {
    // It ended, or another process was quicker.
    if (!(error instanceof NoSuchUpload)) throw error
  })
}
