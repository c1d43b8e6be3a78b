import { createORPCErrorFromJson, isORPCErrorJson } from '@orpc/client'
import { ORGANIZATION_HEADER } from '#lib/domain/access/terms.ts'

export type SaveDownloadInput = { path: string; organizationSlug: string; body: unknown; fileName: string }

/** Fetches what only a POST gives, and hands it to the browser to save. Throws what `readErrorMessage` puts into words. */
export async function saveDownload({ path, organizationSlug, body, fileName }: SaveDownloadInput): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [ORGANIZATION_HEADER]: organizationSlug },
    body: JSON.stringify(body),
  })
  if (!response.ok) {
    const answer: unknown = await response.json()
    throw isORPCErrorJson(answer) ? createORPCErrorFromJson(answer) : new Error(`Unexpected answer with status ${response.status}.`)
  }

  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}
