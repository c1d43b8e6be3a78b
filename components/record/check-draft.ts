import { fieldInSentence } from '#components/record/field-in-sentence.ts'
import { type ParsedValue, parseFieldValue } from '#lib/domain/fields/inputs/rules.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'

export type CheckDraftInput = { field: Pick<RecordField, 'key' | 'label' | 'type' | 'options'>; draft: string }

/** The same check as the server's. An empty control is no value by mistake: clearing has a button of its own. */
export function checkDraft({ field, draft }: CheckDraftInput): ParsedValue {
  if (draft.trim() !== '') return parseFieldValue({ definition: field, text: draft })
  const name = fieldInSentence({ field: field.key, label: field.label })

  return { error: `Enter a value, or press Clear value to leave ${name} empty.` }
}
