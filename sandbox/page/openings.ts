import { html } from 'hono/html'
import type { Opening } from '#sandbox/model.ts'
import type { Account } from '#sandbox/tables.ts'
import type { View } from '#sandbox/view.ts'
import { openView } from '#sandbox/view.ts'
import { renderTable } from './account.ts'
import { renderAct, renderField, renderFormToken, renderSelect, renderTag } from './forms.ts'
import type { Html, PageState } from './layout.ts'
import { renderLayout } from './layout.ts'
import { hasOpenings } from './opening-options.ts'

/** Rows of the table; a headcount plan has hundreds. */
const ROWS_MAX = 600
const NONE = { value: '', label: 'None' }

type Input = { account: Account; state: PageState }

/** The openings of an account, newest first, a form for a new one, and the company's plan. */
export function renderOpenings({ account, state }: Input): Html {
  const body = html`
    ${hasOpenings(account) ? html`${renderList({ account, state })} ${renderNew({ account, state })}` : ''}
    ${renderPlan({ account, state })}
  `

  return renderLayout({ title: 'Openings', state, account, current: '/openings', body })
}

function renderList({ account, state }: Input): Html {
  const view = openView({ account, lagMs: 0 })
  const openings = view.list('opening').reverse()

  return renderTable({
    id: 'openings',
    title: 'All openings',
    total: openings.length,
    heads: ['Identifier', 'State', 'Department', 'Jobs', 'Target start', 'Acts'],
    rows: openings.slice(0, ROWS_MAX).map((opening) => renderRow({ account, state, view, opening })),
  })
}

function renderRow({ account, state, view, opening }: Input & { view: View; opening: Opening }): Html {
  const { id, openingState, isArchived, latestVersion } = opening
  const { identifier, teamId, jobIds, targetStartDate } = latestVersion
  const canOpen = openingState === 'Draft' || openingState === 'Approved'
  const action = `/page/accounts/${account.id}/openings/${id}/state`

  return html`<tr>
    <td><a href="/accounts/${account.id}/openings/${id}"><bdi>${identifier || 'Without identifier'}</bdi></a></td>
    <td>${renderTag(openingState)} ${isArchived ? renderTag('archived') : ''}</td>
    <td>${teamId ? (view.get('department', teamId)?.name ?? 'unknown') : ''}</td>
    <td>${jobIds.map((jobId) => view.get('job', jobId)?.title ?? 'unknown').join(', ')}</td>
    <td class="number">${targetStartDate ?? ''}</td>
    <td>${canOpen ? renderAct({ state, action, label: 'Move to Open', values: { openingState: 'Open' } }) : ''}</td>
  </tr>`
}

function renderNew({ account, state }: Input): Html {
  const view = openView({ account, lagMs: 0 })
  const departments = view.list('department').filter(({ isArchived }) => !isArchived)
  const jobs = view.list('job').filter(({ status }) => status !== 'Archived')

  return html`<section class="card" aria-labelledby="new-opening">
    <h2 id="new-opening">New opening</h2>
    <form class="fields" method="post" action="/page/accounts/${account.id}/openings">
      ${renderFormToken(state)} ${renderField({ id: 'opening-identifier', name: 'identifier', label: 'Identifier', isRequired: true })}
      ${renderSelect({ id: 'opening-team', name: 'teamId', label: 'Department', options: [NONE, ...departments.map(({ id, name }) => ({ value: id, label: name }))] })}
      ${renderSelect({ id: 'opening-job', name: 'jobId', label: 'Job', options: [NONE, ...jobs.map(({ id, title }) => ({ value: id, label: title }))] })}
      ${renderField({ id: 'opening-start', name: 'targetStartDate', label: 'Target start date', type: 'date' })}
      <div><button class="main">Create opening</button></div>
    </form>
  </section>`
}

function renderPlan({ account, state }: Input): Html {
  const isThere = hasOpenings(account)
  const text = isThere
    ? 'The plan of this company includes Openings.'
    : 'The plan of this company does not include Openings: its API refuses every call about them.'

  return html`<section class="card" aria-labelledby="plan">
    <h2 id="plan">Openings plan</h2>
    <p>${text}</p>
    <div class="acts">
      ${renderAct({
        state,
        action: `/page/accounts/${account.id}/plan`,
        label: isThere ? 'Take Openings out of the plan' : 'Add Openings to the plan',
        values: { hasOpenings: String(!isThere) },
      })}
    </div>
  </section>`
}
