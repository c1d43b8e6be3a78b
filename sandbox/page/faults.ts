import { html } from 'hono/html'
import type { Faults } from '#sandbox/fault-knobs.ts'
import type { Account } from '#sandbox/tables.ts'
import { readInfo } from '#sandbox/view.ts'
import { renderAct, renderField, renderFormToken, renderSelect } from './forms.ts'
import type { Html, PageState } from './layout.ts'
import { renderLayout } from './layout.ts'

/** The knobs that are plain numbers, in the groups a person thinks in. Rates go from 0 (never) to 1 (always). */
export const NUMBER_KNOBS = [
  { name: 'latencyMs', label: 'Answer later by (ms)', isRate: false, group: 'API' },
  { name: 'readLagMs', label: 'Reads lag behind by (ms)', isRate: false, group: 'API' },
  { name: 'errorNext', label: 'Next calls that answer 500', isRate: false, group: 'API' },
  { name: 'errorRate', label: 'Rate of 500 answers', isRate: true, group: 'API' },
  { name: 'rateLimitNext', label: 'Next calls that answer 429', isRate: false, group: 'API' },
  { name: 'rateLimitRate', label: 'Rate of 429 answers', isRate: true, group: 'API' },
  { name: 'retryAfterSeconds', label: 'Retry-After (seconds)', isRate: false, group: 'API' },
  { name: 'lostAnswerNext', label: 'Next writes whose answer is lost', isRate: false, group: 'API' },
  { name: 'lostAnswerRate', label: 'Rate of lost answers', isRate: true, group: 'API' },
  { name: 'htmlNext', label: 'Next calls that answer HTML', isRate: false, group: 'API' },
  { name: 'cutNext', label: 'Next answers cut in the middle', isRate: false, group: 'API' },
  { name: 'syncPagesMax', label: 'Pages before a sync is too large (0: never)', isRate: false, group: 'API' },
  { name: 'dropWebhookRate', label: 'Rate of webhooks never sent', isRate: true, group: 'Webhooks' },
  { name: 'duplicateWebhookRate', label: 'Rate of webhooks sent twice', isRate: true, group: 'Webhooks' },
  { name: 'reorderWebhooksMs', label: 'Shuffle webhooks within (ms)', isRate: false, group: 'Webhooks' },
] as const

export const ERROR_SHAPES = [
  { value: 'both', label: 'errorInfo and errors' },
  { value: 'info', label: 'errorInfo only' },
  { value: 'strings', label: 'errors as text, errorInfo null' },
  { value: 'objects', label: 'errors as objects' },
] as const

/** What can be made to go wrong in an account. */
export function renderFaults({ account, state }: { account: Account; state: PageState }): Html {
  const { faults } = readInfo(account)
  const action = `/page/accounts/${account.id}/faults`
  const body = html`
    <p class="quiet">What goes wrong on purpose, in this account only. Counts run down by themselves; rates go from 0 (never) to 1 (always).</p>
    <form class="stack" method="post" action="${action}">
      ${renderFormToken(state)}
      ${['API', 'Webhooks'].map((group) => renderGroup(group, faults))}
      <section class="card" aria-label="Answers">
        <h2>Answers</h2>
        <div class="columns">
          ${renderSelect({ id: 'errorShape', name: 'errorShape', label: 'Shape of errors', value: faults.errorShape, options: ERROR_SHAPES })}
          ${renderField({
            id: 'revokedScopes',
            name: 'revokedScopes',
            label: 'Revoked permissions',
            value: faults.revokedScopes.join(' '),
            hint: 'Such as offers:read organization:read, for every key.',
          })}
        </div>
      </section>
      <button class="main">Save faults</button>
    </form>
    <div class="acts">
      ${renderAct({ state, action: `${action}/reset`, label: 'Back to normal' })}
      ${renderAct({ state, action: `${action}/expire`, label: 'Expire cursors and sync tokens' })}
    </div>
  `

  return renderLayout({ title: 'Faults', state, account, current: '/faults', body })
}

function renderGroup(group: string, faults: Faults): Html {
  const fields = NUMBER_KNOBS.filter((knob) => knob.group === group).map(({ name, label, isRate }) =>
    renderField({
      id: name,
      name,
      label,
      type: 'number',
      value: faults[name],
      min: '0',
      step: isRate ? '0.01' : '1',
      ...(isRate ? { max: '1' } : {}),
    }),
  )

  return html`<section class="card" aria-label="${group}">
    <h2>${group}</h2>
    <div class="columns">${fields}</div>
  </section>`
}
