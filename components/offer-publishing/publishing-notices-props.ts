import type { PublishActs } from '#components/offer-publishing/use-publish-acts.ts'
import type { Publishing } from '#lib/domain/offer-publishing/contract.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

export type PublishingNoticesProps = {
  offer: OfferDetail
  /** Undefined until it was read. */
  publishing: Publishing | undefined
  /** Why it could not be read; null else. */
  readError: unknown
  onReadAgain: () => void
  acts: PublishActs
  canPublish: boolean
  /** Asks before it mails a new link. */
  onSendAgain: () => void
  /** Reads the offer from Ashby; null where the role may not. */
  onCheck: (() => void) | null
  isChecking: boolean
}
