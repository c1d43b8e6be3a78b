import { describe, expect, test } from 'vitest'
import { readCallbackPath } from '#lib/platform/auth/callback-path.ts'
import { readClientAddress } from '#lib/platform/auth/client-address.ts'
import { assertSameOrigin } from '#lib/platform/auth/origin.ts'
import { peerHeader } from '#lib/platform/auth/peer-address.ts'

process.env.DATABASE_URL ??= 'postgresql://nowhere'

describe('a write with a cookie', () => {
  const own = { origin: 'http://localhost:3000', 'content-type': 'application/json', 'content-length': '2' }
  const check = (method: string, headers: Record<string, string>) => () => assertSameOrigin({ method, headers: new Headers(headers) })

  test('passes from a page of this installation as JSON, with and without a body', () => {
    expect(check('POST', own)).not.toThrow()
    expect(check('POST', { ...own, 'content-type': 'application/json; charset=utf-8' })).not.toThrow()
    expect(check('DELETE', { origin: own.origin })).not.toThrow()
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('is refused as %s from elsewhere, and without an origin', (method) => {
    expect(check(method, { ...own, origin: 'http://localhost:3001' })).toThrow('forbidden')
    expect(check(method, { ...own, origin: 'http://localhost:3000.evil.example' })).toThrow('forbidden')
    expect(check(method, { ...own, origin: 'null' })).toThrow('forbidden')
    expect(check(method, { 'content-type': 'application/json' })).toThrow('forbidden')
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])('is refused as "%s"', (type) => {
    expect(check('POST', { ...own, 'content-type': type })).toThrow('invalid_input')
    expect(check('POST', { origin: own.origin, 'transfer-encoding': 'chunked', 'content-type': type })).toThrow('invalid_input')
  })

  test('is not asked of a read', () => {
    expect(check('GET', {})).not.toThrow()
  })
})

describe('the address of who asks', () => {
  const read = (peer: string | null, forwarded: string | null, trustedProxies: string) =>
    readClientAddress({
      trustedProxies,
      headers: new Headers({ ...(peer && { [peerHeader()]: peer }), ...(forwarded && { 'x-forwarded-for': forwarded }) }),
    })

  test('is the socket, whatever a stranger writes into the header', () => {
    expect(read('203.0.113.9', '1.2.3.4', '')).toBe('203.0.113.9')
    expect(read('203.0.113.9', '1.2.3.4', '10.0.0.0/8')).toBe('203.0.113.9')
    expect(read('::ffff:203.0.113.9', null, '')).toBe('203.0.113.9')
  })

  test('is what the nearest trusted proxy saw; what stands left of it is invented', () => {
    expect(read('10.0.0.2', '6.6.6.6, 203.0.113.9', '10.0.0.0/8')).toBe('203.0.113.9')
    expect(read('10.0.0.2', '6.6.6.6, 203.0.113.9, 10.0.0.1', '10.0.0.0/8')).toBe('203.0.113.9')
    expect(read('::1', '[2001:db8::7]:443', '::1, 10.0.0.1')).toBe('2001:db8::7')
    expect(read('10.0.0.2', '203.0.113.9:50123', '10.0.0.2')).toBe('203.0.113.9')
  })

  test('is the proxy itself when it tells nothing usable', () => {
    expect(read('10.0.0.2', null, '10.0.0.0/8')).toBe('10.0.0.2')
    expect(read('10.0.0.2', 'unknown', '10.0.0.0/8')).toBe('10.0.0.2')
  })

  test('is unknown without a stamped socket, even when a header claims one', () => {
    expect(read(null, '1.2.3.4', '')).toBeNull()
  })
})

describe('where to go after signing in', () => {
  test.each(['/saltmarsh/offers?tab=1#x', '/o', '/'])('is %s, a path of this installation', (path) => {
    expect(readCallbackPath(path)).toBe(path)
  })

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    '/sign-in',
    '/sign-in/x',
    '/api/v1/me',
    '',
    undefined,
  ])('is Home for %j', (value) => {
    expect(readCallbackPath(value)).toBe('/')
  })

  test('is Home when it was given twice', () => {
    expect(readCallbackPath(['/a', '/b'])).toBe('/')
  })
})
