import { type ApiContext, authorizePermission, implementForOrganization, readAddressId } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { offerPageContract } from '#lib/domain/offer-page/contract.ts'
import { noteTestMail, updateOfferPage, uploadLogo } from '#lib/domain/offer-page/mutations.ts'
import { getOfferPage, openLogo } from '#lib/domain/offer-page/queries.ts'
import { countAttempt, type RateLimitRule } from '#lib/platform/auth/rate-limit.ts'
import { createId } from '#lib/platform/db/id.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { AppError, type PlatformErrorCode } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'
import { requireMail } from '#lib/platform/mail/mail-way.ts'
import { renderMail } from '#lib/platform/mail/render-mail.ts'
import { type MailOutcome, sendMail } from '#lib/platform/mail/send-mail.ts'
import { previewOfferMail } from '../preview-offer-mail.ts'

const os = implementForOrganization(offerPageContract)

/** A mail server is asked while somebody waits. */
const TEST_MAILS: RateLimitRule = { name: 'offer_page_test', attempts: 10, windowSeconds: 15 * 60 }

/** Procedures about the offer page. Previews of the page itself, and logos, go by /api/files. */
export const offerPageApi = {
  get: os.get.handler(({ context: { access } }) => inTenant(access.scope, (tx) => getOfferPage(tx, access.scope))),
  update: os.update.handler(({ context: { access }, input }) => updateOfferPage({ ...actOf(access), ...input })),
  previewMail: os.previewMail.handler(async ({ context: { access }, input }) => {
    const { scope, user, permissions } = access
    const visibility = { confidential: permissions.includes('confidential.read') }

    return renderMail(await previewOfferMail({ ...input, scope, viewerId: user.id, visibility }))
  }),
  sendTest: os.sendTest.handler(async ({ context: { access }, input: { kind } }) => {
    const { scope, user } = access
    requireMail()
    await countAttempt([{ rule: TEST_MAILS, key: user.id }])
    const content = await previewOfferMail({ scope, kind, viewerId: user.id, visibility: { confidential: false } })
    const subject = typeof content.subject === 'string' ? [content.subject] : content.subject
    const rendered = await renderMail({ ...content, subject: ['Test: ', ...subject] })

    const to = { name: user.name, address: user.email }
    requireTaken(await sendMail({ id: createId(), to, speaker: content.voice?.name, ...rendered }).catch(notTaken))
    await noteTestMail({ ...actOf(access), kind })

    return { sentTo: user.email }
  }),
}

function notTaken(error: unknown): never {
  log.warn({ err: error }, 'test mail not sent')
  const userMessage = 'The mail server did not take the test mail. Try again in a minute; if it stays so, tell whoever runs Handoff.'
  throw new AppError<PlatformErrorCode>({ code: 'unavailable', retry: 'later', userMessage, cause: error })
}

function requireTaken(outcome: MailOutcome): void {
  if (outcome.status === 'sent') return

  const userMessage = 'The mail server refused to deliver to your address. Check it in your profile.'
  throw new AppError({ code: 'mail_refused', retry: 'no', userMessage })
}

export type TakeLogoInput = { context: ApiContext; body: ReadableStream<Uint8Array> | null; declaredName: string }

/** Takes a logo in. Throws as `receiveFile` does. */
export async function takeLogo({ context, body, declaredName }: TakeLogoInput): Promise<{ id: string; name: string; bytes: number }> {
  const access = await authorizePermission({ context, permission: 'offerPage.manage' })

  return uploadLogo({ ...actOf(access), stream: body, declaredName })
}

/** Opens a logo for whoever sees pages before they are published. Throws `not_found`. */
export async function giveLogo({ context, id }: { context: ApiContext; id: string }): ReturnType<typeof openLogo> {
  const { scope } = await authorizePermission({ context, permission: 'offers.read', anyOf: ['offerPage.manage', 'offers.publish'] })

  return openLogo({ scope, id: readAddressId(id, 'logo') })
}
