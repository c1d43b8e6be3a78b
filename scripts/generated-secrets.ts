import { randomBytes, randomInt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '#scripts/atomic-file.ts'
import { CommandError } from '#scripts/command-error.ts'
import { displayPath } from '#scripts/paths.ts'

const secretsSchema = z.object({
  nextauthSecret: z.string(),
  encryptionKeys: z.string(),
  sandboxControlToken: z.string(),
  adminPassword: z.string(),
  databaseSuperuserPassword: z.string(),
  databaseOwnerPassword: z.string(),
  databaseWebPassword: z.string(),
})

export type GeneratedSecrets = z.infer<typeof secretsSchema>
export type SecretName = keyof GeneratedSecrets

const generators: Record<SecretName, () => string> = {
  nextauthSecret: () => randomBytes(32).toString('base64url'),
  encryptionKeys: generateEncryptionKeys,
  sandboxControlToken: () => randomBytes(24).toString('base64url'),
  adminPassword: generatePassword,
  databaseSuperuserPassword: () => randomBytes(24).toString('base64url'),
  databaseOwnerPassword: () => randomBytes(24).toString('base64url'),
  databaseWebPassword: () => randomBytes(24).toString('base64url'),
}

/** One key in the form of ENCRYPTION_KEYS: id:base64 of 32 bytes. */
export function generateEncryptionKeys(): string {
  return `generated-1:${randomBytes(32).toString('base64')}`
}

/** Four groups that are easy to copy by hand: no letters or digits that look alike, close to 100 bits. */
function generatePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('')

  return Array.from({ length: 4 }, group).join('-')
}

export function secretsFile(dataDir: string): string {
  return path.join(dataDir, 'secrets.json')
}

/**
 * Secrets of this data folder, made once and kept in a file only its owner can read. Each is made when it is first
 * asked for, so that a given value never leaves a generated one behind.
 * @throws CommandError when the file cannot be read: making new keys would lose what the old ones sealed.
 */
export function openSecrets(dataDir: string): { get: (name: SecretName) => string } {
  const file = secretsFile(dataDir)
  const secrets = existsSync(file) ? readSecrets(file) : {}

  return {
    get: (name) => {
      const known = secrets[name]
      if (known) return known

      const made = generators[name]()
      secrets[name] = made
      writeFileAtomically(file, `${JSON.stringify(secrets, null, 2)}\n`)

      return made
    },
  }
}

function readSecrets(file: string): Partial<GeneratedSecrets> {
  try {
    return secretsSchema.partial().parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new CommandError(
      `${displayPath(file)} cannot be read, and the data beside it is sealed with what it holds: ${error instanceof Error ? error.message : error}\n` +
        'Restore that file from a backup. To begin again with nothing, delete the whole data folder.',
    )
  }
}
