import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { env } from '../env.ts'
import { AppError } from '../errors.ts'

/** Where a ciphertext lives. It is bound into the seal: moved to another row, field or organization it does not open. */
export type SealPlace = { organizationId: string; table: string; row: string; field: string }

type KeyRing = { primaryId: string; keys: Map<string, Buffer> }

const ALGORITHM = 'aes-256-gcm'
const FORMAT = 'v1'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Reads a ring written as `id:base64,id:base64`; the first key seals, all of them open. */
export function parseKeyRing(text: string): KeyRing {
  const keys = new Map<string, Buffer>()
  for (const part of text.split(',')) {
    const [id = '', encoded = ''] = part.split(':')
    const key = Buffer.from(encoded, 'base64')
    if (key.length !== 32) throw new Error(`ENCRYPTION_KEYS: key "${id}" must be 32 bytes in base64.`)
    if (keys.has(id)) throw new Error(`ENCRYPTION_KEYS: key id "${id}" stands twice.`)
    keys.set(id, key)
  }
  const primaryId = keys.keys().next().value
  if (primaryId === undefined) throw new Error('ENCRYPTION_KEYS is empty.')

  return { primaryId, keys }
}

let cachedRing: KeyRing | undefined
function ring(): KeyRing {
  cachedRing ??= parseKeyRing(env().ENCRYPTION_KEYS)

  return cachedRing
}

/** Ids of the ring in order; the first is the one that seals. */
export function keyIds(): string[] {
  return [...ring().keys.keys()]
}

/** Which key a sealed text needs, without opening it. */
export function sealedKeyId(sealed: string): string {
  return sealed.split('.')[1] ?? ''
}

/** Encrypts a secret for exactly one place: `v1.<key id>.<base64url of nonce, ciphertext, tag>`. */
export function seal({ plaintext, place, keyId }: { plaintext: string; place: SealPlace; keyId?: string }): string {
  const id = keyId ?? ring().primaryId
  const key = ring().keys.get(id)
  if (!key) throw sealBroken(`The encryption key "${id}" is not in the ring.`)

  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, nonce)
  cipher.setAAD(associatedData({ place, keyId: id }))
  const body = Buffer.concat([nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])

  return [FORMAT, id, body.toString('base64url')].join('.')
}

/** Decrypts what `seal` made for the same place. Throws `seal_broken` for a changed, moved or foreign text. */
export function unseal({ sealed, place }: { sealed: string; place: SealPlace }): string {
  const [format, id = '', encoded = ''] = sealed.split('.')
  const key = ring().keys.get(id)
  if (format !== FORMAT || !key) throw sealBroken(`A stored secret needs the encryption key "${id}", which is not in ENCRYPTION_KEYS.`)

  const body = Buffer.from(encoded, 'base64url')
  try {
    const decipher = createDecipheriv(ALGORITHM, key, body.subarray(0, NONCE_BYTES))
    decipher.setAAD(associatedData({ place, keyId: id }))
    decipher.setAuthTag(body.subarray(body.length - TAG_BYTES))

    return decipher.update(body.subarray(NONCE_BYTES, body.length - TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch (cause) {
    throw sealBroken('A stored secret does not open: it was changed, or moved from where it was written.', cause)
  }
}

/** JSON and not a joined text, so that no choice of parts can look like another place. */
function associatedData({ place, keyId }: { place: SealPlace; keyId: string }): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, keyId, place.organizationId, place.table, place.row, place.field]))
}

function sealBroken(userMessage: string, cause?: unknown): AppError {
  return new AppError({ code: 'seal_broken', retry: 'no', userMessage, cause })
}

/** The same secret under the primary key; null when it is sealed with that key already. */
export function reseal({ sealed, place }: { sealed: string; place: SealPlace }): string | null {
  return sealedKeyId(sealed) === ring().primaryId ? null : seal({ plaintext: unseal({ sealed, place }), place })
}
