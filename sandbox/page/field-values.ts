import { html } from 'hono/html'
import { z } from 'zod'
import type { CustomField, CustomFieldObject, CustomFieldValue, CustomFieldValues } from '#sandbox/model.ts'
import { INTERVALS, readCustomValue } from '#sandbox/operations/custom-values.ts'
import { findLatestVersion } from '#sandbox/render/offers.ts'
import type { Account } from '#sandbox/tables.ts'
import { openView, readInfo } from '#sandbox/view.ts'
import { renderCheckbox, renderField, renderFormToken, renderSelect } from './forms.ts'
import type { Html, PageState } from './layout.ts'
import { renderLayout } from './layout.ts'

/** What has custom values here: its part of the address, and the word for its fields. */
export const VALUE_OWNERS = {
  offers: 'Offer',
  candidates: 'Candidate',
  applications: 'Application',
  jobs: 'Job',
  openings: 'Opening',
} as const
export type ValueOwner = keyof typeof VALUE_OWNERS

type Owned = { owner: ValueOwner; id: string; title: string; values: CustomFieldValues /** The page it belongs to. */; home: string }

/** An object with the values it has now; null where there is none. */
export function findValues({ account, owner, id }: { account: Account; owner: string; id: string }): Owned | null {
  const view = openView({ account, lagMs: 0 })
  const nameOf = (candidateId: string | undefined) => (candidateId && view.get('candidate', candidateId)?.name) || 'a candidate'

  switch (owner) {
    case 'candidates': {
      const candidate = view.get('candidate', id)

      return candidate && { owner, id, title: candidate.name, values: candidate.customFields, home: `candidates/${id}` }
    }
    case 'jobs': {
      const job = view.get('job', id)

      return job && { owner, id, title: job.title, values: job.customFields, home: 'fields' }
    }
    case 'openings': {
      const opening = view.get('opening', id)
      if (!opening) return null
      const { identifier, customFields } = opening.latestVersion

      return { owner, id, title: `opening ${identifier}`, values: customFields, home: `openings/${id}` }
    }
    case 'applications': {
      const application = view.get('application', id)
      if (!application) return null
      const { candidateId, customFields } = application

      return { owner, id, title: `application of ${nameOf(candidateId)}`, values: customFields, home: `candidates/${candidateId}` }
    }
    case 'offers': {
      const offer = view.get('offer', id)
      if (!offer) return null
      const title = `offer for ${nameOf(view.get('application', offer.applicationId)?.candidateId)}`

      return { owner, id, title, values: findLatestVersion(offer).customFields, home: `offers/${id}` }
    }
    default:
      return null
  }
}

type Input = Owned & { account: Account; state: PageState }

/** The custom values of one object, all in one form. A page of its own, because they are many. */
export function renderFieldValues({ account, state, owner, id, title, values, home }: Input): Html {
  const fields = listEditable(account, VALUE_OWNERS[owner])
  const asksApproval = owner === 'offers' && readInfo(account).approvals
  const body = html`<section class="card" aria-label="Custom values">
    <form class="fields" method="post" action="/page/accounts/${account.id}/${owner}/${id}/fields">
      ${renderFormToken(state)} ${fields.map((field) => renderInputs(field, values[field.id] ?? null))}
      ${asksApproval ? renderCheckbox({ id: 'values-approval', name: 'needsApproval', label: 'Ask for approval again', isChecked: false }) : ''}
      ${fields.length === 0 ? html`<p class="quiet">This account has no such fields yet.</p>` : html`<div class="wide"><button class="main">Save values</button></div>`}
    </form>
  </section>
  <p><a href="/accounts/${account.id}/${home}">Back</a></p>`

  return renderLayout({ title: `Custom values: ${title}`, state, account, body })
}

/** Nobody knows yet how a Location is filled in. */
function listEditable(account: Account, objectType: CustomFieldObject): CustomField[] {
  const fields = openView({ account, lagMs: 0 }).list('customField')

  return fields.filter((field) => field.objectType === objectType && !field.isArchived && field.fieldType !== 'Location')
}

const INPUT_TYPES: Readonly<Record<string, string>> = { Date: 'date', Url: 'url' }
const EMPTY = { value: '', label: '—' }

