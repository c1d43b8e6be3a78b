import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { SourcePlaceView } from '#lib/domain/mappings/contract.ts'
import type { MappingStep } from '#lib/domain/mappings/schema.ts'
import { parseTemplate, writeTemplate } from '#lib/domain/mappings/templates/rules.ts'

/** What naming a place needs of the catalogue. */
export type NamedPlace = Pick<SourcePlaceView, 'path' | 'label' | 'group'>

export type DescribeStepInput = {
  step: MappingStep
  /** Everything that rules can read. A path that is not among them is told as it is. */
  places: readonly NamedPlace[]
  /** The field that the step fills: a constant is told as its type is. */
  field: Pick<FieldDefinition, 'type' | 'label' | 'options'> | null
}

/** A step in the words of the screen: "Job title", "Constant: Full time", "{Equity Grant} options", "Lookup: Pay period". */
export function describeStep({ step, places, field }: DescribeStepInput): string {
  switch (step.kind) {
    case 'source':
      return namePlace({ path: step.path, places })
    case 'constant':
      return `Constant: ${describeConstant({ value: step.value, field })}`
    case 'template':
      return describeTemplate({ text: step.text, places })
    case 'lookup':
      return `Lookup: ${namePlace({ path: step.path, places })}`
  }
}

/** A whole rule in words: its steps in the order in which they are tried. */
export function describeSteps({ steps, ...rest }: Omit<DescribeStepInput, 'step'> & { steps: readonly MappingStep[] }): string {
  return steps.length === 0 ? 'No rule' : steps.map((step) => describeStep({ step, ...rest })).join(', otherwise ')
}

/** What a place is called. Two of the same name are told apart by their heading. */
export function namePlace({ path, places }: { path: string; places: readonly NamedPlace[] }): string {
  const place = places.find((candidate) => candidate.path === path)
  if (!place) return path
  const isShared = places.some((other) => other.path !== path && other.label === place.label)

  return isShared ? `${place.label} (${place.group})` : place.label
}

/** A template with the names of its places instead of their paths, where a name leads back to its place. */
export function describeTemplate({ text, places }: { text: string; places: readonly NamedPlace[] }): string {
  const { parts } = parseTemplate(text)

  return writeTemplate(parts.map((part) => (part.kind === 'place' ? { ...part, path: nameSlot({ path: part.path, places }) } : part)))
}

/** What stands between the braces for a place: its name, or its path where the name is not its own or holds signs that mean something there. */
export function nameSlot({ path, places }: { path: string; places: readonly NamedPlace[] }): string {
  const name = namePlace({ path, places })
  const namesakes = places.filter((place) => namePlace({ path: place.path, places }) === name)

  return namesakes.length > 1 || /[{}]|\?$/.test(name) ? path : name
}

function describeConstant({ value, field }: { value: string; field: DescribeStepInput['field'] }): string {
  return field ? formatFieldValue({ definition: field, value, currency: null }) : value
}
