import { z } from 'zod'
import { type FieldDefinition, fieldTypeSchema } from '#lib/domain/fields/schema.ts'
import { holderWords } from '#lib/domain/fields/terms.ts'
import type { Mapping } from '#lib/domain/mappings/contract.ts'
import { checkRules } from '#lib/domain/mappings/rules.ts'
import { type MappingRules, mappedObjectSchema, mappingRulesSchema, type SourcePlace } from '#lib/domain/mappings/schema.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'
import { AppError } from '#lib/platform/errors.ts'
import { type LocatedJson, readJsonWithLines } from '#lib/platform/format/json-lines.ts'
import { cleanLine } from '#lib/platform/format/text.ts'

const FORMAT = 'handoff.mapping'
const FORMAT_VERSION = 1
const FILE_LENGTH_MAX = 1_000_000
const PROBLEMS_TOLD = 20

const headSchema = z.object({ format: z.literal(FORMAT), formatVersion: z.literal(FORMAT_VERSION) })
const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  object: mappedObjectSchema,
  fields: z.array(z.strictObject({ key: z.string().min(1).max(50), label: z.string().max(200), type: fieldTypeSchema })).max(300),
  rules: mappingRulesSchema,
})
type MappingFile = z.infer<typeof fileSchema>

export type WriteMappingFile = Pick<Mapping, 'object' | 'rules'> & { fields: readonly FieldDefinition[] }

/** Rules as a file (JSON), with the names and types of the fields that they fill, for whoever reads it. */
export function writeMappingFile({ object, rules, fields }: WriteMappingFile): string {
  const filled = new Set(rules.map(({ field }) => field))
  const known = fields.filter(({ key }) => filled.has(key)).map(({ key, label, type }) => ({ key, label, type }))
  const keys = new Set(known.map(({ key }) => key))
  // A rule of a field that is archived now could not be read back.
  const file: MappingFile = {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    object,
    fields: known,
    rules: rules.filter(({ field }) => keys.has(field)),
  }

  return `${JSON.stringify(file, null, 2)}\n`
}

export type ReadMappingFile = { text: string; object: MappedObject; fields: readonly FieldDefinition[]; places: readonly SourcePlace[] }

/**
 * The rules of a file, as they can be saved.
 * @throws AppError `invalid_input`: the message and `fields.text` hold one line "Line 14: …" for each thing that is wrong.
 */
export function readMappingFile({ text, object, fields, places }: ReadMappingFile): MappingRules {
  if (text.length > FILE_LENGTH_MAX) throw refuse([{ line: 1, message: 'The file is larger than 1 MB. Export the mapping again.' }])
  const json = readJsonWithLines(text.replace(/^\uFEFF/, ''))
  if ('brokenLine' in json) throw refuse([{ line: json.brokenLine, message: 'This is not JSON. Look for a comma, a quote or a bracket.' }])

  requireSound(json.repeated.map(({ key, line }) => ({ line, message: `“${cut(key)}” stands here a second time. Keep one of them.` })))
  requireSound(checkHead(json))
  const file = fileSchema.safeParse(json.value)
  if (!file.success) throw refuse(file.error.issues.flatMap((issue) => describeIssue({ issue, json })))
  requireSound(checkObject({ file: file.data, json, object }))
  requireSound(checkContent({ file: file.data, json, fields, places }))

  return file.data.rules
}

type Problem = { line: number; message: string }
type Json = Extract<LocatedJson, { value: unknown }>

function requireSound(problems: readonly Problem[]): void {
  if (problems.length > 0) throw refuse(problems)
}

function refuse(problems: readonly Problem[]): AppError {
  const inOrder = problems.toSorted((one, other) => one.line - other.line)
  // Names of a file are somebody else's text: none of it may look like a line of its own.
  const lines = inOrder.slice(0, PROBLEMS_TOLD).map(({ line, message }) => `Line ${line}: ${cleanLine(message)}`)
  const more = problems.length - lines.length
  const told = [...lines, ...(more > 0 ? [`There ${more === 1 ? 'is 1 more' : `are ${more} more`}. Mend these first.`] : [])].join('\n')

  return new AppError({
    code: 'invalid_input',
    retry: 'no',
    userMessage: `This mapping file cannot be used.\n${told}`,
    fields: { text: told },
  })
}

