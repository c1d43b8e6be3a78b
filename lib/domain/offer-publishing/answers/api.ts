import { type ApiContext, authorizePermission, readAddressId } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { type OpenedOffer, readLogoUrl } from '#lib/domain/offer-publishing/links/api.ts'
import { visibilityOf } from '#lib/domain/offers/api.ts'
import { linkInvalidError } from '#lib/platform/errors.ts'
import { recordCertificateRead } from './mutations.ts'
import { readCertificate } from './queries.ts'
import type { Certificate } from './schema.ts'

/** A certificate tells pay and free text of the candidate: each of these takes `pay.read`. */
const READERS: readonly Permission[] = ['offers.publish', 'offers.comment']

export type ShownCertificate = { certificate: Certificate; logoUrl: string | null }
export type GiveCertificate = {
  context: ApiContext
  answerId: string
  /** Taking it away is written down; reading it is like reading the offer. */
  isTaken: boolean
}

/** The certificate of an answer, for members who may see it. Throws `not_found`, `forbidden`. */
export async function giveCertificate({ context, answerId, isTaken }: GiveCertificate): Promise<ShownCertificate> {
  const access = await authorizePermission({ context, permission: 'offers.read', anyOf: READERS })
  const { scope } = access
  const id = readAddressId(answerId, 'answer')
  const certificate = await readCertificate({ scope, answerId: id, visibility: visibilityOf(access) })
  if (isTaken) await recordCertificateRead({ ...actOf(access), offerId: certificate.offerId })

  return { certificate, logoUrl: await readLogoUrl({ scope, file: certificate.document.brand.logo }) }
}

/** The certificate for the candidate who answered. Throws `link_invalid` where there is no answer. */
export async function openCertificate({ scope, page: { view, answerId } }: OpenedOffer): Promise<ShownCertificate> {
  if (view.kind !== 'open' || answerId === null) throw linkInvalidError()
  const certificate = await readCertificate({ scope, answerId })

  return { certificate, logoUrl: await readLogoUrl({ scope, file: certificate.document.brand.logo }) }
}
