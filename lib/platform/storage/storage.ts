import { env } from '#lib/platform/env.ts'
import { AppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'
import type { FileKey } from './file-key.ts'
import { createFolderStorage } from './folder-storage.ts'
import type { S3Settings } from './s3-storage.ts'
import type { PutFileInput, Storage } from './storage-driver.ts'

let cached: Promise<Storage> | undefined

/** The storage that the environment chooses: a bucket where STORAGE_S3_ENDPOINT is set, else a folder in HANDOFF_DATA_DIR. */
export function storage(): Promise<Storage> {
  cached ??= openStorage()

  return cached
}

async function openStorage(): Promise<Storage> {
  const settings = readS3Settings()
  if (!settings) return withReadableErrors(createFolderStorage({ dataDir: env().HANDOFF_DATA_DIR }))

  // Loaded only where it is used: the client of S3 is large.
  const { createS3Storage } = await import('./s3-storage.ts')

  return withReadableErrors(createS3Storage(settings))
}

/** Null where files are kept in a folder. That not only some of the keys are set was checked with the environment. */
function readS3Settings(): S3Settings | null {
  const {
    STORAGE_S3_ENDPOINT: endpoint,
    STORAGE_S3_BUCKET: bucket,
    STORAGE_S3_REGION: region,
    STORAGE_S3_ACCESS_KEY_ID: accessKeyId,
    STORAGE_S3_SECRET_ACCESS_KEY: secretAccessKey,
    STORAGE_S3_PATH_STYLE: pathStyle,
  } = env()
  if (!endpoint || !bucket || !region || !accessKeyId || !secretAccessKey) return null

  return { endpoint, bucket, region, accessKeyId, secretAccessKey, isPathStyle: pathStyle === 'on' }
}

/**
 * The same storage, whose own failures are logged and become `unavailable`. A body that fails while it is put (too large, of the wrong
 * type, a sender who went away) keeps its error.
 */
export function withReadableErrors(driver: Storage): Storage {
  return {
    put: (input) => putWatched(driver, input),
    open: (key) => driver.open(key).catch((cause: unknown) => refuse({ cause, act: 'open', key })),
    remove: (key) => driver.remove(key).catch((cause: unknown) => refuse({ cause, act: 'remove', key })),
    removeAbandonedUploads: (before) =>
      driver.removeAbandonedUploads(before).catch((cause: unknown) => refuse({ cause, act: 'removeAbandonedUploads' })),
  }
}

async function putWatched(driver: Storage, { key, body }: PutFileInput): Promise<void> {
  const failures: unknown[] = []
  async function* watch(): AsyncGenerator<Uint8Array> {
    try {
      yield* body
    } catch (error) {
      failures.push(error)
      throw error
    }
  }

  try {
    await driver.put({ key, body: watch() })
  } catch (cause) {
    if (failures.length > 0) throw failures[0]
    refuse({ cause, act: 'put', key })
  }
}

function refuse({ cause, act, key }: { cause: unknown; act: keyof Storage; key?: FileKey }): never {
  log.error({ err: cause, act, key }, 'file storage failed')
  throw new AppError({
    code: 'unavailable',
    retry: 'later',
    userMessage: 'Handoff cannot reach its file storage. Try again in a moment; if it stays so, tell whoever runs this installation.',
    cause,
  })
}
