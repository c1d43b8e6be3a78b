import { fieldTypeWords } from '#components/fields/field-type-words.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { SourcePlaceView } from '#lib/domain/mappings/contract.ts'
import { checkRules, judgeFit } from '#lib/domain/mappings/rules.ts'
import type { StepKind } from '#lib/domain/mappings/schema.ts'

export type JudgePlaceInput = { place: SourcePlaceView; field: FieldDefinition; kind: StepKind }

/** Why a place cannot be used for a field, in words; null where it can. A lookup and a template take any text, so for them no type is wrong. */
export function judgePlace({ place, field, kind }: JudgePlaceInput): string | null {
  if (place.sensitivity === 'pay' && field.sensitivity !== 'pay') return 'Holds pay, this field does not'
  if (place.type === 'other') return 'Handoff cannot read its values'
  if (kind !== 'source' || judgeFit({ from: place.type, to: field.type }) !== 'no') return null

  return `Not ${nameType(field)}`
}

/** The heading of what cannot be used: "Does not fit a number field". */
export function describeMisfit(field: FieldDefinition): string {
  return `Does not fit ${nameType(field)} field`
}

/** "a number", "an amount". */
function nameType({ type }: FieldDefinition): string {
  const word = fieldTypeWords[type].label.toLowerCase()

  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`
}

/** Why a way of filling cannot fill a field at all; null where it can. Only a template has such fields: it makes text. */
export function judgeKind({ kind, field }: { kind: StepKind; field: FieldDefinition }): string | null {
  if (kind !== 'template') return null
  const rules = [{ field: field.key, steps: [{ kind, text: 'text' }] }]

  return checkRules({ rules, fields: [field], places: [] })[0]?.message ?? null
}
