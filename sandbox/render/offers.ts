import type { Offer, OfferVersion } from '#sandbox/model.ts'
import { renderCustomFieldValues } from './custom-fields.ts'
import { renderFileHandles } from './files.ts'
import { renderOfferForm } from './offer-form.ts'
import { findUser } from './organization.ts'
import type { RenderContext } from './visibility.ts'

export function findLatestVersion(offer: Offer): OfferVersion {
  return offer.versions.at(-1) ?? offer.versions[0]
}

/** An offer as offer.list shows it: its latest version only. */
export function renderOffer(context: RenderContext, offer: Offer) {
  return {
    id: offer.id,
    decidedAt: offer.decidedAt,
    applicationId: offer.applicationId,
    acceptanceStatus: offer.acceptanceStatus,
    offerStatus: offer.offerStatus,
    latestVersion: renderVersion(context, findLatestVersion(offer)),
  }
}

/** An offer as offer.info, the writes and webhooks show it: with every version and, unless excluded, the form it is filled in with. */
export function renderOfferInfo(context: RenderContext, offer: Offer, { excludeFormDefinition }: { excludeFormDefinition: boolean }) {
  return {
    ...renderOffer(context, offer),
    versions: offer.versions.map((version) => renderVersion(context, version)),
    ...(excludeFormDefinition ? {} : { formDefinition: renderOfferForm(context.view) }),
  }
}

/** startDate is a plain calendar date although the API description calls it a date-time (seen in practice). */
function renderVersion(context: RenderContext, version: OfferVersion) {
  return {
    id: version.id,
    startDate: version.startDate,
    salary: version.salary,
    createdAt: version.createdAt,
    openingId: version.openingId,
    customFields: renderCustomFieldValues(context, version.customFields),
    fileHandles: renderFileHandles(context.view, version.fileIds),
    author: findUser(context.view, version.authorId),
    approvalStatus: version.approvalStatus,
  }
}
