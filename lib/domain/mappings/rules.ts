/** What can be said of rules without any record. Pure, for the server and the screens alike. */

import type { FieldDefinition, FieldType } from '#lib/domain/fields/schema.ts'
import { compileConverter } from '#lib/domain/mappings/engine/conversions.ts'
import { listTemplatePaths, parseTemplate } from '#lib/domain/mappings/templates/rules.ts'
import { foldKey } from '#lib/domain/source-texts/rules.ts'
import { cleanLine } from '#lib/platform/format/text.ts'
import type { MappingWarning, RuleChange } from './contract.ts'
import type { MappingRules, MappingStep, RuleProblem, SourcePlace, SourceType } from './schema.ts'

/** Every place that a step reads, each once. */
export function listPaths(step: MappingStep): string[] {
  if (step.kind === 'constant') return []

  return step.kind === 'template' ? listTemplatePaths(step.text) : [step.path]
}

/** 'fits': every value does. 'converts': a value may turn out not to. 'no': none ever does. */
export type Fit = 'fits' | 'converts' | 'no'
type Fits = { fits: readonly FieldType[]; converts: readonly FieldType[] }

const TEXTS: readonly FieldType[] = ['text', 'longText']
const CHOICES: readonly FieldType[] = ['choice', 'choices']
/** What people may have written into a text, or an account may have made options of. */
const WRITTEN: readonly FieldType[] = [
  ...CHOICES,
  ...(['number', 'amount', 'money', 'currency', 'interval', 'date', 'yesNo', 'email', 'phone', 'url', 'person'] as const),
]

const fitsByType: Readonly<Record<SourceType, Fits>> = {
  text: { fits: TEXTS, converts: WRITTEN },
  // On one line, and cut where it is longer than a line may be.
  longText: { fits: ['longText'], converts: ['text', ...WRITTEN] },
  number: { fits: [...TEXTS, 'number', 'amount'], converts: [...CHOICES, 'yesNo', 'phone'] },
  // Its amount. Where the record has two currencies, only the one beside the amount is right: it has a place of its own.
  money: { fits: [...TEXTS, 'money', 'amount', 'number'], converts: [] },
  currency: { fits: [...TEXTS, 'currency'], converts: CHOICES },
  interval: { fits: [...TEXTS, 'interval'], converts: CHOICES },
  date: { fits: [...TEXTS, 'date'], converts: [] },
  yesNo: { fits: [...TEXTS, 'yesNo'], converts: CHOICES },
  choice: { fits: TEXTS, converts: WRITTEN },
  // One choice of several fits a field for one where only one is chosen.
  choices: { fits: TEXTS, converts: CHOICES },
  email: { fits: [...TEXTS, 'email'], converts: ['person'] },
  phone: { fits: [...TEXTS, 'phone'], converts: [] },
  url: { fits: [...TEXTS, 'url'], converts: [] },
  person: { fits: [...TEXTS, 'person'], converts: ['email', ...CHOICES] },
  other: { fits: [], converts: [] },
}

/** Whether values of a place can fill a field, as far as their types tell. */
export function judgeFit({ from, to }: { from: SourceType; to: FieldType }): Fit {
  const { fits, converts } = fitsByType[from]
  if (fits.includes(to)) return 'fits'

  return converts.includes(to) ? 'converts' : 'no'
}

/** How a value of a type is called in a sentence. */
const typeWords: Readonly<Record<SourceType | FieldType, string>> = {
  text: 'a text',
  longText: 'a long text',
  number: 'a number',
  amount: 'an amount',
  money: 'an amount with its currency',
  currency: 'a currency',
  interval: 'a pay interval',
  date: 'a date',
  yesNo: 'yes or no',
  choice: 'one of several choices',
  choices: 'several choices',
  email: 'an e-mail address',
  phone: 'a phone number',
  url: 'a web address',
  person: 'a person',
  other: 'something that Handoff cannot read',
}

/** A template makes text; these types are written as text. Of all others it would only ever make something that looks like them. */
const TEMPLATE_TYPES: readonly FieldType[] = [...TEXTS, 'email', 'url', 'phone', 'person', 'money']

const [RULES_MAX, STEPS_MAX, ROWS_MAX] = [300, 8, 1000]

export type CheckRules = { rules: MappingRules; fields: readonly FieldDefinition[]; places: readonly SourcePlace[] }

