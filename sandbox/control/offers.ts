import { z } from 'zod'
import { createApplication, moveToStageType } from '#sandbox/acts/applications.ts'
import {
  approveOffer,
  createOffer,
  decideOffer,
  deleteOffer,
  requireOffer,
  setSignature,
  startOfferProcess,
  updateOffer,
} from '#sandbox/acts/offers.ts'
import type { CustomFieldValue } from '#sandbox/model.ts'
import { findLatestVersion } from '#sandbox/render/offers.ts'
import type { Transaction } from '#sandbox/store.ts'
import { readInfo } from '#sandbox/view.ts'
import { ControlError, defineAccountControl } from './define.ts'
import { dumpOffers } from './dump.ts'

const terms = {
  startDate: z.iso.date().nullish(),
  salary: z.number().int().optional(),
  currencyCode: z.string().length(3).optional(),
  openingId: z.string().nullish(),
  customFields: z.record(z.string(), z.custom<CustomFieldValue>()).optional(),
}
type Terms = z.infer<z.ZodObject<typeof terms>>

export const offerControls = [
  /** Creates an offer the way a recruiter does in Ashby: where the account has approvals it is sent to the approvers at once. */
  defineAccountControl({
    name: 'offer.create',
    input: {
      applicationId: z.string().optional(),
      candidateId: z.string().optional(),
      jobId: z.string().optional(),
      status: z.enum(['WaitingOnApprovalStart', 'WaitingOnOfferApproval', 'WaitingOnCandidateResponse']).optional(),
      ...terms,
    },
    run: ({ sandbox, account }, { applicationId, candidateId, jobId, status, ...given }) =>
      sandbox.store.write(account, (transaction) => {
        const target = applicationId ?? findOrCreateApplication(transaction, { candidateId, jobId })

        return createOfferAsRecruiter(transaction, { applicationId: target, status, terms: given })
      }),
  }),
  defineAccountControl({
    name: 'offer.approve',
    input: { offerId: z.string() },
    run: ({ sandbox, account }, { offerId }) =>
      sandbox.store.write(account, (transaction) => {
        const latest = findLatestVersion(requireOffer(transaction, offerId))

        return approveOffer(transaction, { offerVersionId: latest.id })
      }),
  }),
  defineAccountControl({
    name: 'offer.update',
    input: { offerId: z.string(), skipApproval: z.boolean().optional(), ...terms },
    run: ({ sandbox, account }, { offerId, skipApproval, ...given }) =>
      sandbox.store.write(account, (transaction) => {
        const current = findLatestVersion(requireOffer(transaction, offerId))

        return updateOffer(transaction, { offerId, skipApproval, terms: toTerms(given, current.salary) })
      }),
  }),
  /** `hire` moves the application to Hired in the same act: all its events share one webhookActionId. */
  defineAccountControl({
    name: 'offer.decide',
    input: { offerId: z.string(), decision: z.enum(['Accepted', 'Declined', 'Cancelled']), hire: z.boolean().optional() },
    run: ({ sandbox, account }, { offerId, decision, hire = false }) =>
      sandbox.store.write(account, (transaction) => {
        const offer = decideOffer(transaction, { offerId, decision, stampDecidedAt: true })
        if (hire) moveToStageType(transaction, { applicationId: offer.applicationId, stageType: 'Hired' })

        return offer
      }),
  }),
  defineAccountControl({
    name: 'offer.set-signature',
    input: { offerId: z.string(), isOpen: z.boolean() },
    run: ({ sandbox, account }, input) => sandbox.store.write(account, (transaction) => setSignature(transaction, input)),
  }),
  defineAccountControl({
    name: 'offer.delete',
    input: { offerId: z.string() },
    run({ sandbox, account }, input) {
      sandbox.store.write(account, (transaction) => deleteOffer(transaction, input))

      return {}
    },
  }),
  /** All offers with their candidate and application, for tests that compare. */
  defineAccountControl({ name: 'offer.dump', input: {}, run: ({ account }) => ({ offers: dumpOffers(account) }) }),
]

export type RecruiterOffer = {
  applicationId: string
  status?: 'WaitingOnApprovalStart' | 'WaitingOnOfferApproval' | 'WaitingOnCandidateResponse'
  terms: Terms
}

export function createOfferAsRecruiter(transaction: Transaction, { applicationId, status, terms: given }: RecruiterOffer) {
  const { approvals } = readInfo(transaction.account)
  const process = startOfferProcess(transaction, { applicationId })
  const initial = status ?? (approvals ? 'WaitingOnOfferApproval' : 'WaitingOnCandidateResponse')

  return createOffer(transaction, { offerProcessId: process.id, terms: toTerms(given, null), status: initial })
}

/** The candidate's application for a job; one is made when there is none. */
export function findOrCreateApplication(
  transaction: Transaction,
  { candidateId, jobId }: { candidateId?: string; jobId?: string },
): string {
  if (!candidateId || !jobId) throw new ControlError('Give either applicationId or candidateId and jobId.')

  const ids = [...(transaction.account.applicationsByCandidate.get(candidateId) ?? [])]
  const existing = ids
    .map((id) => transaction.get('application', id))
    .find((entry) => entry?.jobId === jobId && entry.status !== 'Archived')

  return existing?.id ?? createApplication(transaction, { candidateId, jobId, stageType: 'Offer' }).id
}

export function toTerms({ salary, currencyCode, ...others }: Terms, current: { value: number; currencyCode: string } | null) {
  if (salary === undefined && currencyCode === undefined) return others

  return { ...others, salary: { value: salary ?? current?.value ?? 0, currencyCode: currencyCode ?? current?.currencyCode ?? 'EUR' } }
}
