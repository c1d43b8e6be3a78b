import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for URLs, keys and links. Only its hash is stored, except where we must repeat it to Ashby. */
export function createToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 of a token. A token has 256 bits of its own, so no salt and no slow hash is needed. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}