/** Everything for which rules cannot be saved, in the order of the rules. Each problem says what is wrong and what to do. */
export function checkRules({ rules, fields, places }: CheckRules): RuleProblem[] {
  if (rules.length > RULES_MAX) {
    return [{ at: [], field: null, message: `A mapping has at most ${RULES_MAX} rules, and these are ${rules.length}. Take some out.` }]
  }
  const definitions = new Map(fields.map((field) => [field.key, field]))
  const placesByPath = new Map(places.map((place) => [place.path, place]))
  const seen = new Set<string>()

  return rules.flatMap((rule, index) => {
    const field = definitions.get(rule.field)
    const isSecond = seen.has(rule.field)
    seen.add(rule.field)
    if (!field || field.isArchived || isSecond) {
      return [{ at: [index, 'field'], field: rule.field, message: refuseField({ key: rule.field, field }) }]
    }
    if (rule.steps.length === 0 || rule.steps.length > STEPS_MAX) {
      const message = `“${field.label}” needs one to ${STEPS_MAX} ways to be filled, and has ${rule.steps.length}. Add one, or take some out.`
      return [{ at: [index, 'steps'], field: field.key, message }]
    }

    return rule.steps.flatMap((step, at) => checkStep({ step, field, placesByPath, at: [index, 'steps', at] }))
  })
}

function refuseField({ key, field }: { key: string; field: FieldDefinition | undefined }): string {
  if (!field) return `There is no field with the key “${cutKey(key)}” in this organization. Add the field, or take its rule out.`
  if (field.isArchived) return `“${field.label}” is archived, so nothing fills it. Bring the field back, or take its rule out.`

  return `“${field.label}” has two rules. Keep one of them; it can have several ways.`
}

/** Somebody else's file may hold anything for a key. */
function cutKey(key: string): string {
  return key.length > 60 ? `${cleanLine(key.slice(0, 60))}…` : cleanLine(key)
}

type CheckStep<Step extends MappingStep = MappingStep> = {
  step: Step
  field: FieldDefinition
  placesByPath: ReadonlyMap<string, SourcePlace>
  at: readonly (string | number)[]
}
type StepOf<Kind extends MappingStep['kind']> = Extract<MappingStep, { kind: Kind }>

function checkStep({ step, ...rest }: CheckStep): RuleProblem[] {
  switch (step.kind) {
    case 'source':
      return checkSource({ step, ...rest })
    case 'constant':
      return checkConstant({ step, ...rest })
    case 'template':
      return checkTemplate({ step, ...rest })
    case 'lookup':
      return checkLookup({ step, ...rest })
  }
}

function checkSource({ step, field, placesByPath, at }: CheckStep<StepOf<'source'>>): RuleProblem[] {
  const place = placesByPath.get(step.path)
  if (place && place.type !== 'other' && judgeFit({ from: place.type, to: field.type }) === 'no') {
    const message = `“${place.label}” is ${typeWords[place.type]} and “${field.label}” is ${typeWords[field.type]}. Choose another Ashby field, or use a lookup.`
    return [{ at: [...at, 'path'], field: field.key, message }]
  }

  return checkPlace({ path: step.path, field, placesByPath, at: [...at, 'path'] })
}

function checkPlace({ path, field, placesByPath, at }: Omit<CheckStep, 'step'> & { path: string }): RuleProblem[] {
  const place = placesByPath.get(path)
  const refuse = (message: string): RuleProblem[] => [{ at, field: field.key, message }]
  if (!place) {
    return refuse(
      `“${field.label}” reads “${cutKey(path)}”, which this connection does not have. Choose another Ashby field, or refresh their list.`,
    )
  }
  if (place.type === 'other')
    return refuse(`Handoff cannot read the values of “${place.label}”. Choose another Ashby field for “${field.label}”.`)
  if (showsPay({ place, field })) {
    return refuse(
      `“${place.label}” is pay, and “${field.label}” is shown to people who may not see pay. Mark the field as pay, or choose another Ashby field.`,
    )
  }

  return []
}

/** Pay stays pay: a place of it may fill only a field that travels no further. */
function showsPay({ place, field }: { place: SourcePlace; field: FieldDefinition }): boolean {
  return place.sensitivity === 'pay' && field.sensitivity !== 'pay'
}

function checkConstant({ step, field, at }: CheckStep<StepOf<'constant'>>): RuleProblem[] {
  if (typeof compileConverter(field)(step.value) === 'string') return []

  return [
    {
      at: [...at, 'value'],
      field: field.key,
      message: `The constant of “${field.label}” is not ${typeWords[field.type]}. ${adviseValue(field)}`,
    },
  ]
}

function adviseValue({ type }: FieldDefinition): string {
  return CHOICES.includes(type) ? 'Choose from the options of the field.' : `Enter ${typeWords[type]}.`
}

function checkTemplate({ step, field, placesByPath, at }: CheckStep<StepOf<'template'>>): RuleProblem[] {
  const where = [...at, 'text']
  if (!TEMPLATE_TYPES.includes(field.type)) {
    const message = `A template makes text, and “${field.label}” is ${typeWords[field.type]}. Use an Ashby field, a constant or a lookup.`
    return [{ at: where, field: field.key, message }]
  }
  const { isMalformed } = parseTemplate(step.text)
  const message = `The template of “${field.label}” has a brace without its partner. Write {path} for an Ashby field, and {{ or }} for a brace.`
  const braces = isMalformed ? [{ at: where, field: field.key, message }] : []

  return [...braces, ...listPaths(step).flatMap((path) => checkPlace({ path, field, placesByPath, at: where }))]
}

