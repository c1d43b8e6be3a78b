import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const deriveKey = promisify(argon2)

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. Stored with each hash, so that it can be raised later. */
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const KEY_BYTES = 32
const SALT_BYTES = 16

/** A hash of the same cost that no password opens: its key is all zeros. It makes an unknown account take as long as a known one. */
const UNKNOWN_ACCOUNT_HASH = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${encode(Buffer.alloc(SALT_BYTES))}$${encode(Buffer.alloc(KEY_BYTES))}`

const PHC_FORM = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** Hashes a password as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<key>`. Costs some tens of milliseconds of one core. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await deriveKey('argon2id', {
    message: toMessage(password),
    nonce: salt,
    memory: MEMORY_KIB,
    passes: PASSES,
    parallelism: LANES,
    tagLength: KEY_BYTES,
  })

  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${encode(salt)}$${encode(key)}`
}

/**
 * Whether the password opens the hash. Without a hash (no such account, or one that signs in elsewhere) the same work
 * is done and the answer is no, so that neither the answer nor its time tells which accounts exist.
 */
export async function verifyPassword({ password, hash }: { password: string; hash: string | null }): Promise<boolean> {
  const [, memory, passes, lanes, salt = '', expected = ''] = PHC_FORM.exec(hash ?? UNKNOWN_ACCOUNT_HASH) ?? []
  if (memory === undefined) throw new Error('A stored password hash is not in PHC form.')

  const expectedKey = Buffer.from(expected, 'base64')
  const key = await deriveKey('argon2id', {
    message: toMessage(password),
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(lanes),
    tagLength: expectedKey.length,
  })

  return timingSafeEqual(key, expectedKey) && hash !== null
}

/** The same letters typed on another system can come composed in another way; normalised they are the same bytes. */
function toMessage(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8')
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
