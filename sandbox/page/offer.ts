import { html } from 'hono/html'
import type { Offer } from '#sandbox/model.ts'
import { findLatestVersion } from '#sandbox/render/offers.ts'
import type { Account } from '#sandbox/tables.ts'
import { openView, readInfo } from '#sandbox/view.ts'
import { CURRENCIES, renderApplicationCard } from './candidate.ts'
import { renderAct, renderCheckbox, renderField, renderFormToken, renderSelect, renderTag } from './forms.ts'
import type { Html, PageState } from './layout.ts'
import { renderLayout } from './layout.ts'
import { nameOpening, renderOpeningChoice } from './opening-options.ts'

type Input = { account: Account; state: PageState; offer: Offer }

/** One offer: where it stands, what can happen to it next, and its terms to edit. */
export function renderOfferPage({ account, state, offer }: Input): Html {
  const view = openView({ account, lagMs: 0 })
  const application = view.get('application', offer.applicationId)
  const candidate = application ? view.get('candidate', application.candidateId) : null
  const job = application ? view.get('job', application.jobId) : null
  const { openingId } = findLatestVersion(offer)
  const opening = openingId ? view.get('opening', openingId) : null
  const body = html`
    <section class="card" aria-labelledby="standing">
      <h2 id="standing">Where it stands</h2>
      <dl>
        <dt>Candidate</dt>
        <dd><a href="/accounts/${account.id}/candidates/${candidate?.id ?? ''}"><bdi>${candidate?.name ?? 'Unknown'}</bdi></a></dd>
        <dt>Job</dt>
        <dd>${job ? html`<a href="/accounts/${account.id}/jobs/${job.id}/fields">${job.title}</a>` : ''}</dd>
        <dt>Offer status</dt>
        <dd>${renderTag(offer.offerStatus)}</dd>
        <dt>Acceptance</dt>
        <dd>${offer.acceptanceStatus}</dd>
        ${
          opening
            ? html`<dt>Opening</dt>
              <dd><a href="/accounts/${account.id}/openings/${opening.id}">${nameOpening(account, opening)}</a></dd>`
            : ''
        }
        <dt>Version</dt>
        <dd>${offer.versions.length}</dd>
        <dt>Offer id</dt>
        <dd><code>${offer.id}</code></dd>
        <dt>Custom values</dt>
        <dd><a href="/accounts/${account.id}/offers/${offer.id}/fields">Edit custom values of the offer</a></dd>
      </dl>
      ${renderActs({ account, state, offer })}
    </section>
    ${renderTerms({ account, state, offer })}
    ${application ? renderApplicationCard({ account, state, view, application }) : ''}
  `

  return renderLayout({ title: `Offer for ${candidate?.name ?? 'a candidate'}`, state, account, body })
}

function renderActs({ account, state, offer }: Input): Html {
  const action = `/page/accounts/${account.id}/offers/${offer.id}`
  const isWithCandidate = offer.offerStatus === 'WaitingOnCandidateResponse'
  const isInApproval = offer.offerStatus.startsWith('WaitingOn') && !isWithCandidate
  const signature = offer.hasOpenSignature ? 'Close e-signature' : 'Open e-signature'

  return html`<div class="acts">
    ${isInApproval ? renderAct({ state, action: `${action}/approve`, label: 'Approve offer', tone: 'main' }) : ''}
    ${isWithCandidate ? renderAct({ state, action: `${action}/decide`, label: 'Accept offer', values: { decision: 'Accepted' } }) : ''}
    ${isWithCandidate ? renderAct({ state, action: `${action}/decide`, label: 'Decline offer', values: { decision: 'Declined' } }) : ''}
    ${isWithCandidate ? renderAct({ state, action: `${action}/signature`, label: signature, values: { isOpen: String(!offer.hasOpenSignature) } }) : ''}
    ${isWithCandidate || isInApproval ? renderAct({ state, action: `${action}/decide`, label: 'Cancel offer', values: { decision: 'Cancelled' } }) : ''}
    ${offer.offerStatus === 'CandidateAccepted' ? renderAct({ state, action: `${action}/sign-again`, label: 'Sign offer letter again' }) : ''}
    ${renderAct({ state, action: `${action}/delete`, label: 'Delete offer', tone: 'danger' })}
  </div>`
}

function renderTerms({ account, state, offer }: Input): Html {
  const { salary, startDate, openingId } = findLatestVersion(offer)
  const { approvals } = readInfo(account)

  return html`<section class="card" aria-labelledby="terms">
    <h2 id="terms">Terms</h2>
    <form class="fields" method="post" action="/page/accounts/${account.id}/offers/${offer.id}">
      ${renderFormToken(state)}
      ${renderField({ id: 'offer-salary', name: 'salary', label: 'Base salary', type: 'number', value: salary?.value ?? '', step: '1', min: '0', isRequired: true })}
      ${renderSelect({ id: 'offer-currency', name: 'currencyCode', label: 'Currency', value: salary?.currencyCode, options: withOwn(salary?.currencyCode) })}
      ${renderField({ id: 'offer-start', name: 'startDate', label: 'Start date', type: 'date', value: startDate ?? '' })}
      ${renderOpeningChoice({ account, chosen: openingId })}
      ${approvals ? renderCheckbox({ id: 'offer-approval', name: 'needsApproval', label: 'Ask for approval again', isChecked: true }) : ''}
      <div><button class="main">Save offer</button></div>
    </form>
  </section>`
}

function withOwn(currencyCode: string | undefined) {
  const isListed = !currencyCode || CURRENCIES.some((option) => option.value === currencyCode)

  return isListed ? CURRENCIES : [...CURRENCIES, { value: currencyCode, label: currencyCode }]
}
