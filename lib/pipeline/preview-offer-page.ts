import type { Access } from '#lib/domain/access/api.ts'
import type { PageSettings } from '#lib/domain/offer-page/schema.ts'
import { previewOfferDocument, previewSampleDocument, readNewestVersion } from '#lib/domain/offer-publishing/versions/queries.ts'
import { diffDocuments } from '#lib/domain/offer-publishing/versions/rules.ts'
import type { DocumentChange, OfferDocument, OfferPageView } from '#lib/domain/offer-publishing/versions/schema.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'

export type PreviewView = Extract<OfferPageView, { kind: 'open' }>
type Viewer = Pick<Access, 'scope' | 'user' | 'permissions'>

export type PreviewDraft = {
  access: Viewer
  /** As they are being changed; as they are saved where left out. */
  settings?: PageSettings
  /** An invented offer where it is left out. */
  offerId?: string
}

/** The page with settings that are not saved yet. Throws `not_found` for an offer that the viewer may not see. */
export async function previewDraft({ access, settings, offerId }: PreviewDraft): Promise<PreviewView> {
  const { scope, user } = access
  const shared = { scope, settings, publisherId: user.id }
  const document = offerId
    ? await previewOfferDocument({ ...shared, offerId, visibility: visibilityOf(access) })
    : await previewSampleDocument(shared)

  return toView({ document, versionNumber: 1, changes: [] })
}

/** The page as the viewer would publish it now, with what would be new to the candidate. Throws `not_found`. */
export async function previewPublication({ access, offerId }: { access: Viewer; offerId: string }): Promise<PreviewView> {
  const { scope, user } = access
  const document = await previewOfferDocument({ scope, offerId, visibility: visibilityOf(access), publisherId: user.id })
  const newest = await inTenant(scope, (tx) => readNewestVersion(tx, { scope, offerId }))
  const changes = newest ? diffDocuments({ before: newest.document, after: document }) : []

  return toView({ document, versionNumber: (newest?.number ?? 0) + 1, changes })
}

function visibilityOf({ permissions }: Viewer) {
  return { confidential: permissions.includes('confidential.read') }
}

/** A preview is no version: nobody can answer it, nothing on it but the deadline has a time, and it has no hash. */
function toView(shown: { document: OfferDocument; versionNumber: number; changes: DocumentChange[] }): PreviewView {
  const timeZone = shown.document.deadline?.timeZone ?? 'UTC'

  return { ...shown, kind: 'open', versionId: '', messages: [], answer: null, hasExpired: false, timeZone, hash: '' }
}