function renderInputs(field: CustomField, value: CustomFieldValue): Html {
  const { id, title } = field
  const part = (key: string) => (typeof value === 'object' && value !== null && key in value ? String(Object(value)[key]) : '')
  const number = (key: string, word: string) =>
    renderField({ id: `${id}-${key}`, name: `${id}.${key}`, label: `${title}: ${word}`, type: 'number', step: 'any', value: part(key) })
  const text = (key: string, word: string) =>
    renderField({ id: `${id}-${key}`, name: `${id}.${key}`, label: `${title}: ${word}`, value: part(key) })

  switch (field.fieldType) {
    case 'Boolean': {
      const shown = typeof value === 'boolean' ? String(value) : ''
      const options = [EMPTY, { value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }]

      return renderSelect({ id, name: id, label: title, value: shown, options })
    }
    case 'ValueSelect':
      return renderSelect({ id, name: id, label: title, value: String(value ?? ''), options: [EMPTY, ...field.selectableValues] })
    case 'MultiValueSelect':
      return renderChoices(field, Array.isArray(value) ? value : [])
    case 'Currency':
      return html`${number('value', 'amount')} ${text('currencyCode', 'currency')}`
    case 'NumberRange':
      return html`${number('minValue', 'lowest')} ${number('maxValue', 'highest')}`
    case 'CompensationRange': {
      const options = INTERVALS.map((interval) => ({ value: interval, label: interval }))
      const interval = { id: `${id}-interval`, name: `${id}.interval`, label: `${title}: interval`, value: part('interval'), options }

      return html`${number('minValue', 'lowest')} ${number('maxValue', 'highest')} ${text('currencyCode', 'currency')} ${renderSelect(interval)}`
    }
    case 'Number':
      return renderField({ id, name: id, label: title, type: 'number', step: 'any', value: String(value ?? '') })
    case 'LongText':
      return html`<div class="field wide">
        <label for="${id}">${title}</label>
        <textarea id="${id}" name="${id}" rows="3">${String(value ?? '')}</textarea>
      </div>`
    default:
      return renderField({ id, name: id, label: title, type: INPUT_TYPES[field.fieldType] ?? 'text', value: String(value ?? '') })
  }
}

function renderChoices({ id, title, selectableValues }: CustomField, chosen: readonly string[]): Html {
  return html`<fieldset class="wide">
    <legend>${title}</legend>
    ${selectableValues.map(
      (choice) => html`<label class="check">
        <input type="checkbox" name="${id}[]" value="${choice.value}" ${chosen.includes(choice.value) ? 'checked' : ''} /> ${choice.label}
      </label>`,
    )}
  </fieldset>`
}

const formSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]).catch(''))

/** The form's values by field id. What is left empty clears; what is of the wrong type is refused as the API would. */
export function readFieldValues({ account, owner, form }: { account: Account; owner: ValueOwner; form: unknown }): CustomFieldValues {
  const given = formSchema.parse(form)

  return Object.fromEntries(
    listEditable(account, VALUE_OWNERS[owner]).map((field) => [field.id, readCustomValue(field, readInput(field, given))]),
  )
}

function readInput({ id, fieldType }: CustomField, given: z.infer<typeof formSchema>): unknown {
  const text = (name: string) => String(given[name] ?? '').trim()
  const number = (name: string) => (text(name) === '' ? null : Number(text(name)))
  const range = { minValue: number(`${id}.minValue`), maxValue: number(`${id}.maxValue`) }
  const currencyCode = text(`${id}.currencyCode`).toUpperCase()

  switch (fieldType) {
    case 'Boolean':
      return text(id) === '' ? null : text(id) === 'true'
    case 'Number':
      return number(id)
    case 'MultiValueSelect': {
      const chosen = [given[`${id}[]`] ?? []].flat()

      return chosen.length === 0 ? null : chosen
    }
    case 'Currency': {
      const value = number(`${id}.value`)

      return value === null ? null : { value, currencyCode }
    }
    case 'NumberRange':
      return range.minValue === null && range.maxValue === null ? null : { type: 'number-range', ...range }
    case 'CompensationRange': {
      const rest = { currencyCode, interval: text(`${id}.interval`) }

      return range.minValue === null && range.maxValue === null ? null : { type: 'compensation-range', ...range, ...rest }
    }
    default:
      return text(id) === '' ? null : text(id)
  }
}
