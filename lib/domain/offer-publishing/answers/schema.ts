import { z } from 'zod'
import type { OfferDocument } from '#lib/domain/offer-publishing/versions/schema.ts'

export const TYPED_NAME_MAX = 200
export const REASON_MAX = 2000

/** What the candidate sends to accept; `version` is the id of the version they read. */
export const acceptFormSchema = z.object({
  version: z.string().max(50),
  name: z.string().trim().min(2, 'Type your full name.').max(TYPED_NAME_MAX, `Use at most ${TYPED_NAME_MAX} characters.`),
  consent: z.literal('yes', 'Tick the box to agree.'),
})

export const declineFormSchema = z.object({
  version: z.string().max(50),
  reason: z.string().trim().max(REASON_MAX, `Use at most ${REASON_MAX} characters.`).default(''),
})

/** The evidence of an answer, as a page of its own. */
export type Certificate = {
  answerId: string
  offerId: string
  organizationName: string
  versionNumber: number
  /** Hexadecimal SHA-256 of the document. */
  hash: string
  document: OfferDocument
  publishedAt: string
  publishedBy: string | null
  /** Where the answered link had been mailed to. */
  mailedTo: string | null
  kind: 'Accepted' | 'Declined'
  typedName: string | null
  consentText: string | null
  reason: string | null
  at: string
  /** In which the instants are told. */
  timeZone: string
  ipAddress: string | null
  userAgent: string | null
}
