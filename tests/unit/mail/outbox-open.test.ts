import { expect, test } from 'vitest'
import { peerHeader } from '#lib/platform/auth/peer-address.ts'
import { isOutboxOpen } from '#lib/platform/mail/outbox.ts'

const here = { [peerHeader()]: '127.0.0.1', host: 'localhost:3000' }

test.each([
  ['this machine', {}, true],
  ['this machine over IPv6', { [peerHeader()]: '::1', host: '[::1]:3000' }, true],
  ['this machine, told by Next as well', { [peerHeader()]: '::ffff:127.0.0.1', 'x-forwarded-for': '::ffff:127.0.0.1' }, true],
  ['another machine', { [peerHeader()]: '192.168.1.7' }, false],
  ['another machine that says it is this one', { [peerHeader()]: '192.168.1.7', 'x-forwarded-for': '127.0.0.1' }, false],
  ['a proxy on this machine that forwards for another', { 'x-forwarded-for': '203.0.113.9' }, false],
  ['a proxy that says so in the newer form', { forwarded: 'for=203.0.113.9' }, false],
  ['a tunnel under a public name', { host: 'example.tunnel.example' }, false],
  ['a connection that was not stamped', { [peerHeader()]: '' }, false],
])('the outbox is open for this machine alone: %s', (_who, headers, isOpen) => {
  expect(isOutboxOpen({ headers: new Headers({ ...here, ...headers }) })).toBe(isOpen)
})
