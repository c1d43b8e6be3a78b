import type { HireRecord } from '#lib/sources/source.ts'
import { type AshbyCandidacyParts, normalizeCandidacy, normalizeTerms } from './normalize-candidacy.ts'
import { readFiles } from './read-files.ts'

/** Pure: a hired application and its accepted offer, where there is one, in the vendor-free form. */
export function normalizeHire(parts: AshbyCandidacyParts): HireRecord {
  const { offer } = parts

  return {
    ...normalizeCandidacy(parts),
    ...normalizeTerms(parts),
    offerExternalId: offer?.id ?? null,
    offerStatus: offer?.offerStatus ?? null,
    offerVersionCreatedAt: offer?.latestVersion?.createdAt ?? null,
    files: readFiles(parts),
  }
}
