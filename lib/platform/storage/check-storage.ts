import { createId } from '#lib/platform/db/id.ts'
import { AppError } from '#lib/platform/errors.ts'
import { createFileKey } from './file-key.ts'
import { storage } from './storage.ts'
import type { Storage } from './storage-driver.ts'

/** No organization has this id, so a probe that a killed process left behind belongs to nobody. */
const PROBE_ORGANIZATION_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Writes, reads and removes a small file, for a doctor's look at the installation.
 * @throws AppError `unavailable`.
 */
export async function checkStorage(files?: Storage): Promise<void> {
  const target = files ?? (await storage())
  const key = createFileKey({ organizationId: PROBE_ORGANIZATION_ID, id: createId() })
  const probe = Buffer.from(`probe ${key}`)

  await target.put({ key, body: once(probe) })
  const found = await target.open(key)
  const bytes = found ? Buffer.from(await new Response(found.stream).arrayBuffer()) : null
  await target.remove(key)

  if (bytes?.equals(probe)) return
  throw new AppError({
    code: 'unavailable',
    retry: 'later',
    userMessage: 'The file storage did not give back what was written to it. Look at the STORAGE_S3_ settings or at HANDOFF_DATA_DIR.',
  })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
