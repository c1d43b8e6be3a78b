import { z } from 'zod'
import { updateCandidate } from '#sandbox/acts/candidates.ts'
import { createField, setApplicationValues, setJobValues, setOpeningValues, updateField } from '#sandbox/acts/custom-fields.ts'
import { updateOffer } from '#sandbox/acts/offers.ts'
import type { CustomFieldValues, SelectableValue } from '#sandbox/model.ts'
import type { Transaction } from '#sandbox/store.ts'
import { readInfo } from '#sandbox/view.ts'
import type { Act, ActInput, ActResult } from './actions.ts'
import { FIELD_OBJECTS, FIELD_TYPES } from './custom-fields.ts'
import { readFieldValues, type ValueOwner } from './field-values.ts'

const title = z.string().trim().min(1)
const draft = z.object({
  title,
  objectType: z.enum(FIELD_OBJECTS),
  fieldType: z.enum(FIELD_TYPES),
  choices: z.string(),
  isPrivate: z.string().optional(),
})

/** Acts on custom fields and their values: POST /page/accounts/<account>/<name>, where * stands for an id. */
export const FIELD_ACTS: Record<string, Act> = {
  fields({ sandbox, account, form }) {
    const { choices, isPrivate, ...given } = draft.parse(form)
    const selectableValues = given.fieldType.endsWith('Select') ? readChoices(choices) : []
    const field = sandbox.store.write(account, (transaction) =>
      createField(transaction, { ...given, selectableValues, isPrivate: isPrivate === 'on' }),
    )

    return { path: `/accounts/${account.id}/fields/${field.id}`, done: 'Field created.' }
  },
  'fields/*'({ sandbox, account, id, form }) {
    const patch = z.object({ title }).parse(form)
    sandbox.store.write(account, (transaction) => updateField(transaction, { fieldId: id, patch }))

    return { path: `/accounts/${account.id}/fields/${id}`, done: 'Field renamed.' }
  },
  'fields/*/archive'({ sandbox, account, id, form }) {
    const isArchived = z.object({ isArchived: z.string() }).parse(form).isArchived === 'true'
    sandbox.store.write(account, (transaction) => updateField(transaction, { fieldId: id, patch: { isArchived } }))

    return { path: `/accounts/${account.id}/fields/${id}`, done: isArchived ? 'Field archived.' : 'Field unarchived.' }
  },
  'offers/*/fields'(input) {
    const { needsApproval } = z.object({ needsApproval: z.string().optional() }).parse(input.form)
    const skipApproval = readInfo(input.account).approvals && needsApproval !== 'on'

    return saveValues(input, 'offers', (transaction, customFields) =>
      updateOffer(transaction, { offerId: input.id, skipApproval, terms: { customFields } }),
    )
  },
  'candidates/*/fields': (input) =>
    saveValues(input, 'candidates', (transaction, customFields) =>
      updateCandidate(transaction, { candidateId: input.id, patch: { customFields } }),
    ),
  'applications/*/fields': (input) =>
    saveValues(input, 'applications', (transaction, values) => setApplicationValues(transaction, { id: input.id, values })),
  'openings/*/fields': (input) =>
    saveValues(input, 'openings', (transaction, values) => setOpeningValues(transaction, { id: input.id, values })),
  'jobs/*/fields': (input) => saveValues(input, 'jobs', (transaction, values) => setJobValues(transaction, { id: input.id, values })),
}

type Save = (transaction: Transaction, values: CustomFieldValues) => void

function saveValues({ sandbox, account, id, form }: ActInput, owner: ValueOwner, save: Save): ActResult {
  const values = readFieldValues({ account, owner, form })
  sandbox.store.write(account, (transaction) => save(transaction, values))

  return { path: `/accounts/${account.id}/${owner}/${id}/fields`, done: 'Values saved.' }
}

/** "Growth plan = plan-b, Founder plan": what stands behind the sign is the value, else the label in small letters with hyphens. */
function readChoices(text: string): SelectableValue[] {
  return text
    .split(',')
    .map((choice) => choice.split('=').map((part) => part.trim()))
    .flatMap(([label = '', value = '']) =>
      label === '' ? [] : [{ label, value: value || label.toLowerCase().replaceAll(' ', '-'), isArchived: false }],
    )
}
