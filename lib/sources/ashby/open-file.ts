import { guardedDownload } from '#lib/platform/http/guarded-download.ts'
import type { AshbyClient } from './client.ts'

/** From asking for a file until its last byte. */
const DOWNLOAD_TIMEOUT_MS = 120_000

export type OpenFileOptions = {
  client: AshbyClient
  handle: string
  bytesMax: number
  /** Pass the sandbox's origin for sandbox connections, nothing else. */
  allowOrigin: string | null
}

/**
 * Asks Ashby where a file is and opens it there at once: the address is short-lived, so it is neither kept nor logged.
 * @throws AshbyError `ashby_not_found` for a handle that no longer resolves; OutboundError where the file itself cannot be had.
 */
export async function openFile({ client, handle, bytesMax, allowOrigin }: OpenFileOptions): Promise<ReadableStream<Uint8Array>> {
  const { results } = await client.call('file.info', { fileHandle: handle })

  return guardedDownload({ url: results.url, timeoutMs: DOWNLOAD_TIMEOUT_MS, bytesMax, allowOrigin })
}
