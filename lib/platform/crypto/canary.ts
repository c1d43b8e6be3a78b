import { db } from '../db/client.ts'
import { keyIds, type SealPlace, seal, sealedKeyId, unseal } from './seal.ts'

const KNOWN_TEXT = 'handoff canary'
const place = (keyId: string): SealPlace => ({ organizationId: 'installation', table: 'seal_canary', row: keyId, field: 'sealed' })

/**
 * Proves at start that this ring opens what the installation has sealed. A key id that was sealed with other bytes,
 * or one that stored secrets may still need and that is missing, refuses the start before anything is written.
 */
export async function checkKeyRing(): Promise<void> {
  const rows = await db().sealCanary.findMany({ select: { keyId: true, sealed: true } })
  const ids = keyIds()

  for (const row of rows) {
    if (!ids.includes(row.keyId)) {
      throw new Error(
        `ENCRYPTION_KEYS lacks the key "${row.keyId}", which this database was sealed with. Add it again; after \`npm run keys:rotate\` it can go.`,
      )
    }
    if (sealedKeyId(row.sealed) !== row.keyId || unseal({ sealed: row.sealed, place: place(row.keyId) }) !== KNOWN_TEXT) {
      throw new Error(`The canary of the encryption key "${row.keyId}" does not open.`)
    }
  }

  const known = new Set(rows.map((row) => row.keyId))
  const fresh = ids.filter((id) => !known.has(id))
  await db().sealCanary.createMany({
    data: fresh.map((keyId) => ({ keyId, sealed: seal({ plaintext: KNOWN_TEXT, place: place(keyId), keyId }) })),
    skipDuplicates: true,
  })
}
