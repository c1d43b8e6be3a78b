import { html } from 'hono/html'
import type { Html, PageState } from './layout.ts'

type FieldInput = {
  id: string
  name: string
  label: string
  type?: string
  value?: string | number
  hint?: string
  isRequired?: boolean
  step?: string
  min?: string
  max?: string
}

export function renderField(field: FieldInput): Html {
  const { id, name, label, type = 'text', value = '', hint, isRequired = false, step, min, max } = field

  return html`<div class="field">
    <label for="${id}">${label}</label>
    <input id="${id}" name="${name}" type="${type}" value="${value}" autocomplete="off" ${isRequired ? 'required' : ''}
      ${hint ? html`aria-describedby="${id}-hint"` : ''} ${step ? html`step="${step}"` : ''} ${min ? html`min="${min}"` : ''}
      ${max ? html`max="${max}"` : ''} />
    ${hint ? html`<small id="${id}-hint">${hint}</small>` : ''}
  </div>`
}

type SelectInput = { id: string; name: string; label: string; value?: string; options: readonly { value: string; label: string }[] }

export function renderSelect({ id, name, label, value, options }: SelectInput): Html {
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <select id="${id}" name="${name}">
      ${options.map((option) => html`<option value="${option.value}" ${option.value === value ? 'selected' : ''}>${option.label}</option>`)}
    </select>
  </div>`
}

export function renderCheckbox({ id, name, label, isChecked }: { id: string; name: string; label: string; isChecked: boolean }): Html {
  return html`<div class="check">
    <input id="${id}" name="${name}" type="checkbox" value="on" ${isChecked ? 'checked' : ''} />
    <label for="${id}">${label}</label>
  </div>`
}

/** What every form carries: where it goes and the proof that one of our pages made it. */
export function renderFormToken({ formToken }: PageState): Html {
  return html`<input type="hidden" name="formToken" value="${formToken}" />`
}

type ActInput = { state: PageState; action: string; label: string; tone?: 'main' | 'danger' | ''; values?: Record<string, string> }

/** A form that is only a button. */
export function renderAct({ state, action, label, tone = '', values = {} }: ActInput): Html {
  return html`<form method="post" action="${action}">
    ${renderFormToken(state)} ${Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button class="${tone}">${label}</button>
  </form>`
}

const GOOD = new Set(['WaitingOnCandidateResponse', 'CandidateAccepted', 'Hired', 'delivered', 'Active', 'enabled', 'Open', 'Filled'])
const WAITING = new Set([
  'WaitingOnApprovalStart',
  'WaitingOnOfferApproval',
  'WaitingOnApprovalDefinition',
  'pending',
  'Lead',
  'Draft',
  'Approved',
])

/** A state in Ashby's own word, with its tone. */
export function renderTag(word: string): Html {
  const tone = GOOD.has(word) ? 'good' : WAITING.has(word) ? 'wait' : 'bad'

  return html`<span class="tag ${tone}">${word}</span>`
}

export function renderKey(key: string): Html {
  return html`<span class="key"><code>${key}</code><button type="button" data-copy="${key}" hidden>Copy</button></span>`
}
