import { z } from 'zod'
import { createAccount, createKey } from '#sandbox/accounts.ts'
import { moveToStageType, pushToHris } from '#sandbox/acts/applications.ts'
import { createCandidate, deleteCandidate, mergeCandidates, updateCandidate } from '#sandbox/acts/candidates.ts'
import { approveOffer, decideOffer, deleteOffer, requireOffer, setSignature, updateOffer } from '#sandbox/acts/offers.ts'
import { ALL_SCOPES } from '#sandbox/auth.ts'
import { createOfferAsRecruiter, findOrCreateApplication, toTerms } from '#sandbox/control/offers.ts'
import { findLatestVersion } from '#sandbox/render/offers.ts'
import type { Sandbox } from '#sandbox/sandbox.ts'
import type { Account } from '#sandbox/tables.ts'
import { readInfo } from '#sandbox/view.ts'

export type ActInput = { sandbox: Sandbox; account: Account; id: string; form: unknown }
/** Where to go after an act and what to say there. */
export type ActResult = { path: string; done: string }
export type Act = (input: ActInput) => ActResult | Promise<ActResult>

const terms = z.object({
  salary: z.coerce.number().int().min(0),
  currencyCode: z.string().length(3),
  startDate: z.iso.date().or(z.literal('').transform(() => null)),
  /** Missing where the plan has no openings: the offer keeps what it has. */
  openingId: z
    .string()
    .transform((value) => value || null)
    .optional(),
})
const person = z.object({ name: z.string().trim().min(1), email: z.string().trim() })

export function createAccountFromForm({ sandbox, form }: { sandbox: Sandbox; form: unknown }): ActResult {
  const draft = z
    .object({
      name: z.string().trim().min(1),
      scenario: z.enum(['company', 'empty']),
      approvals: z.string().optional(),
      hasOpenings: z.string().optional(),
    })
    .parse(form)
  const { account } = createAccount({
    store: sandbox.store,
    draft: { ...draft, approvals: draft.approvals === 'on', hasOpenings: draft.hasOpenings === 'on' },
  })

  return { path: `/accounts/${account.id}`, done: 'Account created.' }
}

/** Acts on people: POST /page/accounts/<account>/<name>, where * stands for an id. */
export const PEOPLE_ACTS: Record<string, Act> = {
  candidates({ sandbox, account, form }) {
    const { name, email } = person.parse(form)
    const candidate = sandbox.store.write(account, (transaction) => createCandidate(transaction, { name, email: email || null }))

    return { path: `/accounts/${account.id}/candidates/${candidate.id}`, done: 'Candidate created.' }
  },
  'candidates/*'({ sandbox, account, id, form }) {
    const { name, email } = person.parse(form)
    sandbox.store.write(account, (transaction) => updateCandidate(transaction, { candidateId: id, patch: { name, email: email || null } }))

    return { path: `/accounts/${account.id}/candidates/${id}`, done: 'Candidate saved.' }
  },
  'candidates/*/delete'({ sandbox, account, id }) {
    sandbox.store.write(account, (transaction) => deleteCandidate(transaction, { candidateId: id }))

    return { path: `/accounts/${account.id}`, done: 'Candidate deleted.' }
  },
  'candidates/*/merge'({ sandbox, account, id, form }) {
    const { intoCandidateId } = z.object({ intoCandidateId: z.string() }).parse(form)
    sandbox.store.write(account, (transaction) => mergeCandidates(transaction, { candidateId: id, intoCandidateId }))

    return { path: `/accounts/${account.id}/candidates/${intoCandidateId}`, done: 'Candidates merged.' }
  },
  'applications/*/hire': (input) => moveApplication(input, 'Hired', 'Candidate hired.'),
  'applications/*/archive': (input) => moveApplication(input, 'Archived', 'Application archived.'),
  'applications/*/reopen': (input) => moveApplication(input, 'Offer', 'Application reopened.'),
  'applications/*/push'({ sandbox, account, id }) {
    sandbox.store.write(account, (transaction) => pushToHris(transaction, { applicationId: id }))

    return { path: findApplicationPage(account, id), done: 'Pushed to HRIS.' }
  },
  keys({ sandbox, account, form }) {
    const { title, scopes } = z.object({ title: z.string().trim().min(1), scopes: z.string() }).parse(form)
    const wanted = scopes.split(/[\s,]+/).filter((scope) => scope !== '')
    sandbox.store.write(account, (transaction) => createKey(transaction, { title, scopes: wanted.length > 0 ? wanted : [...ALL_SCOPES] }))

    return { path: `/accounts/${account.id}`, done: 'API key created.' }
  },
  'keys/*'({ sandbox, account, id, form }) {
    const { name, value } = z.object({ name: z.enum(['enabled', 'confidential', 'nonOfferPrivate']), value: z.string() }).parse(form)
    sandbox.store.write(account, (transaction) => {
      const key = transaction.get('apiKey', id)
      if (key) transaction.put('apiKey', { ...key, [name]: value === 'true' })
    })

    return { path: `/accounts/${account.id}`, done: 'API key changed.' }
  },
}

