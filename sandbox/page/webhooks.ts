import { html } from 'hono/html'
import type { Delivery, Webhook } from '#sandbox/model.ts'
import type { Account } from '#sandbox/tables.ts'
import { readInfo } from '#sandbox/view.ts'
import { WEBHOOK_TYPES } from '#sandbox/webhooks/types.ts'
import { renderTable } from './account.ts'
import { renderAct, renderField, renderFormToken, renderSelect, renderTag } from './forms.ts'
import type { Html, PageState } from './layout.ts'
import { renderLayout } from './layout.ts'

const DELIVERIES_MAX = 100

type Input = { account: Account; state: PageState }

/** The webhooks of an account, one to add by hand as in Ashby's own form, and what was delivered lately. */
export function renderWebhooks({ account, state }: Input): Html {
  const base = `/page/accounts/${account.id}`
  const { deliveriesStopped } = readInfo(account).faults
  const types = WEBHOOK_TYPES.map((value) => ({ value, label: value }))
  const body = html`
    ${renderList({ account, state })}
    <section class="card" aria-labelledby="new-webhook">
      <h2 id="new-webhook">New webhook</h2>
      <form class="fields" method="post" action="${base}/webhooks">
        ${renderFormToken(state)} ${renderSelect({ id: 'webhook-type', name: 'webhookType', label: 'Webhook type', options: types })}
        ${renderField({ id: 'webhook-url', name: 'requestUrl', label: 'Request URL', type: 'url', isRequired: true })}
        ${renderField({ id: 'webhook-secret', name: 'secretToken', label: 'Secret token', hint: 'Optional, as in Ashby.' })}
        <div><button class="main">Add webhook</button></div>
      </form>
    </section>
    ${renderDeliveries(account)}
    <div class="acts">
      ${renderAct({
        state,
        action: `${base}/deliveries`,
        label: deliveriesStopped ? 'Continue deliveries' : 'Stop deliveries',
        values: { act: deliveriesStopped ? 'continue' : 'stop' },
      })}
      ${renderAct({ state, action: `${base}/deliveries`, label: 'Retry waiting deliveries now', values: { act: 'send' } })}
    </div>
  `

  return renderLayout({ title: 'Webhooks', state, account, current: '/webhooks', body })
}

function renderList({ account, state }: Input): Html {
  const webhooks = account.tables.webhook.order.map((row) => row.value)
  const rows = webhooks.map((webhook: Webhook) => {
    const action = `/page/accounts/${account.id}/webhooks/${webhook.id}`
    const isOn = webhook.enabled

    return html`<tr>
      <td>${webhook.webhookType}</td>
      <td><code>${webhook.requestUrl}</code></td>
      <td>${webhook.secretToken ? 'signed' : 'no secret'}</td>
      <td>${renderTag(isOn ? 'enabled' : 'disabled')}</td>
      <td>
        <div class="acts">
          ${renderAct({ state, action, label: isOn ? 'Disable' : 'Enable', values: { enabled: String(!isOn) } })}
          ${renderAct({ state, action: `${action}/delete`, label: 'Delete', tone: 'danger' })}
        </div>
      </td>
    </tr>`
  })

  return renderTable({
    id: 'webhooks',
    title: 'Webhooks',
    total: rows.length,
    heads: ['Type', 'Request URL', 'Secret', 'State', 'Acts'],
    rows,
  })
}

function renderDeliveries(account: Account): Html {
  const all = account.tables.delivery.order
  const rows = all
    .slice(-DELIVERIES_MAX)
    .reverse()
    .map(({ value }) => renderDelivery(value))
  const heads = ['When', 'Event', 'State', 'Attempts', 'Last answer', 'Next attempt']

  return renderTable({ id: 'deliveries', title: 'Recent deliveries', total: all.length, heads, rows })
}

function renderDelivery(delivery: Delivery): Html {
  const last = delivery.attempts.at(-1)
  const answer = last ? `${last.status ?? last.error ?? 'no answer'} in ${last.durationMs} ms` : ''

  return html`<tr>
    <td class="number">${formatTime(delivery.createdAt)}</td>
    <td>${delivery.action}</td>
    <td>${renderTag(delivery.state)}</td>
    <td class="number">${delivery.attempts.length}</td>
    <td>${answer}</td>
    <td class="number">${delivery.nextAttemptAt ? formatTime(delivery.nextAttemptAt) : ''}</td>
  </tr>`
}

function formatTime(timestamp: string): string {
  return `${timestamp.slice(0, 10)} ${timestamp.slice(11, 19)}`
}
