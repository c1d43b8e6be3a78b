import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { readPublishing } from '#lib/domain/offer-publishing/queries.ts'
import type { AttachedFile } from '#lib/domain/offer-publishing/versions/schema.ts'
import { visibilityOf } from '#lib/domain/offers/api.ts'
import { readClientAddress } from '#lib/platform/auth/client-address.ts'
import { refuseLinksAlike } from '#lib/platform/auth/link-refusal.ts'
import { countAttempt, type RateLimitRule } from '#lib/platform/auth/rate-limit.ts'
import { resolveLookup } from '#lib/platform/db/lookup.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { linkInvalidError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'
import { createFileKey } from '#lib/platform/storage/file-key.ts'
import { storage } from '#lib/platform/storage/storage.ts'
import type { OpenFile } from '#lib/platform/storage/storage-driver.ts'
import { offerLinksContract } from './contract.ts'
import { type LinkAct, noteOpened, revokeLinks, sendLinkAgain } from './mutations.ts'
import { findOfferOfLink, type ReadOfferPage, readOfferPage } from './queries.ts'

const os = implementForOrganization(offerLinksContract)

export const offerLinksApi = {
  sendAgain: os.sendAgain.handler(async ({ context: { access }, input }) => {
    await sendLinkAgain(toLinkAct(access, input.id))

    return readPublishing({ scope: access.scope, id: input.id, visibility: visibilityOf(access) })
  }),
  revoke: os.revoke.handler(async ({ context: { access }, input }) => {
    await revokeLinks(toLinkAct(access, input.id))

    return readPublishing({ scope: access.scope, id: input.id, visibility: visibilityOf(access) })
  }),
}

function toLinkAct(access: Access, offerId: string): LinkAct {
  return { ...actOf(access), visibility: visibilityOf(access), offerId }
}

const WINDOW_SECONDS = 15 * 60
/** A whole office stands behind one address. */
const OPEN_BY_ADDRESS: RateLimitRule = { name: 'offer-open-address', attempts: 240, windowSeconds: WINDOW_SECONDS }
const OPEN_BY_TOKEN: RateLimitRule = { name: 'offer-open-token', attempts: 120, windowSeconds: WINDOW_SECONDS }
const POST_BY_ADDRESS: RateLimitRule = { name: 'offer-post-address', attempts: 60, windowSeconds: WINDOW_SECONDS }
const POST_BY_TOKEN: RateLimitRule = { name: 'offer-post-token', attempts: 30, windowSeconds: WINDOW_SECONDS }

/** What stands behind a link that works, and from where it was opened. */
export type OpenedOffer = { scope: TenantScope; offerId: string; linkId: string; ipAddress: string | null; page: ReadOfferPage }

export type OpenOffer = { token: string; headers: Headers /** Something is sent along. */; isPost: boolean }

/**
 * Opens an offer link. Counted before it is looked up, so that neither the limit nor the time tells whether a link was ever real.
 * @throws AppError `link_invalid` for a link that was guessed, expired or was revoked; `rate_limited`, `unavailable`.
 */
export async function openOffer({ token, headers, isPost }: OpenOffer): Promise<OpenedOffer> {
  const ipAddress = readClientAddress({ headers })
  await countAttempt([
    ...(ipAddress === null ? [] : [{ rule: isPost ? POST_BY_ADDRESS : OPEN_BY_ADDRESS, key: ipAddress }]),
    { rule: isPost ? POST_BY_TOKEN : OPEN_BY_TOKEN, key: token },
  ])

  return refuseLinksAlike(async () => {
    const target = await resolveLookup({ kind: 'OfferLink', token })
    const link = target && (await findOfferOfLink({ scope: target.scope, linkId: target.targetId }))
    const page = link && (await readPage({ scope: target.scope, offerId: link.offerId }))
    if (!page) throw linkInvalidError()

    return { scope: target.scope, offerId: link.offerId, linkId: target.targetId, ipAddress, page }
  })
}

/** The page as it is after something was done on it. Throws `link_invalid` where it is gone. */
export async function reopenOffer(opened: OpenedOffer): Promise<OpenedOffer> {
  const page = await readPage(opened)
  if (!page) throw linkInvalidError()

  return { ...opened, page }
}

function readPage({ scope, offerId }: { scope: TenantScope; offerId: string }): Promise<ReadOfferPage | null> {
  return inTenant(scope, (tx) => readOfferPage(tx, { scope, offerId }))
}

/** Writes down that the page was read, where there was something to read. */
export async function noteReading({ scope, linkId, page }: OpenedOffer): Promise<void> {
  if (page.view.kind === 'open') await noteOpened({ scope, linkId })
}

type FileRef = { scope: TenantScope; file: AttachedFile }

/**
 * The image of a brand as an address that holds it all: the page asks for nothing else. Null where there is none, and where the storage
 * fails: no image keeps a candidate from reading or answering.
 */
export async function readLogoUrl({ scope, file }: { scope: TenantScope; file: AttachedFile | null }): Promise<string | null> {
  try {
    const opened = file && (await openAttached({ scope, file }))
    if (!opened) return null
    const bytes = Buffer.from(await new Response(opened.stream).arrayBuffer())

    return `data:${file.mediaType};base64,${bytes.toString('base64')}`
  } catch (error) {
    log.warn({ organizationId: scope.organizationId, documentId: file?.id, err: error }, 'page shown without its logo')

    return null
  }
}

/**
 * A file that the version names which is open to the candidate. Whatever else the organization keeps does not exist for a link.
 * @throws AppError `link_invalid`.
 */
export async function openOfferDocument(
  { scope, page: { view } }: OpenedOffer,
  id: string,
): Promise<{ file: AttachedFile; bytes: OpenFile }> {
  return refuseLinksAlike(async () => {
    const sections = view.kind === 'open' ? view.document.sections : []
    const files = sections.flatMap((section) => (section.kind === 'documents' ? section.files : []))
    const file = files.find((candidate) => candidate.id === id)
    const bytes = file && (await openAttached({ scope, file }))
    if (!bytes) throw linkInvalidError()

    return { file, bytes }
  })
}

async function openAttached({ scope, file }: FileRef): Promise<OpenFile | null> {
  const files = await storage()

  return files.open(createFileKey({ organizationId: scope.organizationId, id: file.id }))
}
