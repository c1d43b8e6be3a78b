import { html } from 'hono/html'
import type { Sandbox } from '#sandbox/sandbox.ts'
import { readInfo } from '#sandbox/view.ts'
import { renderCheckbox, renderField, renderFormToken, renderKey, renderSelect } from './forms.ts'
import type { Html, PageState } from './layout.ts'
import { NAME, renderLayout } from './layout.ts'

/** The accounts of this installation with their first keys, and a form for a further one. */
export function renderHome({ sandbox, state }: { sandbox: Sandbox; state: PageState }): Html {
  const cards = Array.from(sandbox.store.accounts.values(), (account) => {
    const { name } = readInfo(account)
    const key = account.tables.apiKey.order[0]?.value.key ?? ''
    const { candidate, job, offer } = account.tables

    return html`<section class="card" aria-label="${name}">
      <h2><a href="/accounts/${account.id}">${name}</a></h2>
      <p class="quiet">${job.order.length} jobs, ${candidate.order.length} candidates, ${offer.order.length} offers</p>
      <p>API key</p>
      ${renderKey(key)}
    </section>`
  })

  const body = html`
    <p class="quiet">
      Each account is a company of its own with its own API key. Paste a key where Handoff asks for one; what happens here reaches Handoff by
      webhooks, as from Ashby.
    </p>
    <div class="columns">${cards}</div>
    <section class="card" aria-labelledby="new-account">
      <h2 id="new-account">New account</h2>
      <form class="fields" method="post" action="/page/accounts">
        ${renderFormToken(state)} ${renderField({ id: 'account-name', name: 'name', label: 'Company name', isRequired: true })}
        ${renderSelect({
          id: 'account-scenario',
          name: 'scenario',
          label: 'Starts with',
          options: [
            { value: 'company', label: 'A company that is hiring' },
            { value: 'empty', label: 'Next to nothing' },
          ],
        })}
        ${renderCheckbox({ id: 'account-approvals', name: 'approvals', label: 'Offers need an approval', isChecked: true })}
        ${renderCheckbox({ id: 'account-openings', name: 'hasOpenings', label: 'The plan has Openings', isChecked: true })}
        <div><button class="main">Create account</button></div>
      </form>
    </section>
  `

  return renderLayout({ title: NAME, state, body })
}
