import type { Sensitivity } from '#lib/domain/access/schema.ts'
import { foldLabel } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition, FieldType } from '#lib/domain/fields/schema.ts'
import type { FieldGroup } from '#lib/domain/fields/terms.ts'
import { cleanName } from '#lib/platform/format/names.ts'

/** An option while it is edited. `value` is null until it has been saved once; `id` only tells the rows apart. */
export type OptionDraft = { id: number; value: string | null; label: string }

/** A field while it is edited. */
export type FieldDraft = {
  label: string
  type: FieldType
  sensitivity: Sensitivity
  group: FieldGroup
  help: string
  options: readonly OptionDraft[]
  isRequired: boolean
}

/** What is wrong, by the names that the server's refusals have: `label`, `options`, `options.2.label`. */
export type DraftErrors = Readonly<Record<string, string>>

export const OPTIONS_MAX = 200
const LABEL_MAX = 80
const HELP_MAX = 500

/** The draft that the dialog begins with. */
export function startFieldDraft(field: FieldDefinition | null): FieldDraft {
  if (!field) return { label: '', type: 'text', sensitivity: 'none', group: 'Details', help: '', options: [], isRequired: false }
  const { label, type, sensitivity, group, help, options, isRequired } = field

  return {
    label,
    type,
    sensitivity,
    group,
    help: help ?? '',
    options: options.map((option, index) => ({ id: index + 1, ...option })),
    isRequired,
  }
}

/** Whether people choose from a list that the organization writes. */
export function hasOptions(type: FieldType): boolean {
  return type === 'choice' || type === 'choices'
}

/** The options that are sent, in their order: an empty row that was never saved is no option. */
export function listSentOptions({ type, options }: Pick<FieldDraft, 'type' | 'options'>): OptionDraft[] {
  if (!hasOptions(type)) return []

  return options.filter(({ value, label }) => value !== null || cleanName(label) !== '')
}

/** What the server would refuse, known before it is asked. */
export function checkFieldDraft(draft: FieldDraft): DraftErrors {
  const errors: Record<string, string> = {}
  const label = cleanName(draft.label)
  if (label === '') errors.label = 'Enter a name.'
  else if (label.length > LABEL_MAX) errors.label = `Use at most ${LABEL_MAX} characters.`
  if (draft.help.trim().length > HELP_MAX) errors.help = `Use at most ${HELP_MAX} characters.`
  const sent = listSentOptions(draft)
  if (hasOptions(draft.type) && sent.length === 0) errors.options = 'Add at least one option.'
  else if (sent.length > OPTIONS_MAX) errors.options = `Use at most ${OPTIONS_MAX} options.`

  return { ...errors, ...checkOptionLabels(sent) }
}

function checkOptionLabels(options: readonly OptionDraft[]): DraftErrors {
  const errors: Record<string, string> = {}
  const seen = new Set<string>()
  for (const [index, option] of options.entries()) {
    const label = cleanName(option.label)
    const folded = foldLabel(label)
    if (label === '') errors[`options.${index}.label`] = 'Enter a name, or remove the option.'
    else if (label.length > LABEL_MAX) errors[`options.${index}.label`] = `Use at most ${LABEL_MAX} characters.`
    else if (seen.has(folded)) errors[`options.${index}.label`] = 'Another option has this name.'
    seen.add(folded)
  }

  return errors
}

/** Which row each refusal of an option belongs to. */
export function readOptionErrors({ draft, errors }: { draft: FieldDraft; errors: DraftErrors }): ReadonlyMap<number, string> {
  const sent = listSentOptions(draft)
  const found = Object.entries(errors).flatMap(([name, message]) => {
    const [first, index] = name.split('.')
    const option = first === 'options' && index !== undefined ? sent[Number(index)] : undefined

    return option ? [[option.id, message] as const] : []
  })

  return new Map(found)
}

/** The draft as the server takes it; text is cleaned there. */
export function readFieldInput(draft: FieldDraft) {
  const { label, sensitivity, group, help, isRequired } = draft
  const options = listSentOptions(draft).map((option) => ({
    label: option.label,
    ...(option.value === null ? {} : { value: option.value }),
  }))

  return { label, sensitivity, group, help: help.trim() === '' ? null : help.trim(), options, isRequired }
}

/** Only what the draft changes: what another admin has changed meanwhile stays. */
export function listFieldChanges({
  field,
  draft,
}: {
  field: FieldDefinition
  draft: FieldDraft
}): Partial<ReturnType<typeof readFieldInput>> {
  const before = readFieldInput(startFieldDraft(field))
  const after = readFieldInput(draft)
  if (field.isBuiltIn) return after.isRequired === before.isRequired ? {} : { isRequired: after.isRequired }

  return {
    ...(cleanName(after.label) === before.label ? {} : { label: after.label }),
    ...(after.sensitivity === before.sensitivity ? {} : { sensitivity: after.sensitivity }),
    ...(after.group === before.group ? {} : { group: after.group }),
    ...(after.help === before.help ? {} : { help: after.help }),
    ...(JSON.stringify(after.options) === JSON.stringify(before.options) ? {} : { options: after.options }),
    ...(after.isRequired === before.isRequired ? {} : { isRequired: after.isRequired }),
  }
}
