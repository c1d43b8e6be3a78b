import type { CustomField, CustomFieldValue, CustomFieldValues } from '#sandbox/model.ts'
import type { RenderContext } from './visibility.ts'

/** A field definition as customField.list and customField.info show it. */
export function renderCustomField(field: CustomField) {
  const hasChoices = field.fieldType === 'ValueSelect' || field.fieldType === 'MultiValueSelect'

  return {
    id: field.id,
    title: field.title,
    description: field.description,
    isPrivate: field.isPrivate,
    objectType: field.objectType,
    isArchived: field.isArchived,
    isRequired: field.isRequired,
    fieldType: field.fieldType,
    ...(hasChoices ? { selectableValues: field.selectableValues } : {}),
  }
}

/** Private fields outside offers are left out without a mark unless the key has their toggle. */
export function canSeeField({ visibility }: RenderContext, field: CustomField): boolean {
  return !field.isPrivate || field.objectType === 'Offer' || visibility.nonOfferPrivate
}

/** The values an object has, without empty ones, in the order the fields were created in. */
export function renderCustomFieldValues(context: RenderContext, values: CustomFieldValues) {
  return Object.entries(values)
    .map(([fieldId, value]) => ({ field: context.view.get('customField', fieldId), value }))
    .filter((entry) => entry.value !== null)
    .flatMap(({ field, value }) => (field && canSeeField(context, field) ? [renderValue(field, value)] : []))
}

function renderValue(field: CustomField, value: CustomFieldValue) {
  const label = findLabel(field, value)

  return { id: field.id, isPrivate: field.isPrivate, title: field.title, ...(label === null ? {} : { valueLabel: label }), value }
}

function findLabel(field: CustomField, value: CustomFieldValue): string | string[] | null {
  const labels = new Map(field.selectableValues.map((choice) => [choice.value, choice.label]))
  if (field.fieldType === 'ValueSelect' && typeof value === 'string') return labels.get(value) ?? value
  if (field.fieldType === 'MultiValueSelect' && Array.isArray(value)) return value.map((entry) => labels.get(entry) ?? entry)

  return null
}