/** Of another object nothing fits: said once, and not of every field. */
function checkObject({ file, json, object }: { file: MappingFile; json: Json; object: MappedObject }): Problem[] {
  if (file.object === object) return []
  const holders = holderWords[file.object]

  return [
    {
      line: json.findLine(['object']),
      message: `This file fills ${holders}, and here ${holderWords[object]} are filled. Import it on the other tab.`,
    },
  ]
}

/** Whether it is a mapping file at all: if not, nothing else that could be said of it helps. */
function checkHead(json: Json): Problem[] {
  const head = headSchema.safeParse(json.value)
  if (head.success) return []
  const isFormat = head.error.issues.every(({ path }) => path[0] === 'formatVersion')

  return [
    isFormat
      ? {
          line: json.findLine(['formatVersion']),
          message: `“formatVersion” must be ${FORMAT_VERSION}. Export the mapping again with this version of Handoff.`,
        }
      : { line: json.findLine(['format']), message: `This is not a mapping file: “format” must be “${FORMAT}”.` },
  ]
}

/** A key of a file is somebody else's text. */
function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** What the form of the file lacks, in words. */
function describeIssue({ issue, json }: { issue: z.core.$ZodIssue; json: Json }): Problem[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      line: json.findLine([...path, key]),
      message: `“${cut(key)}” is not part of a mapping file. Take it out.`,
    }))
  }
  const line = json.findLine(path)
  if (!json.hasPath(path)) return [{ line, message: `${namePlace(path)} is missing here. Add it.` }]

  return [{ line, message: `${namePlace(path)} ${describeExpected(issue)}` }]
}

function describeExpected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeNames[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}.`
    case 'invalid_union':
      return 'must be one of: source, constant, template, lookup.'
    case 'too_big':
      return `is too long: ${issue.maximum} are the most.`
    case 'too_small':
      return 'must not be empty.'
    default:
      return 'is not what it should be.'
  }
}

const typeNames: Readonly<Record<string, string>> = { string: 'a text in quotes', array: 'a list', object: 'an object', number: 'a number' }

/** The last name on a path: “steps”, or the place in its list. */
function namePlace(path: readonly PropertyKey[]): string {
  const last = path.at(-1)
  if (last === undefined) return 'The file'
  if (typeof last !== 'number') return `“${String(last)}”`
  const list = path.at(-2)

  return list === undefined ? `Entry ${last + 1}` : `Entry ${last + 1} of “${String(list)}”`
}

type CheckContent = Omit<ReadMappingFile, 'text' | 'object'> & { file: MappingFile; json: Json }

/** Whether this organization has what the file speaks of. */
function checkContent({ file, json, fields, places }: CheckContent): Problem[] {
  const definitions = new Map(fields.map((field) => [field.key, field]))
  const listed = new Map(file.fields.map(({ key }, index) => [key, index]))
  const inFields = file.fields.flatMap((field, index): Problem[] => {
    const problem = judgeField({ field, known: definitions.get(field.key), isSecond: listed.get(field.key) !== index })

    return problem ? [{ line: json.findLine(['fields', index, problem.at]), message: problem.message }] : []
  })
  // What is wrong with a field stands where the file lists it, not again at its rule.
  const told = new Set(file.fields.filter(({ key }) => !definitions.has(key)).map(({ key }) => key))
  const inRules = checkRules({ rules: file.rules, fields, places })
    .filter(({ field, at }) => !(at[1] === 'field' && field !== null && told.has(field)))
    .map(({ at, message }) => ({ line: json.findLine(['rules', ...at]), message }))
  const unlisted = file.rules.flatMap(({ field }, index): Problem[] => {
    const known = definitions.get(field)
    if (!known || listed.has(field)) return []

    return [
      {
        line: json.findLine(['rules', index, 'field']),
        message: `“${known.label}” has a rule and is missing under “fields”. Add it there.`,
      },
    ]
  })

  return [...inFields, ...inRules, ...unlisted]
}

type FileField = MappingFile['fields'][number]
type JudgeField = { field: FileField; known: FieldDefinition | undefined; isSecond: boolean }

function judgeField({ field, known, isSecond }: JudgeField): { at: keyof FileField; message: string } | null {
  if (!known) {
    const message = `This organization has no field with the key of “${cut(field.label)}”. Add the field here and put its key into the file.`
    return { at: 'key', message }
  }
  if (known.type !== field.type) {
    const message = `“${known.label}” is of the type ${known.type} here, and ${field.type} in the file. Take it out, or map another field.`
    return { at: 'type', message }
  }

  return isSecond ? { at: 'key', message: `“${known.label}” stands under “fields” twice. Keep one of them.` } : null
}
