import { type AshbyError, isAshbyError } from './ashby-error.ts'
import type { AshbyClient } from './client.ts'
import { interpretOfferStatus, type OfferStatusMeaning } from './offer-status.ts'
import { readApplication } from './read-candidacy.ts'

/** How an offer stands for somebody who wants to write an answer to it. */
export type AnswerStanding = {
  /** `archived`: it waits, but its application is archived. `missing`: deleted, or hidden from the key. */
  meaning: OfferStatusMeaning | 'archived' | 'missing'
  /** Whether Ashby holds a time of the decision. Its API sets none with the status, its pages do (seen in practice). */
  hasDecisionTime: boolean
  requestId: string | null
}

export type ReadStanding = { client: AshbyClient; offerId: string }

/** Reads an offer before or after an answer is written to it: one call, and one more while it waits. @throws AshbyError */
export async function readAnswerStanding({ client, offerId }: ReadStanding): Promise<AnswerStanding> {
  try {
    const { results, requestId } = await client.call('offer.info', { offerId, excludeFormDefinition: true })
    const standing = { hasDecisionTime: Boolean(results.decidedAt), requestId }
    const meaning = interpretOfferStatus(results.offerStatus ?? null)
    if (meaning !== 'waiting_on_candidate') return { ...standing, meaning }

    // An offer goes on waiting for ever after its application was archived.
    const { value } = await readApplication({ client, applicationId: results.applicationId })
    if (!value) return { ...standing, meaning: 'missing' }

    return { ...standing, meaning: value.status === 'Archived' ? 'archived' : meaning }
  } catch (error) {
    if (!isAshbyError(error, 'ashby_not_found')) throw error

    return { meaning: 'missing', hasDecisionTime: false, requestId: error.requestId }
  }
}

/** Ashby refuses offer.setStatus while an e-signature runs, with a sentence and no code of its own (seen in practice). */
export function isSignatureOpen({ ashbyMessage }: AshbyError): boolean {
  return /running offer process|signature/i.test(ashbyMessage ?? '')
}
