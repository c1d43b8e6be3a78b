import { createHash, randomBytes, randomUUID } from 'node:crypto'

export type RandomSource = {
  /** A number from 0 up to, not including, 1. */
  next: () => number
  /** An integer from min to max, both included. */
  integer: (min: number, max: number) => number
  pick: <T>(list: readonly [T, ...T[]]) => T
  uuid: () => string
}

/** A stream of numbers and ids that is the same each time for the same seed. */
export function createRandomSource(seed: string): RandomSource {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)

  function next(): number {
    // mulberry32: small, fast, and good enough for made-up data.
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  function integer(min: number, max: number): number {
    return min + Math.floor(next() * (max - min + 1))
  }

  function pick<T>(list: readonly [T, ...T[]]): T {
    return list[integer(0, list.length - 1)] ?? list[0]
  }

  function uuid(): string {
    const hex = Array.from({ length: 32 }, () => integer(0, 15).toString(16)).join('')

    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }

  return { next, integer, pick, uuid }
}

export function createId(): string {
  return randomUUID()
}

/** An API key in the form Ashby hands out: 64 hexadecimal characters. */
export function createApiKeySecret(): string {
  return randomBytes(32).toString('hex')
}

const ULID_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A request id in the form of the header x-ashby-request-id, a ULID ("01KSR6KRPCERK2BR9FF3T2A0TE", seen in practice). */
export function createRequestId(): string {
  let time = Date.now()
  let head = ''

  for (let position = 0; position < 10; position += 1) {
    head = (ULID_ALPHABET[time % 32] ?? '0') + head
    time = Math.floor(time / 32)
  }

  const tail = Array.from(randomBytes(16), (byte) => ULID_ALPHABET[byte % 32] ?? '0').join('')

  return head + tail
}
