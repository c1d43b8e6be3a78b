import { html } from 'hono/html'
import type { CustomField, CustomFieldObject } from '#sandbox/model.ts'
import type { Account } from '#sandbox/tables.ts'
import { openView } from '#sandbox/view.ts'
import { renderTable } from './account.ts'
import { renderAct, renderCheckbox, renderField, renderFormToken, renderSelect, renderTag } from './forms.ts'
import type { Html, PageState } from './layout.ts'
import { renderLayout } from './layout.ts'

/** In the order of the page: what comes with an offer stands first. */
export const FIELD_OBJECTS = ['Offer', 'Candidate', 'Application', 'Job', 'Opening', 'Employee'] as const satisfies CustomFieldObject[]
export const FIELD_TYPES = [
  'String',
  'LongText',
  'Number',
  'Currency',
  'NumberRange',
  'CompensationRange',
  'Boolean',
  'Date',
  'ValueSelect',
  'MultiValueSelect',
  'Url',
  'UUID',
] as const

type Input = { account: Account; state: PageState }

/** Every custom field of the account by object, and a form for a new one. */
export function renderFields({ account, state }: Input): Html {
  const fields = openView({ account, lagMs: 0 }).list('customField')
  const body = html`
    <section class="card" aria-labelledby="new-field">
      <h2 id="new-field">New custom field</h2>
      <form class="fields" method="post" action="/page/accounts/${account.id}/fields">
        ${renderFormToken(state)} ${renderField({ id: 'field-title', name: 'title', label: 'Title', isRequired: true })}
        ${renderSelect({ id: 'field-object', name: 'objectType', label: 'Object', options: FIELD_OBJECTS.map(toOption) })}
        ${renderSelect({ id: 'field-type', name: 'fieldType', label: 'Type', options: FIELD_TYPES.map(toOption) })}
        <div class="wide">${renderField({ id: 'field-choices', name: 'choices', label: 'Choices', hint: 'For selects, with commas between: Growth plan = plan-b, Founder plan. What stands behind = is the value.' })}</div>
        ${renderCheckbox({ id: 'field-private', name: 'isPrivate', label: 'Private', isChecked: false })}
        <div><button class="main">Create field</button></div>
      </form>
    </section>
    ${FIELD_OBJECTS.map((objectType) => renderObject({ account, objectType, fields }))}
  `

  return renderLayout({ title: 'Custom fields', state, account, current: '/fields', body })
}

function toOption(value: string): { value: string; label: string } {
  return { value, label: value }
}

type ObjectInput = { account: Account; objectType: CustomFieldObject; fields: readonly CustomField[] }

function renderObject({ account, objectType, fields }: ObjectInput): Html {
  const own = fields.filter((field) => field.objectType === objectType)
  const rows = own.map(
    (field) => html`<tr>
      <td><a href="/accounts/${account.id}/fields/${field.id}"><bdi>${field.title}</bdi></a></td>
      <td>${field.fieldType}${field.isPrivate ? ', private' : ''}</td>
      <td>${renderTag(field.isArchived ? 'archived' : 'enabled')}</td>
    </tr>`,
  )

  return renderTable({
    id: `fields-${objectType.toLowerCase()}`,
    title: objectType,
    total: own.length,
    heads: ['Title', 'Type', 'State'],
    rows,
  })
}

/** One custom field: rename it, archive it or bring it back. Its id and its type never change. */
export function renderFieldPage({ account, state, field }: Input & { field: CustomField }): Html {
  const base = `/page/accounts/${account.id}/fields/${field.id}`
  const label = field.isArchived ? 'Unarchive field' : 'Archive field'
  const body = html`
    <section class="card" aria-labelledby="field">
      <h2 id="field">Field</h2>
      <dl>
        <dt>Object</dt>
        <dd>${field.objectType}</dd>
        <dt>Type</dt>
        <dd>${field.fieldType}${field.isPrivate ? ', private' : ''}</dd>
        <dt>State</dt>
        <dd>${renderTag(field.isArchived ? 'archived' : 'enabled')}</dd>
        <dt>Field id</dt>
        <dd><code>${field.id}</code></dd>
        ${
          field.selectableValues.length > 0
            ? html`<dt>Choices</dt>
              <dd>${field.selectableValues.map((choice) => html`<div><bdi>${choice.label}</bdi> <code>${choice.value}</code></div>`)}</dd>`
            : ''
        }
      </dl>
      <div class="acts">
        ${renderAct({ state, action: `${base}/archive`, label, values: { isArchived: String(!field.isArchived) }, tone: field.isArchived ? '' : 'danger' })}
      </div>
    </section>
    <section class="card" aria-labelledby="rename">
      <h2 id="rename">Rename</h2>
      <form class="fields" method="post" action="${base}">
        ${renderFormToken(state)} ${renderField({ id: 'field-title', name: 'title', label: 'Title', value: field.title, isRequired: true })}
        <div><button class="main">Rename field</button></div>
      </form>
    </section>
    <p><a href="/accounts/${account.id}/fields">All custom fields</a></p>
  `

  return renderLayout({ title: field.title, state, account, body })
}
