import { createORPCErrorFromJson, isORPCErrorJson } from '@orpc/client'

/** The offer's page as the candidate would see it now: a whole HTML document. Throws what `readErrorMessage` puts into words. */
export async function readOfferPage({ id, slug }: { id: string; slug: string }): Promise<string> {
  const response = await fetch(`/api/files/offers/${id}/page?organization=${encodeURIComponent(slug)}`)
  if (response.ok) return response.text()
  const answer: unknown = await response.json()

  throw isORPCErrorJson(answer) ? createORPCErrorFromJson(answer) : new Error(`Unexpected answer with status ${response.status}.`)
}
