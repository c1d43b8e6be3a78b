import { statSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openSecrets, secretsFile } from '#scripts/generated-secrets.ts'
import { createTemporaryFolder } from '#tests/setup/temporary-folder.ts'

test('a secret is made once, kept for the next start, and readable by its owner only', () => {
  const dataDir = createTemporaryFolder()
  const made = openSecrets(dataDir).get('encryptionKeys')

  expect(openSecrets(dataDir).get('encryptionKeys')).toBe(made)
  expect(statSync(secretsFile(dataDir)).mode & 0o777).toBe(0o600)
})

test('a damaged file is never replaced, because what it sealed would be lost', () => {
  const dataDir = createTemporaryFolder()
  writeFileSync(secretsFile(dataDir), '{"encryptionKeys":')

  expect(() => openSecrets(dataDir)).toThrow(/Restore that file from a backup/)
})

test('two installations share no password', () => {
  const passwords = [1, 2].map(() => openSecrets(createTemporaryFolder()).get('adminPassword'))

  expect(passwords[0]).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
  expect(passwords[0]).not.toBe(passwords[1])
})