function checkLookup({ step, field, placesByPath, at }: CheckStep<StepOf<'lookup'>>): RuleProblem[] {
  const problems = checkPlace({ path: step.path, field, placesByPath, at: [...at, 'path'] })
  if (step.rows.length > ROWS_MAX) {
    const message = `The lookup of “${field.label}” has ${step.rows.length} rows, and ${ROWS_MAX} are the most. Take some out.`
    return [...problems, { at: [...at, 'rows'], field: field.key, message }]
  }
  const convert = compileConverter(field)
  const firstRows = new Map<string, number>()

  for (const [index, { from, to }] of step.rows.entries()) {
    const refuse = (part: string, message: string) => problems.push({ at: [...at, 'rows', index, part], field: field.key, message })
    const first = firstRows.get(foldKey(from))
    if (first === undefined) firstRows.set(foldKey(from), index)
    else refuse('from', `Rows ${first + 1} and ${index + 1} of the lookup of “${field.label}” are for the same value. Keep one of them.`)
    if (typeof convert(to) !== 'string') {
      refuse(
        'to',
        `Row ${index + 1} of the lookup of “${field.label}” gives something that is not ${typeWords[field.type]}. ${adviseValue(field)}`,
      )
    }
  }

  return problems
}

export type DiffRules = { before: MappingRules; after: MappingRules; fields: readonly Pick<FieldDefinition, 'key' | 'label'>[] }

/** What two versions say differently, in the order of the fields; fields that are gone come last. */
export function diffRules({ before, after, fields }: DiffRules): RuleChange[] {
  const sides = [before, after].map((rules) => new Map(rules.map(({ field, steps }) => [field, steps])))
  const labels = new Map(fields.map(({ key, label }) => [key, label]))
  const keys = new Set([...labels.keys(), ...[...before, ...after].map(({ field }) => field)])

  return [...keys].flatMap((field) => {
    const [old = null, fresh = null] = sides.map((side) => side.get(field))
    if (describeSteps(old) === describeSteps(fresh)) return []

    return [{ field, label: labels.get(field) ?? 'A field that is gone', before: old, after: fresh }]
  })
}

/** The same text for the same steps: a database does not keep the order of their keys. */
function describeSteps(steps: readonly MappingStep[] | null): string {
  return JSON.stringify(steps?.map(listParts) ?? null)
}

function listParts(step: MappingStep): unknown[] {
  switch (step.kind) {
    case 'source':
      return [step.kind, step.path]
    case 'constant':
      return [step.kind, step.value]
    case 'template':
      return [step.kind, step.text]
    case 'lookup':
      return [step.kind, step.path, step.rows.map(({ from, to }) => [from, to])]
  }
}

/** What a person should look at in rules that are live, each place of a field once. Rules of archived fields fill nothing and warn of nothing. */
export function findWarnings({ rules, fields, places }: CheckRules): MappingWarning[] {
  const definitions = new Map(fields.filter(({ isArchived }) => !isArchived).map((field) => [field.key, field]))
  const placesByPath = new Map(places.map((place) => [place.path, place]))

  return rules.flatMap(({ field: key, steps }) => {
    const field = definitions.get(key)
    const paths = new Set(steps.flatMap(listPaths))

    return field ? [...paths].flatMap((path) => warnOfPlace({ path, place: placesByPath.get(path), field })) : []
  })
}

type WarnOfPlace = { path: string; place: SourcePlace | undefined; field: FieldDefinition }

function warnOfPlace({ path, place, field }: WarnOfPlace): MappingWarning[] {
  const warn = (code: MappingWarning['code'], message: string): MappingWarning => ({ field: field.key, path, code, message })
  if (!place) return [warn('unknown', `Ashby no longer has a field that fills “${field.label}”. Choose another one.`)]
  const { label, formerLabel, isArchived } = place

  return [
    ...(isArchived
      ? [
          warn(
            'archived',
            `“${label}” is archived in Ashby, so what comes in from now on has no value there. Choose another way to fill “${field.label}”.`,
          ),
        ]
      : []),
    ...(formerLabel
      ? [warn('renamed', `“${formerLabel}” is called “${label}” in Ashby now. “${field.label}” is filled from it as before.`)]
      : []),
    ...(showsPay({ place, field })
      ? [
          warn(
            'pay',
            `“${label}” is pay, and “${field.label}” is shown to people who may not see pay. Mark the field as pay, or choose another Ashby field.`,
          ),
        ]
      : []),
  ]
}
