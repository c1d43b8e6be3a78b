import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isPing, matchAshbySignature } from '#lib/sources/ashby/signature.ts'

const rawBody = Buffer.from('{"action":"offerCreate","data":{"offer":{"name":"Zoë"}}}')
const sign = (secret: string, body: Uint8Array = rawBody) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

describe('matchAshbySignature', () => {
  it('accepts a signature under either secret while a secret is being replaced, and tells which it was', () => {
    expect(matchAshbySignature({ header: sign('old'), rawBody, secrets: ['old', 'new'] })).toBe(0)
    expect(matchAshbySignature({ header: sign('new'), rawBody, secrets: ['old', 'new'] })).toBe(1)
    expect(matchAshbySignature({ header: sign('new'), rawBody, secrets: ['', 'new'] })).toBe(1)
    expect(matchAshbySignature({ header: sign('new').toUpperCase().replace('SHA256', 'sha256'), rawBody, secrets: ['new'] })).toBe(0)
  })

  it('agrees with a digest computed elsewhere', () => {
    // printf 'hello' | openssl dgst -sha256 -hmac key
    const header = 'sha256=9307b3b915efb5171ff14d8cb55fbcc798c6c0ef1456d66ded1a6aa723a58b7b'
    expect(matchAshbySignature({ header, rawBody: Buffer.from('hello'), secrets: ['key'] })).toBe(0)
  })

  it('covers every byte of the body', () => {
    const respaced = Buffer.from(JSON.stringify(JSON.parse(rawBody.toString('utf8')), null, 1))
    expect(matchAshbySignature({ header: sign('s'), rawBody: respaced, secrets: ['s'] })).toBeNull()
  })

  it.each([
    ['no header', undefined, ['s']],
    ['a null header', null, ['s']],
    ['an empty header', '', ['s']],
    ['another secret', sign('other'), ['s']],
    ['no secret at all', sign(''), []],
    ['an empty secret, which anybody could sign with', sign(''), ['']],
    ['the bare digest without its scheme', sign('s').slice(7), ['s']],
    ['another scheme', sign('s').replace('sha256', 'sha1'), ['s']],
    ['a shortened digest', sign('s').slice(0, -2), ['s']],
    ['a lengthened digest', `${sign('s')}00`, ['s']],
    ['something that is not hex', `sha256=${'z'.repeat(64)}`, ['s']],
  ])('refuses %s', (_case, header, secrets) => {
    expect(matchAshbySignature({ header, rawBody, secrets })).toBeNull()
  })
})

describe('isPing', () => {
  it.each([
    '{"action":"ping","data":{"webhookActionType":"ping"}}',
    '{ "data": { "webhookActionType": "ping" }, "action": "ping" }',
    '{"action":"ping","webhookActionId":"abc","data":{"webhookActionType":"ping"}}',
  ])('knows Ashby’s ping %s', (body) => {
    expect(isPing(Buffer.from(body))).toBe(true)
  })

  it.each([
    '{"action":"offerCreate","data":{"webhookActionType":"ping"}}',
    '{"action":"ping","data":{"webhookActionType":"ping","offer":{}}}',
    '{"action":"ping","data":{"webhookActionType":"ping"},"more":1}',
    '{"action":"ping"}',
    `{"action":"ping","data":{"webhookActionType":"ping"}}${' '.repeat(600)}`,
    'ping',
    '',
  ])('takes nothing else for one: %s', (body) => {
    expect(isPing(Buffer.from(body))).toBe(false)
  })
})
