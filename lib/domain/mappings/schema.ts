import { z } from 'zod'
import type { Sensitivity } from '#lib/domain/access/schema.ts'
import { mappedObjects } from './terms.ts'

/** What a mapping fills. */
export const mappedObjectSchema = z.enum(mappedObjects)

/**
 * One place of a record, read. `value` is text (a plain decimal for numbers, YYYY-MM-DD for dates, "yes" or "no") or, for several choices, a
 * list of labels. Where the source has keys behind its labels, `key` holds them in the same form, so that a lookup survives a renamed label.
 * `missing` says why there is no value although the source may have one. `title` is the source's own name of a custom field.
 */
export type Reading = {
  value: string | readonly string[] | null
  key?: string | readonly string[]
  missing?: 'permission' | 'not_found' | 'no_key' | 'confidential'
  title?: string
}

/** What a mapping reads: the places of a record by their stable paths, such as `candidate.name` or `customField.<id>`. */
export type Readings = Readonly<Record<string, Reading>>

/** What a place of a source holds. */
export const sourceTypeSchema = z.enum([
  'text',
  'longText',
  'number',
  'money',
  'currency',
  'interval',
  'date',
  'yesNo',
  'choice',
  'choices',
  'email',
  'phone',
  'url',
  'person',
  /** Files and whatever Handoff does not know: shown in the picker, and fits nothing. */
  'other',
])
export type SourceType = z.infer<typeof sourceTypeSchema>

/** A place of a source that a mapping can read. */
export type SourcePlace = {
  path: string
  label: string
  /** Under which heading the picker lists it, such as "Offer" or "Candidate custom fields". */
  group: string
  type: SourceType
  sensitivity: Sensitivity
  description: string | null
  /** What the source calls the choices; empty where it has none. */
  options: readonly { value: string; label: string; isArchived: boolean }[]
  isPrivate: boolean
  /** It gives no values any more. */
  isArchived: boolean
  /** The name before the last rename, until somebody saves a mapping. */
  formerLabel: string | null
}

const pathSchema = z.string().min(1).max(200)
const textSchema = z.string().min(1).max(10_000)

/** One way to fill a field. */
export const mappingStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('source'), path: pathSchema }),
  z.strictObject({ kind: z.literal('constant'), value: textSchema.describe('In the form of the field’s type') }),
  z.strictObject({ kind: z.literal('template'), text: textSchema.describe('Text with paths in braces: Dear {candidate.firstName}') }),
  z.strictObject({
    kind: z.literal('lookup'),
    path: pathSchema,
    rows: z
      .array(z.strictObject({ from: z.string().min(1).max(1000), to: textSchema }))
      .max(1000)
      .describe('The source’s key or label, and the value of ours'),
  }),
])
export type MappingStep = z.infer<typeof mappingStepSchema>
export type StepKind = MappingStep['kind']

/** How one field is filled: the first step that gives a value wins. */
export const mappingRuleSchema = z.strictObject({
  field: z.string().min(1).max(50),
  steps: z.array(mappingStepSchema).min(1).max(8),
})
export type MappingRule = z.infer<typeof mappingRuleSchema>

export const mappingRulesSchema = z.array(mappingRuleSchema).max(300)
export type MappingRules = z.infer<typeof mappingRulesSchema>

/** Why a field has no value. */
export const fillProblemSchema = z.enum([
  /** The source has no value there. */
  'empty',
  'permission',
  'not_found',
  /** There is no key to ask the source with. */
  'no_key',
  /** The source hides it, because the job is confidential. */
  'confidential',
  /** What the source has is not of the field's type. */
  'invalid',
  /** The lookup has no row for it. */
  'unmapped',
  /** No rule fills the field. */
  'no_rule',
])
export type FillProblem = z.infer<typeof fillProblemSchema>

/** What the engine made of one field. */
export type FilledField = {
  /** In the form of the field's type, see `fieldTypeSchema`. */
  value: string | null
  /** The way that gave the value, or the one that should have. Null where no rule fills the field. */
  kind: StepKind | null
  /** The place that was read; the first one of a template; null for a constant. */
  path: string | null
  problem: FillProblem | null
  /** What the source has there where it could not be used, cut to 200 characters. */
  found: string | null
}

export const mappingOriginSchema = z.enum(['initial', 'saved', 'restored', 'lookup', 'undone'])
export type MappingOrigin = z.infer<typeof mappingOriginSchema>

/** Something in rules that cannot be saved. `at` leads to it: [2, 'steps', 0, 'path'] is the path of the third rule's first step. */
export type RuleProblem = { at: readonly (string | number)[]; field: string | null; message: string }
