import { z } from 'zod'
import {
  approveOffer,
  createOffer,
  decideOffer,
  requireOffer,
  setDecidedAt,
  startApproval,
  startOfferForm,
  startOfferProcess,
  updateOffer,
} from '#sandbox/acts/offers.ts'
import type { Offer } from '#sandbox/model.ts'
import { readPage } from '#sandbox/pagination.ts'
import { renderOfferForm } from '#sandbox/render/offer-form.ts'
import { findLatestVersion, renderOffer, renderOfferInfo } from '#sandbox/render/offers.ts'
import { canSeeApplication, canSeeOffer } from '#sandbox/render/visibility.ts'
import { createInvalidInput, createNotFound } from '#sandbox/responses.ts'
import type { Transaction } from '#sandbox/store.ts'
import type { OperationContext } from './define.ts'
import { defineOperation } from './define.ts'
import { createdAfter, id, page } from './inputs.ts'
import { offerForm, readOfferTerms } from './offer-terms.ts'

const excludeFormDefinition = z.boolean().nullish()
const statuses = z.array(z.string()).nullish()

export const offerOperations = [
  defineOperation({
    name: 'offer.list',
    scope: 'offers:read',
    kind: 'read',
    input: z.object({
      ...page,
      createdAfter,
      applicationId: id.nullish(),
      offerStatus: statuses,
      acceptanceStatus: statuses,
      approvalStatus: statuses,
    }),
    run({ reading, info }, { cursor, syncToken, limit, ...filters }) {
      return readPage({
        listName: `offer.list ${JSON.stringify(filters)}`,
        view: reading.view,
        faults: info.faults,
        kind: 'offer',
        request: { cursor, syncToken, limit },
        matches: (offer) => matchesFilters(offer, filters) && canSeeOffer(reading, offer),
        render: (offer) => renderOffer(reading, offer),
      })
    },
  }),
  defineOperation({
    name: 'offer.info',
    scope: 'offers:read',
    kind: 'read',
    input: z.object({ offerId: id, excludeFormDefinition }),
    run({ reading }, input) {
      const offer = reading.view.get('offer', input.offerId)
      if (!offer || !canSeeOffer(reading, offer)) throw createNotFound({ noun: 'offer', parameter: 'offerId' })

      return { results: renderOfferInfo(reading, offer, { excludeFormDefinition: input.excludeFormDefinition === true }) }
    },
  }),
  defineOperation({
    name: 'offerProcess.start',
    scope: 'offers:write',
    kind: 'write',
    input: z.object({ applicationId: id }),
    run(context, { applicationId }) {
      const application = context.writing.view.get('application', applicationId)
      if (!canSeeApplication(context.writing, application)) throw createNotFound({ noun: 'application', parameter: 'applicationId' })

      const process = context.store.write(context.account, (transaction) => startOfferProcess(transaction, { applicationId }))

      return { results: { id: process.id, applicationId, status: process.status } }
    },
  }),
  defineOperation({
    name: 'offer.start',
    scope: 'offers:write',
    kind: 'write',
    input: z.object({ offerProcessId: id }),
    run({ store, account, writing }, { offerProcessId }) {
      const formId = store.write(account, (transaction) => startOfferForm(transaction, { offerProcessId }))

      return { results: { id: formId, formDefinition: renderOfferForm(writing.view) } }
    },
  }),
  defineOperation({
    name: 'offer.create',
    scope: 'offers:write',
    kind: 'write',
    input: z.object({ offerProcessId: id, offerFormId: id, offerForm, excludeFormDefinition }),
    run: (context, input) =>
      writeOffer(context, input, (transaction) => {
        const process = transaction.get('offerProcess', input.offerProcessId)
        if (!process) throw createNotFound({ noun: 'offer process', parameter: 'offerProcessId' })
        if (!process.formIds.includes(input.offerFormId)) throw createNotFound({ noun: 'offer form', parameter: 'offerFormId' })

        const terms = readOfferTerms(transaction, input.offerForm, { isComplete: true })

        return createOffer(transaction, { offerProcessId: input.offerProcessId, terms })
      }),
  }),
  defineOperation({
    name: 'offer.update',
    scope: 'offers:write',
    kind: 'write',
    input: z.object({ offerId: id, offerForm, excludeFormDefinition }),
    run: (context, input) =>
      writeOffer(context, input, (transaction) => {
        requireVisible(context, requireOffer(transaction, input.offerId))
        const terms = readOfferTerms(transaction, input.offerForm, { isComplete: false })

        return updateOffer(transaction, { offerId: input.offerId, terms })
      }),
  }),
  defineOperation({
    name: 'offer.startApprovalProcess',
    scope: 'offers:write',
    kind: 'write',
    input: z.object({ offerVersionId: id, note: z.string().nullish(), excludeFormDefinition }),
    run: (context, input) => writeOffer(context, input, (transaction) => startApproval(transaction, input)),
  }),
  defineOperation({
    name: 'offer.approve',
    scope: 'offers:write',
    kind: 'write',
    input: z.object({ offerVersionId: id, approvalStepId: id.nullish(), userId: id.nullish(), excludeFormDefinition }),
    run: (context, input) => writeOffer(context, input, (transaction) => approveOffer(transaction, input)),
  }),
  defineOperation({
    name: 'offer.setStatus',
    scope: 'offers:write',
    kind: 'write',
    input: z.object({ offerId: id, acceptanceStatus: z.enum(['Accepted', 'Declined', 'Cancelled']), excludeFormDefinition }),
    run: (context, input) =>
      writeOffer(context, input, (transaction) => {
        requireVisible(context, requireOffer(transaction, input.offerId))

        return decideOffer(transaction, { offerId: input.offerId, decision: input.acceptanceStatus, stampDecidedAt: false })
      }),
  }),
  defineOperation({
    name: 'offer.setDecidedAt',
    scope: 'offers:write',
    kind: 'write',
    input: z.object({ offerId: id, decidedAt: z.iso.datetime({ offset: true }), excludeFormDefinition }),
    run: (context, input) =>
      writeOffer(context, input, (transaction) => {
        const offer = requireVisible(context, requireOffer(transaction, input.offerId))
        if (offer.acceptanceStatus !== 'Accepted' && offer.acceptanceStatus !== 'Declined' && offer.acceptanceStatus !== 'Cancelled') {
          throw createInvalidInput({ message: 'The offer has not been decided', parameter: 'offerId' })
        }

        return setDecidedAt(transaction, { offerId: input.offerId, decidedAt: new Date(input.decidedAt).toISOString() })
      }),
  }),
]

