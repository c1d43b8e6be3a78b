import { html } from 'hono/html'
import type { Opening } from '#sandbox/model.ts'
import { renderCustomFieldValues } from '#sandbox/render/custom-fields.ts'
import type { Account } from '#sandbox/tables.ts'
import { openView } from '#sandbox/view.ts'
import { renderAct, renderField, renderFormToken, renderSelect, renderTag } from './forms.ts'
import type { Html, PageState } from './layout.ts'
import { renderLayout } from './layout.ts'

type Input = { account: Account; state: PageState; opening: Opening }

/** One opening: where it stands, what can happen to it next, its terms to edit and its custom values. */
export function renderOpeningPage({ account, state, opening }: Input): Html {
  const body = html`
    ${renderStanding({ account, state, opening })} ${renderTerms({ account, state, opening })}
    ${renderClosing({ account, state, opening })} ${renderValues({ account, opening })}
    <p><a href="/accounts/${account.id}/openings">All openings</a></p>
  `

  return renderLayout({ title: `Opening ${opening.latestVersion.identifier || 'without identifier'}`, state, account, body })
}

function renderStanding({ account, state, opening }: Input): Html {
  const view = openView({ account, lagMs: 0 })
  const { latestVersion: version, closeReasonId, filled } = opening
  const application = filled ? view.get('application', filled.by) : null
  const candidate = application ? view.get('candidate', application.candidateId) : null
  const reason = closeReasonId ? view.get('closeReason', closeReasonId)?.reasonText : null
  const locations = version.locationIds.map((locationId) => view.get('location', locationId)?.name ?? 'unknown')

  return html`<section class="card" aria-labelledby="standing">
    <h2 id="standing">Where it stands</h2>
    <dl>
      <dt>State</dt>
      <dd>${renderTag(opening.openingState)} ${opening.isArchived ? renderTag('archived') : ''}</dd>
      ${reason ? renderEntry('Close reason', reason) : ''}
      ${
        candidate
          ? html`<dt>Filled by</dt>
            <dd><a href="/accounts/${account.id}/candidates/${candidate.id}"><bdi>${candidate.name}</bdi></a></dd>`
          : ''
      }
      ${renderEntry('Department', version.teamId ? (view.get('department', version.teamId)?.name ?? 'unknown') : '')}
      ${renderEntry('Jobs', version.jobIds.map((jobId) => view.get('job', jobId)?.title ?? 'unknown').join(', '))}
      ${renderEntry('Locations', locations.join(', '))} ${renderEntry('Employment type', version.employmentType)}
      ${renderEntry('Backfill', version.isBackfill ? 'Yes' : 'No')}
      <dt>Opening id</dt>
      <dd><code>${opening.id}</code></dd>
    </dl>
    ${renderActs({ account, state, opening })}
  </section>`
}

function renderEntry(label: string, value: string): Html {
  return html`<dt>${label}</dt>
    <dd>${value}</dd>`
}

/** Filled comes and goes with the hire alone. */
function renderActs({ account, state, opening }: Input): Html {
  const action = `/page/accounts/${account.id}/openings/${opening.id}`
  const states = opening.openingState === 'Filled' ? [] : ['Draft', 'Approved', 'Open'].filter((word) => word !== opening.openingState)
  const label = opening.isArchived ? 'Unarchive opening' : 'Archive opening'

  return html`<div class="acts">
    ${states.map((openingState) =>
      renderAct({
        state,
        action: `${action}/state`,
        label: `Move to ${openingState}`,
        tone: openingState === 'Open' ? 'main' : '',
        values: { openingState },
      }),
    )}
    ${renderAct({ state, action: `${action}/archive`, label, tone: opening.isArchived ? '' : 'danger', values: { isArchived: String(!opening.isArchived) } })}
  </div>`
}

function renderTerms({ account, state, opening }: Input): Html {
  const { identifier, description, targetHireDate, targetStartDate } = opening.latestVersion

  return html`<section class="card" aria-labelledby="terms">
    <h2 id="terms">Terms</h2>
    <form class="fields" method="post" action="/page/accounts/${account.id}/openings/${opening.id}">
      ${renderFormToken(state)} ${renderField({ id: 'opening-identifier', name: 'identifier', label: 'Identifier', value: identifier })}
      ${renderField({ id: 'opening-description', name: 'description', label: 'Description', value: description })}
      ${renderField({ id: 'opening-hire', name: 'targetHireDate', label: 'Target hire date', type: 'date', value: targetHireDate ?? '' })}
      ${renderField({ id: 'opening-start', name: 'targetStartDate', label: 'Target start date', type: 'date', value: targetStartDate ?? '' })}
      <div><button>Save opening</button></div>
    </form>
  </section>`
}

function renderClosing({ account, state, opening }: Input): Html {
  if (opening.openingState === 'Filled' || opening.openingState === 'Closed') return html``
  const reasons = openView({ account, lagMs: 0 })
    .list('closeReason')
    .filter(({ isArchived }) => !isArchived)

  return html`<section class="card" aria-labelledby="close">
    <h2 id="close">Close</h2>
    <form class="fields" method="post" action="/page/accounts/${account.id}/openings/${opening.id}/state">
      ${renderFormToken(state)}
      <input type="hidden" name="openingState" value="Closed" />
      ${renderSelect({ id: 'close-reason', name: 'closeReasonId', label: 'Close reason', options: reasons.map(({ id, reasonText }) => ({ value: id, label: reasonText })) })}
      <div><button class="danger">Close opening</button></div>
    </form>
  </section>`
}

/** The custom fields of openings with their values, private ones too: this page is Ashby's, not a key's. */
function renderValues({ account, opening }: Omit<Input, 'state'>): Html {
  const context = { view: openView({ account, lagMs: 0 }), visibility: { confidential: true, nonOfferPrivate: true } }
  const values = renderCustomFieldValues(context, opening.latestVersion.customFields)

  return html`<section class="card" aria-labelledby="values">
    <h2 id="values">Custom values</h2>
    ${
      values.length === 0
        ? html`<p class="quiet">None yet.</p>`
        : html`<dl>${values.map(({ title, value, valueLabel }) => renderEntry(title, describeValue(valueLabel ?? value)))}</dl>`
    }
    <p><a href="/accounts/${account.id}/openings/${opening.id}/fields">Edit custom values of the opening</a></p>
  </section>`
}

function describeValue(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  if ('minValue' in value && 'maxValue' in value) {
    const unit = 'currencyCode' in value && 'interval' in value ? ` ${value.currencyCode} per ${value.interval}` : ''

    return `${value.minValue} to ${value.maxValue}${unit}`
  }

  return Object.values(value).join(' ')
}
