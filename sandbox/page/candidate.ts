import { html } from 'hono/html'
import type { Application, Candidate } from '#sandbox/model.ts'
import { findPrimary } from '#sandbox/render/candidates.ts'
import type { Account } from '#sandbox/tables.ts'
import type { View } from '#sandbox/view.ts'
import { openView } from '#sandbox/view.ts'
import { renderFilesCard } from './files.ts'
import { renderAct, renderField, renderFormToken, renderSelect, renderTag } from './forms.ts'
import type { Html, PageState } from './layout.ts'
import { renderLayout } from './layout.ts'
import { nameOpening, renderOpeningChoice } from './opening-options.ts'

const DAY_MS = 24 * 60 * 60 * 1000
export const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'JPY', 'INR', 'BRL', 'KWD'].map((value) => ({ value, label: value }))

type Input = { account: Account; state: PageState; candidate: Candidate }

/** One candidate: an offer to make, the applications, and what can be done with them. */
export function renderCandidatePage({ account, state, candidate }: Input): Html {
  const view = openView({ account, lagMs: 0 })
  const base = `/page/accounts/${account.id}`
  const jobs = view.list('job').filter((job) => job.status === 'Open')
  const options = jobs.map((job) => ({ value: job.id, label: job.confidential ? `${job.title} (confidential)` : job.title }))
  const startDate = new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10)
  const body = html`
    <section class="card" aria-labelledby="new-offer">
      <h2 id="new-offer">New offer</h2>
      <form class="fields" method="post" action="${base}/offers">
        ${renderFormToken(state)}
        <input type="hidden" name="candidateId" value="${candidate.id}" />
        ${renderSelect({ id: 'offer-job', name: 'jobId', label: 'Job', options })}
        ${renderField({ id: 'offer-salary', name: 'salary', label: 'Base salary', type: 'number', value: 60000, step: '1', min: '0', isRequired: true })}
        ${renderSelect({ id: 'offer-currency', name: 'currencyCode', label: 'Currency', options: CURRENCIES })}
        ${renderField({ id: 'offer-start', name: 'startDate', label: 'Start date', type: 'date', value: startDate })}
        ${renderOpeningChoice({ account })}
        <div><button class="main">Create offer</button></div>
      </form>
    </section>
    ${view.applicationsOf(candidate.id).map((application) => renderApplicationCard({ account, state, view, application }))}
    ${renderFilesCard({ account, state, candidate })}
    <section class="card" aria-labelledby="change-candidate">
      <h2 id="change-candidate">Candidate</h2>
      <form class="fields" method="post" action="${base}/candidates/${candidate.id}">
        ${renderFormToken(state)} ${renderField({ id: 'candidate-name', name: 'name', label: 'Name', value: candidate.name, isRequired: true })}
        ${renderField({ id: 'candidate-email', name: 'email', label: 'E-mail', type: 'email', value: findPrimary(candidate.emailAddresses)?.value ?? '' })}
        <div><button>Save candidate</button></div>
      </form>
      <p><a href="/accounts/${account.id}/candidates/${candidate.id}/fields">Edit custom values of the candidate</a></p>
      <div class="acts">
        ${renderAct({ state, action: `${base}/candidates/${candidate.id}/delete`, label: 'Delete candidate', tone: 'danger' })}
      </div>
    </section>
    ${renderMerge({ account, state, view, candidate })}
  `

  return renderLayout({ title: candidate.name, state, account, body })
}

/** Merging makes this candidate part of another one; of who is alone there is nobody to merge with. */
function renderMerge({ account, state, view, candidate }: Input & { view: View }): Html {
  const others = view.list('candidate').filter(({ id }) => id !== candidate.id)
  if (others.length === 0) return html``
  const options = others.map((other) => {
    const email = findPrimary(other.emailAddresses)?.value
    return { value: other.id, label: email ? `${other.name}, ${email}` : other.name }
  })

  return html`<section class="card" aria-labelledby="merge-candidate">
    <h2 id="merge-candidate">Merge</h2>
    <form class="fields" method="post" action="/page/accounts/${account.id}/candidates/${candidate.id}/merge">
      ${renderFormToken(state)} ${renderSelect({ id: 'merge-into', name: 'intoCandidateId', label: 'Make part of', options })}
      <div><button>Merge candidates</button></div>
    </form>
  </section>`
}

type CardInput = { account: Account; state: PageState; view: View; application: Application }

/** An application with its stage and the acts on it. */
export function renderApplicationCard({ account, state, view, application }: CardInput): Html {
  const job = view.get('job', application.jobId)
  const plan = job ? view.get('interviewPlan', job.interviewPlanId) : null
  const stage = plan?.stages.find((entry) => entry.id === application.stageId)
  const action = `/page/accounts/${account.id}/applications/${application.id}`
  const offers = view.offersOf(application.id)
  const opening = application.openingId ? view.get('opening', application.openingId) : null

  return html`<section class="card" aria-label="Application for ${job?.title ?? 'a job'}">
    <h2>Application for ${job?.title ?? 'a job'}</h2>
    <dl>
      <dt>Status</dt>
      <dd>${renderTag(application.status)}</dd>
      <dt>Stage</dt>
      <dd>${stage?.title ?? ''}</dd>
      ${offers.map(
        (offer) => html`<dt>Offer</dt>
          <dd><a href="/accounts/${account.id}/offers/${offer.id}">${offer.offerStatus}</a></dd>`,
      )}
      ${
        opening
          ? html`<dt>Opening</dt>
            <dd><a href="/accounts/${account.id}/openings/${opening.id}">${nameOpening(account, opening)}</a></dd>`
          : ''
      }
      <dt>Custom values</dt>
      <dd><a href="/accounts/${account.id}/applications/${application.id}/fields">Edit custom values of the application</a></dd>
    </dl>
    <div class="acts">
      ${application.status === 'Hired' ? '' : renderAct({ state, action: `${action}/hire`, label: 'Hire candidate' })}
      ${application.status === 'Archived' ? '' : renderAct({ state, action: `${action}/archive`, label: 'Archive application', tone: 'danger' })}
      ${application.status === 'Hired' || application.status === 'Archived' ? renderAct({ state, action: `${action}/reopen`, label: 'Reopen application' }) : ''}
      ${renderAct({ state, action: `${action}/push`, label: 'Push to HRIS' })}
    </div>
  </section>`
}