type Filters = {
  createdAfter?: number | null
  applicationId?: string | null
  offerStatus?: string[] | null
  acceptanceStatus?: string[] | null
  approvalStatus?: string[] | null
}

function matchesFilters(offer: Offer, filters: Filters): boolean {
  const latest = findLatestVersion(offer)
  const { applicationId, offerStatus, acceptanceStatus, approvalStatus } = filters

  return (
    (!applicationId || offer.applicationId === applicationId) &&
    (!offerStatus || offerStatus.includes(offer.offerStatus)) &&
    (!acceptanceStatus || acceptanceStatus.includes(offer.acceptanceStatus)) &&
    (!approvalStatus || (latest.approvalStatus !== null && approvalStatus.includes(latest.approvalStatus))) &&
    (!filters.createdAfter || Date.parse(offer.versions[0].createdAt) > filters.createdAfter)
  )
}

function requireVisible({ writing }: OperationContext, offer: Offer): Offer {
  if (!canSeeOffer(writing, offer)) throw createNotFound({ noun: 'offer', parameter: 'offerId' })

  return offer
}

function writeOffer(
  context: OperationContext,
  input: { excludeFormDefinition?: boolean | null },
  act: (transaction: Transaction) => Offer,
) {
  const offer = context.store.write(context.account, act)

  return { results: renderOfferInfo(context.writing, offer, { excludeFormDefinition: input.excludeFormDefinition === true }) }
}
