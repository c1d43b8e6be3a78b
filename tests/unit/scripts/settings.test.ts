import path from 'node:path'
import { expect, test } from 'vitest'
import { openSecrets } from '#scripts/generated-secrets.ts'
import { rootDir } from '#scripts/paths.ts'
import { composeEnvironments, readSettings } from '#scripts/settings.ts'
import { createTemporaryFolder } from '#tests/setup/temporary-folder.ts'

const keys = `main:${Buffer.alloc(32, 1).toString('base64')}`
const sessionSecret = 'x'.repeat(32)

test('with nothing set everything has a default', () => {
  expect(readSettings({})).toEqual({
    isProduction: false,
    dataDir: path.join(rootDir, '.data'),
    port: { port: 3000, isExplicit: false },
    sandboxPort: { port: 4010, isExplicit: false },
    appUrl: null,
    databaseUrl: null,
    adminEmail: 'admin@example.com',
  })
})

test('production generates nothing and runs no sandbox', () => {
  expect(() => readSettings({ HANDOFF_ENV: 'production' })).toThrow(/DATABASE_URL[\s\S]*ENCRYPTION_KEYS[\s\S]*NEXTAUTH_SECRET/)
  const given = { DATABASE_URL: 'postgresql://localhost/handoff', ENCRYPTION_KEYS: keys, NEXTAUTH_SECRET: sessionSecret }
  const settings = readSettings({ HANDOFF_ENV: 'production', ...given })
  expect(settings).toMatchObject({ isProduction: true, sandboxPort: null, adminEmail: null })
})

test('a given database refuses generated keys and says how to make some', () => {
  const refusal = () => readSettings({ DATABASE_URL: 'postgresql://localhost/handoff' })
  expect(refusal).toThrow(/With DATABASE_URL no keys are generated/)
  expect(refusal).toThrow(/node -e/)
})

test('a wrong value is named before anything is started', () => {
  expect(() => readSettings({ PORT: 'abc', APP_URL: 'somewhere' })).toThrow(/PORT[\s\S]*APP_URL|APP_URL[\s\S]*PORT/)
})

test('a storage of files that is set by half is refused, and no value is repeated', () => {
  const refusal = () => readSettings({ STORAGE_S3_BUCKET: 'files', STORAGE_S3_SECRET_ACCESS_KEY: 'a secret' })
  expect(refusal).toThrow(/STORAGE_S3_ENDPOINT, STORAGE_S3_REGION, STORAGE_S3_ACCESS_KEY_ID: missing, while STORAGE_S3_BUCKET/)
  expect(refusal).not.toThrow(/a secret/)
})

test('each program gets what it needs, and the sandbox none of our secrets', () => {
  const storage = { STORAGE_S3_ENDPOINT: 'https://s3.example', STORAGE_S3_BUCKET: 'files', STORAGE_S3_REGION: 'auto' }
  const storageKey = { STORAGE_S3_ACCESS_KEY_ID: 'id', STORAGE_S3_SECRET_ACCESS_KEY: 'a secret' }
  const source = { SMTP_URL: 'smtps://user:password@host', ...storage, ...storageKey }
  const environments = composeEnvironments({
    source,
    settings: readSettings(source),
    isDev: false,
    port: 3005,
    appUrl: 'http://localhost:3005',
    sandbox: { port: 4015, controlToken: 'a token for the controls' },
    databaseUrls: { owner: 'postgresql://owner@localhost/handoff', web: 'postgresql://web@localhost/handoff' },
    secrets: openSecrets(createTemporaryFolder()),
  })

  expect(environments.web).toMatchObject({
    DATABASE_URL: 'postgresql://web@localhost/handoff',
    PORT: '3005',
    SANDBOX_URL: 'http://127.0.0.1:4015',
  })
  expect(environments.worker.DATABASE_URL).toBe('postgresql://owner@localhost/handoff')
  expect(environments.worker.ENCRYPTION_KEYS).toBe(environments.web.ENCRYPTION_KEYS)
  expect(environments.sandbox).toMatchObject({ SANDBOX_PORT: '4015', SANDBOX_CONTROL_TOKEN: 'a token for the controls' })
  const secrets = ['DATABASE_URL', 'ENCRYPTION_KEYS', 'NEXTAUTH_SECRET', 'SMTP_URL', 'STORAGE_S3_SECRET_ACCESS_KEY']
  for (const key of secrets) expect(environments.sandbox).not.toHaveProperty(key)
})
