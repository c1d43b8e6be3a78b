import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseKeyRing, seal, sealedKeyId, unseal } from '#lib/platform/crypto/seal.ts'

const place = { organizationId: 'a', table: 'connection', row: 'r', field: 'key' }

describe('a sealed secret', () => {
  test('opens in its place, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (plaintext) => unseal({ sealed: seal({ plaintext, place }), place }) === plaintext),
    )
  })

  test.each([
    ['organization', { organizationId: 'b' }],
    ['table', { table: 'webhook_endpoint' }],
    ['row', { row: 's' }],
    ['field', { field: 'secret' }],
  ])('does not open when it was moved to another %s', (_what, moved) => {
    const sealed = seal({ plaintext: 'secret', place })
    expect(() => unseal({ sealed, place: { ...place, ...moved } })).toThrow('does not open')
  })

  test('does not open when one character of it was changed', () => {
    const sealed = seal({ plaintext: 'secret', place })
    const changed = sealed.slice(0, -2) + (sealed.at(-2) === 'A' ? 'B' : 'A') + sealed.slice(-1)
    expect(() => unseal({ sealed: changed, place })).toThrow('does not open')
  })

  test('names its key and never shows the same text twice', () => {
    const [first, second] = [seal({ plaintext: 'secret', place }), seal({ plaintext: 'secret', place })]
    expect(sealedKeyId(first)).toBe('test')
    expect(first).not.toBe(second)
  })

  test('of a key that left the ring says which key is missing', () => {
    const sealed = seal({ plaintext: 'secret', place }).replace('.test.', '.gone.')
    expect(() => unseal({ sealed, place })).toThrow('"gone"')
  })
})

describe('a key ring', () => {
  const key = () => randomBytes(32).toString('base64')

  test('seals with its first key and opens with all', () => {
    expect(parseKeyRing(`new:${key()},old:${key()}`)).toMatchObject({ primaryId: 'new' })
  })

  test.each([
    ['a key of the wrong length', `a:${randomBytes(16).toString('base64')}`],
    ['an id that stands twice', `a:${key()},a:${key()}`],
  ])('refuses %s', (_what, text) => {
    expect(() => parseKeyRing(text)).toThrow('ENCRYPTION_KEYS')
  })
})