export const OFFER_ACTS: Record<string, Act> = {
  offers({ sandbox, account, form }) {
    const given = terms.extend({ candidateId: z.string(), jobId: z.string() }).parse(form)
    const { candidateId, jobId, ...offerTerms } = given
    const offer = sandbox.store.write(account, (transaction) => {
      const applicationId = findOrCreateApplication(transaction, { candidateId, jobId })

      return createOfferAsRecruiter(transaction, { applicationId, terms: offerTerms })
    })

    return { path: `/accounts/${account.id}/offers/${offer.id}`, done: 'Offer created.' }
  },
  'offers/*'({ sandbox, account, id, form }) {
    const { needsApproval, ...given } = terms.extend({ needsApproval: z.string().optional() }).parse(form)
    const skipApproval = readInfo(account).approvals && needsApproval !== 'on'
    sandbox.store.write(account, (transaction) => updateOffer(transaction, { offerId: id, skipApproval, terms: toTerms(given, null) }))

    return { path: `/accounts/${account.id}/offers/${id}`, done: 'Offer saved.' }
  },
  'offers/*/approve'({ sandbox, account, id }) {
    sandbox.store.write(account, (transaction) =>
      approveOffer(transaction, { offerVersionId: findLatestVersion(requireOffer(transaction, id)).id }),
    )

    return { path: `/accounts/${account.id}/offers/${id}`, done: 'Offer approved. It now waits for the candidate.' }
  },
  'offers/*/decide'({ sandbox, account, id, form }) {
    const { decision } = z.object({ decision: z.enum(['Accepted', 'Declined', 'Cancelled']) }).parse(form)
    sandbox.store.write(account, (transaction) => decideOffer(transaction, { offerId: id, decision, stampDecidedAt: true }))

    return { path: `/accounts/${account.id}/offers/${id}`, done: `Offer ${decision.toLowerCase()}.` }
  },
  'offers/*/signature'({ sandbox, account, id, form }) {
    const { isOpen } = z.object({ isOpen: z.string() }).parse(form)
    sandbox.store.write(account, (transaction) => setSignature(transaction, { offerId: id, isOpen: isOpen === 'true' }))

    return { path: `/accounts/${account.id}/offers/${id}`, done: isOpen === 'true' ? 'E-signature opened.' : 'E-signature closed.' }
  },
  'offers/*/delete'({ sandbox, account, id }) {
    sandbox.store.write(account, (transaction) => deleteOffer(transaction, { offerId: id }))

    return { path: `/accounts/${account.id}`, done: 'Offer deleted.' }
  },
}

function moveApplication({ sandbox, account, id }: ActInput, stageType: string, done: string): ActResult {
  sandbox.store.write(account, (transaction) => moveToStageType(transaction, { applicationId: id, stageType }))

  return { path: findApplicationPage(account, id), done }
}

/** The page of the application's newest offer, where one usually came from, or of its candidate. */
function findApplicationPage(account: Account, applicationId: string): string {
  const offerId = [...(account.offersByApplication.get(applicationId) ?? [])].at(-1)
  const candidateId = account.tables.application.rows.get(applicationId)?.value.candidateId

  return offerId ? `/accounts/${account.id}/offers/${offerId}` : `/accounts/${account.id}/candidates/${candidateId}`
}
