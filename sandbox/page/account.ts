import { html } from 'hono/html'
import { toPermissionName } from '#sandbox/auth.ts'
import type { ApiKey, Candidate } from '#sandbox/model.ts'
import { findPrimary } from '#sandbox/render/candidates.ts'
import { findLatestVersion } from '#sandbox/render/offers.ts'
import type { Account } from '#sandbox/tables.ts'
import { openView, readInfo } from '#sandbox/view.ts'
import { renderAct, renderField, renderFormToken, renderKey, renderTag } from './forms.ts'
import type { Html, PageState } from './layout.ts'
import { renderLayout } from './layout.ts'

/** Rows per table; a bulk account has thousands. */
const ROWS_MAX = 100

type Input = { account: Account; state: PageState }

/** One account: its keys, a form for a new candidate, its offers and candidates, newest first. */
export function renderAccount({ account, state }: Input): Html {
  const base = `/page/accounts/${account.id}`
  const body = html`
    <section class="card" aria-labelledby="new-candidate">
      <h2 id="new-candidate">New candidate</h2>
      <form class="fields" method="post" action="${base}/candidates">
        ${renderFormToken(state)} ${renderField({ id: 'candidate-name', name: 'name', label: 'Name', isRequired: true })}
        ${renderField({ id: 'candidate-email', name: 'email', label: 'E-mail', type: 'email' })}
        <div><button class="main">Create candidate</button></div>
      </form>
    </section>
    ${renderOffers(account)} ${renderCandidates(account)}
    <section class="card" aria-labelledby="keys">
      <h2 id="keys">API keys</h2>
      ${account.tables.apiKey.order.map((row) => renderApiKey({ account, state }, row.value))}
      <form class="fields" method="post" action="${base}/keys">
        ${renderFormToken(state)} ${renderField({ id: 'key-title', name: 'title', label: 'Key name', isRequired: true })}
        ${renderField({
          id: 'key-scopes',
          name: 'scopes',
          label: 'Permissions',
          hint: 'Such as offers:read candidates:read. Empty: all.',
        })}
        <div><button>Create API key</button></div>
      </form>
    </section>
  `

  return renderLayout({ title: readInfo(account).name, state, account, current: '', body })
}

function renderOffers(account: Account): Html {
  const view = openView({ account, lagMs: 0 })
  const offers = view.list('offer').reverse()
  const rows = offers.slice(0, ROWS_MAX).map((offer) => {
    const { startDate, salary } = findLatestVersion(offer)
    const application = view.get('application', offer.applicationId)
    const candidate = application ? view.get('candidate', application.candidateId) : null
    const job = application ? view.get('job', application.jobId) : null

    return html`<tr>
      <td><a href="/accounts/${account.id}/offers/${offer.id}"><bdi>${candidate?.name ?? 'Unknown'}</bdi></a></td>
      <td>${job?.title ?? ''}</td>
      <td class="number">${salary ? `${salary.value} ${salary.currencyCode}` : ''}</td>
      <td class="number">${startDate ?? ''}</td>
      <td>${renderTag(offer.offerStatus)}</td>
    </tr>`
  })

  return renderTable({
    id: 'offers',
    title: 'Offers',
    total: offers.length,
    heads: ['Candidate', 'Job', 'Salary', 'Start date', 'Status'],
    rows,
  })
}

function renderCandidates(account: Account): Html {
  const view = openView({ account, lagMs: 0 })
  const candidates = view.list('candidate').reverse()
  const rows = candidates.slice(0, ROWS_MAX).map((candidate: Candidate) => {
    const jobs = view.applicationsOf(candidate.id).map((application) => view.get('job', application.jobId)?.title ?? '')

    return html`<tr>
      <td><a href="/accounts/${account.id}/candidates/${candidate.id}"><bdi>${candidate.name}</bdi></a></td>
      <td>${findPrimary(candidate.emailAddresses)?.value ?? ''}</td>
      <td>${jobs.join(', ')}</td>
    </tr>`
  })

  return renderTable({ id: 'candidates', title: 'Candidates', total: candidates.length, heads: ['Name', 'E-mail', 'Considered for'], rows })
}

type TableInput = { id: string; title: string; total: number; heads: string[]; rows: Html[] }

export function renderTable({ id, title, total, heads, rows }: TableInput): Html {
  const note = total > rows.length ? html`<p class="quiet">The newest ${rows.length} of ${total}.</p>` : ''
  const table = html`<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}">
    <table>
      <thead>
        <tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
      </thead>
      <tbody>${rows}</tbody>
    </table>
  </div>`

  return html`<section class="card">
    <h2 id="${id}">${title}</h2>
    ${note} ${rows.length === 0 ? html`<p class="quiet">None yet.</p>` : table}
  </section>`
}

function renderApiKey({ account, state }: Input, key: ApiKey): Html {
  const action = `/page/accounts/${account.id}/keys/${key.id}`
  const toggles = [
    { name: 'confidential', label: key.confidential ? 'Hide confidential jobs' : 'Show confidential jobs', next: !key.confidential },
    { name: 'nonOfferPrivate', label: key.nonOfferPrivate ? 'Hide private fields' : 'Show private fields', next: !key.nonOfferPrivate },
    { name: 'enabled', label: key.enabled ? 'Deactivate key' : 'Activate key', next: !key.enabled },
  ]

  return html`<div>
    <p><strong>${key.title}</strong> ${renderTag(key.enabled ? 'enabled' : 'deactivated')}</p>
    ${renderKey(key.key)}
    <details>
      <summary>Permissions of ${key.title}</summary>
      <p class="quiet">${key.scopes.map(toPermissionName).join(', ')}</p>
      <div class="acts">
        ${toggles.map(({ name, label, next }) => renderAct({ state, action, label, values: { name, value: String(next) } }))}
      </div>
    </details>
  </div>`
}
