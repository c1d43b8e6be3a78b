import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDownloadHeaders, createInlineImageHeaders } from '#lib/platform/storage/download-headers.ts'

const pdf = { mediaType: 'application/pdf', bytes: 12 }
const disposition = (name: string) => createDownloadHeaders({ ...pdf, name }).get('content-disposition')

describe('a file that is given out', () => {
  test('is saved and not shown, sandboxed, never guessed at, kept in no cache', () => {
    expect(Object.fromEntries(createDownloadHeaders({ ...pdf, name: 'Offer.pdf' }))).toEqual({
      'content-type': 'application/pdf',
      'content-length': '12',
      'content-disposition': `attachment; filename="Offer.pdf"; filename*=UTF-8''Offer.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    })
  })

  test.each([
    ['Zoë 🦊.pdf', `attachment; filename="Zo_ _.pdf"; filename*=UTF-8''Zo%C3%AB%20%F0%9F%A6%8A.pdf`],
    [`a"b\\c%d'(e)*.pdf`, `attachment; filename="a_b_c_d'(e)*.pdf"; filename*=UTF-8''a%22b%5Cc%25d%27%28e%29%2A.pdf`],
    ['x\r\nset-cookie: a=b.pdf', `attachment; filename="x__set-cookie: a=b.pdf"; filename*=UTF-8''x%0D%0Aset-cookie%3A%20a%3Db.pdf`],
  ])('named %j is named so in both forms of RFC 6266', (name, header) => {
    expect(disposition(name)).toBe(header)
  })

  test('keeps any name to its place in the header', () => {
    const shape = /^attachment; filename="[^"\\%]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]*$/
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => shape.test(disposition(name) ?? '')))
  })

  test.each([
    ['text/csv', 'text/csv; charset=utf-8'],
    ['text/html', 'application/octet-stream'],
    ['image/svg+xml', 'application/octet-stream'],
  ])('of the type %s says %s', (mediaType, said) => {
    expect(createDownloadHeaders({ name: 'a', mediaType, bytes: 1 }).get('content-type')).toBe(said)
  })
})

describe('an image in a page', () => {
  test.each(['image/png', 'image/jpeg', 'image/webp'])('of the type %s is shown, and sandboxed as well', (mediaType) => {
    const headers = createInlineImageHeaders({ mediaType, bytes: 1 })
    expect(headers.get('content-disposition')).toBe('inline')
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  test.each(['image/svg+xml', 'text/html', 'application/pdf'])('of the type %s is refused', (mediaType) => {
    expect(() => createInlineImageHeaders({ mediaType, bytes: 1 })).toThrow('not shown inline')
  })
})
