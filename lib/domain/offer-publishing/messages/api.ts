import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import type { OpenedOffer } from '#lib/domain/offer-publishing/links/api.ts'
import { visibilityOf } from '#lib/domain/offers/api.ts'
import { countAttempt, type RateLimitRule } from '#lib/platform/auth/rate-limit.ts'
import { type OfferMessage, offerMessagesContract } from './contract.ts'
import { addQuestion, replyToCandidate } from './mutations.ts'
import { readThread } from './queries.ts'

const os = implementForOrganization(offerMessagesContract)

export const offerMessagesApi = {
  list: os.list.handler(({ context: { access }, input }) => listThread(access, input.id)),
  reply: os.reply.handler(async ({ context: { access }, input: { id, text } }) => {
    const { scope, actor, ipAddress, requestId } = access
    await replyToCandidate({
      scope,
      actor,
      origin: { ipAddress, requestId },
      visibility: visibilityOf(access),
      offerId: id,
      text,
    })

    return listThread(access, id)
  }),
}

async function listThread(access: Access, offerId: string): Promise<{ items: OfferMessage[] }> {
  return { items: await readThread({ scope: access.scope, offerId, visibility: visibilityOf(access) }) }
}

/** One link and a day: everybody who looks after the offer is told of each. */
const QUESTIONS: RateLimitRule = { name: 'offer-question', attempts: 20, windowSeconds: 24 * 60 * 60 }

/**
 * Takes in a question of the candidate.
 * @throws AppError `rate_limited`, `unavailable`.
 */
export async function askQuestion({ opened, text }: { opened: OpenedOffer; text: string }): Promise<void> {
  await countAttempt([{ rule: QUESTIONS, key: opened.linkId }])
  await addQuestion({ scope: opened.scope, offerId: opened.offerId, text })
}
