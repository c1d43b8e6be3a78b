import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import {
  findUncovered,
  hasFailedTooLong,
  judgeOutgoingStatus,
  listReaderPermissions,
  nextOutgoingTry,
  RETRY_DELAYS_MS,
} from '#lib/domain/outgoing-webhooks/rules.ts'
import { excerptAnswer, signOutgoing } from '#lib/domain/outgoing-webhooks/sending/rules.ts'
import { outgoingEvents, outgoingEventWords } from '#lib/domain/outgoing-webhooks/terms.ts'

const now = new Date('2026-11-22T10:00:00.000Z')
const secretOf = (letter: string) => `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`

describe('tries', () => {
  test('come after the waits of Standard Webhooks, up to a fifth later, and end', () => {
    const seconds = (tryCount: number, random: number) =>
      (Number(nextOutgoingTry({ tryCount, now, random: () => random })) - now.getTime()) / 1000

    expect(RETRY_DELAYS_MS.map((_, index) => seconds(index + 1, 0))).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400])
    expect(seconds(2, 1)).toBe(360)
    expect(nextOutgoingTry({ tryCount: RETRY_DELAYS_MS.length + 1, now })).toBeNull()
  })

  test('are taken with 2xx, end with 410, and fail with everything else', () => {
    expect([200, 204, 299].map(judgeOutgoingStatus)).toEqual(['taken', 'taken', 'taken'])
    expect(judgeOutgoingStatus(410)).toBe('gone')
    expect([100, 199, 300, 304, 400, 401, 404, 409, 429, 500, 503].map(judgeOutgoingStatus)).toEqual(Array(11).fill('refused'))
  })

  test('that fail for five days are too many', () => {
    const failingSince = (hours: number) => new Date(now.getTime() - hours * 60 * 60 * 1000)

    expect(hasFailedTooLong({ failingSince: failingSince(119.9), now })).toBe(false)
    expect(hasFailedTooLong({ failingSince: failingSince(120), now })).toBe(true)
  })
})

describe('what a webhook may tell', () => {
  const url = 'https://a.example/'
  const plain = { events: ['offer.accepted' as const], includesPay: false, includesConfidential: false, url }

  test('asks of its maker what its events and switches show', () => {
    expect(findUncovered({ before: null, after: plain, permissions: ['offers.read'] })).toEqual([])
    expect(findUncovered({ before: null, after: { ...plain, includesPay: true }, permissions: ['offers.read'] })).toEqual(['pay.read'])
    expect(findUncovered({ before: null, after: { ...plain, events: outgoingEvents }, permissions: [] })).toEqual([
      'offers.read',
      'newHires.manage',
      'people.read',
      'openings.read',
    ])
  })

  test('stays as it is by the hand of somebody with less, but goes nowhere else', () => {
    const before = { ...plain, includesPay: true, includesConfidential: true }
    const permissions = ['offers.read' as const]

    expect(findUncovered({ before, after: before, permissions })).toEqual([])
    expect(findUncovered({ before, after: { ...before, url: 'https://b.example/' }, permissions })).toEqual([
      'pay.read',
      'confidential.read',
    ])
  })

  test('is read as somebody who sees pay and confidential jobs only where each is switched on', () => {
    expect(listReaderPermissions(plain)).not.toContain('pay.read')
    expect(listReaderPermissions({ includesPay: true, includesConfidential: false })).not.toContain('confidential.read')
    expect(listReaderPermissions({ includesPay: true, includesConfidential: true })).toEqual(
      expect.arrayContaining(['pay.read', 'confidential.read']),
    )
  })

  test('has words for every event', () => {
    expect(Object.keys(outgoingEventWords)).toEqual([...outgoingEvents])
  })
})

describe('a signature', () => {
  const body = '{"type":"test.ping","data":{"name":"Zoë"}}'
  const sign = (secrets: string[], at = new Date()) => signOutgoing({ messageId: 'message-1', at, body, secrets })

  test('verifies with the official library, by each of two secrets, and by no other', () => {
    const headers = sign([secretOf('a'), secretOf('b')])

    for (const letter of ['a', 'b']) expect(new Webhook(secretOf(letter)).verify(body, headers)).toMatchObject({ type: 'test.ping' })
    expect(() => new Webhook(secretOf('c')).verify(body, headers)).toThrow('No matching signature')
    expect(() => new Webhook(secretOf('a')).verify(`${body} `, headers)).toThrow('No matching signature')
    expect(() => new Webhook(secretOf('a')).verify(body, { ...headers, 'webhook-id': 'message-2' })).toThrow('No matching signature')
  })

  test('of long ago is refused by it', () => {
    expect(() => new Webhook(secretOf('a')).verify(body, sign([secretOf('a')], new Date(Date.now() - 6 * 60_000)))).toThrow('too old')
  })
})

describe('the excerpt of an answer', () => {
  const body = JSON.stringify({
    type: 'person.added',
    data: { name: 'Léa "Dubois"', email: 'lea@mail.example', salary: '98765.43', currency: 'EUR' },
  })
  const excerpt = (text: string) => excerptAnswer({ text, body })

  test('leaves plain words, and nothing of an empty answer', () => {
    expect(excerpt('Field "name" is unknown here.\n\n Sorry')).toBe('Field "name" is unknown here. Sorry')
    expect(excerpt(' \n\u0000 ')).toBeNull()
  })

  test.each([
    [body],
    [JSON.stringify({ echo: body })],
    ['<p>L&quot;&amp; L\\u00e9a &quot;Dubois&quot;</p>'],
    ['Hello Léa "Dubois", you earn 98765.43'],
    ['write to lea@mail.example or other@mail.example'],
  ])('keeps nothing of what was sent: %s', (text) => {
    const kept = excerpt(text) ?? ''
    for (const hidden of ['Dubois', 'lea@', '98765', 'other@mail']) expect(kept).not.toContain(hidden)
  })

  test.each([
    ['Authorization: Bearer abc.def-ghi'],
    ['{"token":"s3cr3t-value"}'],
    ['password = s3cr3t-value'],
    [secretOf('s')],
    ['got v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4='],
    ['hk_abcdefghijklmnop'],
    ['eyJhbGciOi.eyJzdWIi.c2lnbmF0'],
    ['sha 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  ])('hides what looks like a secret: %s', (text) => {
    const kept = excerpt(text) ?? ''
    expect(kept).toContain('[hidden]')
    for (const hidden of ['abc.def', 's3cr3t', 'whsec_c3', 'K5oZ', 'abcdefghijklmnop', 'eyJz', '9f86d0']) expect(kept).not.toContain(hidden)
  })

  test('is cut, and never in the middle of a letter', () => {
    const kept = excerpt(`${'a '.repeat(249)}a${'😀'.repeat(10)}`) ?? ''
    expect(kept.length).toBeLessThanOrEqual(501)
    expect(kept.isWellFormed()).toBe(true)
  })
})
