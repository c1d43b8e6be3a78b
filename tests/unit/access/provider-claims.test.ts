import { expect, test } from 'vitest'
import { readClaims } from '#lib/platform/auth/providers.ts'
import { parseEnv } from '#lib/platform/env.ts'
import { testEnvironment } from '#tests/setup/environment.ts'

const claims = { iss: 'https://issuer.example', sub: '1', email: 'ana@example.com' }

test.each([
  ['google', { email_verified: true }, true],
  ['google', { email_verified: 'true' }, false],
  ['google', {}, false],
  ['google', { xms_edov: true }, false],
  ['oidc', { xms_edov: true }, false],
  ['microsoft', {}, false],
  ['microsoft', { xms_edov: true }, true],
  ['microsoft', { xms_edov: '1' }, true],
  ['microsoft', { xms_edov: false }, false],
  ['microsoft', { email_verified: true }, true],
] as const)('%s with %o proves an address: %s', (providerId, said, isEmailVerified) => {
  expect(readClaims({ providerId, claims: { ...claims, ...said } })).toMatchObject({ isEmailVerified })
})

test('claims of other types than expected prove nothing, and those without a subject are refused', () => {
  expect(readClaims({ providerId: 'oidc', claims: { ...claims, email: ['a@b.example'], email_verified: true } })).toMatchObject({
    email: null,
  })
  expect(() => readClaims({ providerId: 'oidc', claims: { ...claims, sub: undefined } })).toThrow()
})

test.each([
  [{ OIDC_GOOGLE_CLIENT_ID: 'id' }, 'OIDC_GOOGLE_CLIENT_SECRET'],
  [{ OIDC_MICROSOFT_CLIENT_ID: 'id', OIDC_MICROSOFT_CLIENT_SECRET: 'x' }, 'OIDC_MICROSOFT_TENANT'],
  [{ OIDC_ISSUER: 'https://sso.example', OIDC_CLIENT_ID: 'id', OIDC_CLIENT_SECRET: 'x' }, 'OIDC_NAME'],
])('a provider that is set by half refuses the start: %o', (keys, missing) => {
  expect(() => parseEnv({ ...testEnvironment, ...keys })).toThrow(missing)
})

test('secrets travel to a provider over TLS only', () => {
  const rest = { OIDC_CLIENT_ID: 'id', OIDC_CLIENT_SECRET: 'x', OIDC_NAME: 'SSO' }
  expect(() => parseEnv({ ...testEnvironment, ...rest, OIDC_ISSUER: 'http://sso.example' })).toThrow('https://')
  expect(parseEnv({ ...testEnvironment, ...rest, OIDC_ISSUER: 'https://sso.example/realms/a' }).OIDC_ISSUER).toContain('/realms/a')
})
