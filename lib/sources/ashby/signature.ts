import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** Ashby's ping is about 60 bytes; anything much longer is not one. */
const PING_BYTES_MAX = 512

const pingSchema = z.strictObject({
  action: z.literal('ping'),
  webhookActionId: z.string().nullish(),
  data: z.strictObject({ webhookActionType: z.literal('ping') }),
})

export type SignatureCheck = {
  /** The value of the `Ashby-Signature` header, null or undefined when there is none. */
  header: string | null | undefined
  /** The body exactly as received. A body parsed and written again has other bytes. */
  rawBody: Uint8Array
  /** One secret, or two while a secret is being replaced: the one in use first. */
  secrets: readonly string[]
}

/**
 * Checks `Ashby-Signature: sha256=<hex>`, the HMAC-SHA256 of the raw body under the webhook's secret token
 * (https://developers.ashbyhq.com/docs/authenticating-webhooks). Constant time. Which of the secrets signed it, by its place among them;
 * null for anything missing, malformed or signed with another one.
 */
export function matchAshbySignature({ header, rawBody, secrets }: SignatureCheck): number | null {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1]
  if (!hex) return null

  const given = Buffer.from(hex, 'hex')
  // Every secret is tried even after a match, so that the time does not tell which one it was.
  const matches = secrets.map((secret) => timingSafeEqual(createHmac('sha256', secret).update(rawBody).digest(), given) && secret !== '')
  const place = matches.indexOf(true)

  return place === -1 ? null : place
}

/** The header with which Ashby would send a body: what a test event of our own is signed with. */
export function signAshbyBody({ rawBody, secret }: { rawBody: Uint8Array; secret: string }): string {
  return `sha256=${createHmac('sha256', secret).update(rawBody).digest('hex')}`
}

/**
 * True only for the exact small body that Ashby sends when a webhook is created or edited
 * (https://developers.ashbyhq.com/docs/setting-up-webhooks). It has no effect, so it is answered with or without a signature.
 */
export function isPing(rawBody: Uint8Array): boolean {
  if (rawBody.byteLength > PING_BYTES_MAX) return false

  try {
    return pingSchema.safeParse(JSON.parse(Buffer.from(rawBody).toString('utf8'))).success
  } catch {
    return false
  }
}
