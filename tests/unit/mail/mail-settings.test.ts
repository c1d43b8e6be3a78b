import { describe, expect, test } from 'vitest'
import { findConflicts, parseEnv } from '#lib/platform/env.ts'
import { findSmtpUrlProblem, readSmtpUrl } from '#lib/platform/mail/smtp-url.ts'
import { testEnvironment } from '#tests/setup/environment.ts'

describe('SMTP_URL', () => {
  test.each([
    ['smtps://user:p%40ss@mail.example', { host: 'mail.example', port: 465, secure: true, auth: { user: 'user', pass: 'p@ss' } }],
    ['smtp://user:pass@mail.example', { port: 587, secure: false, requireTLS: true, ignoreTLS: false }],
    ['smtp://mail.example:25', { port: 25, requireTLS: false, ignoreTLS: false }],
    ['smtp://user:pass@relay.example:25?tls=off', { requireTLS: false, ignoreTLS: true }],
    ['smtp://user:pass@127.0.0.1:2525', { requireTLS: false, ignoreTLS: true }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, ignoreTLS: true }],
  ])('%s: a password travels only under TLS, unless somebody said otherwise or it stays on this machine', (value, address) => {
    expect(findSmtpUrlProblem(value)).toBeNull()
    expect(readSmtpUrl(value)).toMatchObject(address)
  })

  test.each([
    'mail.example',
    'http://mail.example',
    'smtp://',
    'smtp://mail.example/path',
    'smtp://mail.example?pool=true',
    'smtps://mail.example?tls=off',
    'smtp://us%zzer@mail.example',
  ])('%s is refused with a sentence', (value) => {
    expect(findSmtpUrlProblem(value)).toMatch(/\.$/)
    expect(() => parseEnv({ ...testEnvironment, SMTP_URL: value })).toThrow(/SMTP_URL: /)
  })
})

test.each(['Handoff\nBcc: all@example.com <a@b.example>', 'no address', 'a@b.example, c@d.example <'])(
  'MAIL_FROM %j is refused',
  (value) => {
    expect(() => parseEnv({ ...testEnvironment, MAIL_FROM: value })).toThrow(/MAIL_FROM: /)
  },
)

test('open sign-up in production without a mail server is refused at start, and nowhere else', () => {
  const open = { HANDOFF_ENV: 'production', HANDOFF_SIGNUP: 'open' }

  expect(findConflicts(open).join()).toMatch(/SMTP_URL/)
  expect(findConflicts({ ...open, SMTP_URL: 'smtp://mail.example' })).toEqual([])
  expect(findConflicts({ ...open, HANDOFF_SIGNUP: 'invite' })).toEqual([])
  expect(findConflicts({ ...open, HANDOFF_ENV: 'development' })).toEqual([])
})
