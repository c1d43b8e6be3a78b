import type { CustomField } from '#sandbox/model.ts'
import type { View } from '#sandbox/view.ts'

/** Paths of the form's built-in fields; a custom field's path is its id. */
export const FORM_PATHS = { startDate: '_systemfield_start_date', salary: '_systemfield_salary', opening: '_systemfield_opening' } as const

const BUILT_IN_FIELDS = [
  { id: '3f6f1d0c-9d5f-4a5e-8a11-0c5b1e0a7d01', path: FORM_PATHS.startDate, title: 'Start Date', type: 'Date', isRequired: true },
  { id: '3f6f1d0c-9d5f-4a5e-8a11-0c5b1e0a7d02', path: FORM_PATHS.salary, title: 'Base Salary', type: 'Currency', isRequired: true },
  { id: '3f6f1d0c-9d5f-4a5e-8a11-0c5b1e0a7d03', path: FORM_PATHS.opening, title: 'Opening', type: 'String', isRequired: false },
]

/** The definition of the offer form: built-in fields, then every custom field of offers that is not archived. */
export function renderOfferForm(view: View) {
  const custom = view.list('customField').filter((field) => field.objectType === 'Offer' && !field.isArchived)

  return {
    sections: [
      { title: 'Offer details', fields: BUILT_IN_FIELDS.map(renderBuiltIn) },
      { title: 'Additional terms', fields: custom.map(renderCustom) },
    ],
  }
}

function renderBuiltIn({ id, path, title, type, isRequired }: (typeof BUILT_IN_FIELDS)[number]) {
  return { isRequired, field: { id, type, path, humanReadablePath: title, title, isNullable: !isRequired } }
}

function renderCustom(field: CustomField) {
  const choices = field.selectableValues.filter((choice) => !choice.isArchived).map(({ label, value }) => ({ label, value }))

  return {
    isRequired: field.isRequired,
    field: {
      id: field.id,
      type: field.fieldType,
      path: field.id,
      humanReadablePath: field.title,
      title: field.title,
      isNullable: !field.isRequired,
      ...(choices.length > 0 ? { selectableValues: choices } : {}),
    },
  }
}
