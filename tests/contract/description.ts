import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'
import { type JsonObject, refusalSchema, supplement } from './supplement.ts'

/** The folder with Ashby's own description (`openapi.yml`) and `recorded/`. It is not part of this repository. */
export function readContractDir(): string {
  const dir = process.env.ASHBY_CONTRACT_DIR
  if (dir) return dir

  throw new Error('Set ASHBY_CONTRACT_DIR to the folder that holds openapi.yml and recorded/.')
}

export type Description = {
  operations: string[]
  /** The permission an operation needs, as the description words it: `offersRead`. Null where it names none. */
  permissionOf: (operation: string) => string | null
  /** Each returns the problems found, none when all is well. */
  checkRequest: (operation: string, body: unknown) => string[]
  checkSuccess: (operation: string, body: unknown) => string[]
  checkRefusal: (body: unknown) => string[]
  checkWebhook: (action: string, body: unknown) => string[]
}

const ROOT = 'ashby'

export function loadDescription(): Description {
  const document = parse(readFileSync(join(readContractDir(), 'openapi.yml'), 'utf8')) as JsonObject
  const find = (pointer: string) => findPointer(document, pointer)
  for (const { apply } of supplement) apply(find)

  const ajv = createAjv(document)
  const check = createChecker({ ajv, find })
  const request = (operation: string) => `/paths/~1${operation}/post/requestBody/content/application~1json/schema`
  const success = (operation: string) => `/paths/~1${operation}/post/responses/200/content/application~1json/schema/oneOf/0`
  const validateRefusal = ajv.compile(refusalSchema)

  return {
    operations: Object.keys(find('/paths')).map((path) => path.slice(1)),
    permissionOf: (operation) => {
      const { description } = find(`/paths/~1${operation}/post`)

      return /Requires the \[`(\w+)`\]/.exec(String(description ?? ''))?.[1] ?? null
    },
    checkRequest: (operation, body) => [...check(request(operation), body), ...findUnknownKeys(find, request(operation), body)],
    checkSuccess: (operation, body) => check(success(operation), body),
    checkRefusal: (body) => (validateRefusal(body) ? [] : listProblems(validateRefusal)),
    checkWebhook: (action, body) => check(`/webhooks/${action}/post/requestBody/content/application~1json/schema`, body),
  }
}

function createAjv(document: JsonObject): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false })
  addFormats.default(ajv)
  ajv.addFormat('currency', true)
  // The description writes oneOf for alternatives that overlap (a custom field's value is a text in three of them), so that
  // hardly a real answer would match exactly one.
  ajv.removeKeyword('oneOf')
  ajv.addKeyword({ keyword: 'oneOf', macro: (alternatives: unknown[]) => ({ anyOf: alternatives }) })
  ajv.addSchema(document, ROOT)

  return ajv
}

type Tools = { ajv: Ajv2020; find: (pointer: string) => JsonObject }

function createChecker({ ajv, find }: Tools): (pointer: string, value: unknown) => string[] {
  const compiled = new Map<string, ValidateFunction>()

  return (pointer, value) => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `${ROOT}#${pointer}` })
    compiled.set(pointer, validate)
    const stripped = stripOptionalNulls({ find, schemas: [find(pointer)], value })

    return validate(stripped) ? [] : listProblems(validate)
  }
}

function listProblems(validate: ValidateFunction): string[] {
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`)
}

/** The object at a JSON pointer, through references. */
function findPointer(document: JsonObject, pointer: string): JsonObject {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  let node: unknown = document
  for (const part of parts) {
    node = resolveReference(document, node)
    node = typeof node === 'object' && node !== null ? (node as JsonObject)[part] : undefined
  }
  const found = resolveReference(document, node)
  if (typeof found !== 'object' || found === null) throw new Error(`The description has nothing at ${pointer}`)

  return found as JsonObject
}

function resolveReference(document: JsonObject, node: unknown): unknown {
  const reference = typeof node === 'object' && node !== null ? (node as JsonObject).$ref : undefined

  return typeof reference === 'string' ? findPointer(document, reference.slice(1)) : node
}

/** The parts of a JSON schema that this file walks through. */
type Schema = {
  $ref?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  allOf?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
}

type Strip = { find: Tools['find']; schemas: Schema[]; value: unknown }

/** Ashby sends an explicit null in optional places, which counts as absent: it is dropped wherever no schema requires the key. */
function stripOptionalNulls({ find, schemas, value }: Strip): unknown {
  const known = schemas.flatMap((schema) => flatten(find, schema))
  if (Array.isArray(value)) {
    const items = known.flatMap((schema) => schema.items ?? [])

    return value.map((entry) => stripOptionalNulls({ find, schemas: items, value: entry }))
  }
  if (typeof value !== 'object' || value === null) return value

  const required = new Set(known.flatMap((schema) => schema.required ?? []))
  const kept = Object.entries(value).filter(([key, entry]) => entry !== null || required.has(key))

  return Object.fromEntries(
    kept.map(([key, entry]) => {
      const inner = known.flatMap(({ properties }) => properties?.[key] ?? [])

      return [key, stripOptionalNulls({ find, schemas: inner, value: entry })]
    }),
  )
}

/** A schema with everything it is put together from. */
function flatten(find: Tools['find'], schema: Schema): Schema[] {
  const resolved: Schema = schema.$ref ? find(schema.$ref.slice(1)) : schema
  const { allOf = [], anyOf = [], oneOf = [] } = resolved

  return [resolved, ...[...allOf, ...anyOf, ...oneOf].flatMap((part) => flatten(find, part))]
}

/** The description leaves most requests open; a key it does not know is a mistake of ours all the same. */
function findUnknownKeys(find: Tools['find'], pointer: string, body: unknown): string[] {
  const known = flatten(find, find(pointer)).flatMap(({ properties }) => Object.keys(properties ?? {}))

  return Object.keys(body ?? {})
    .filter((key) => !known.includes(key))
    .map((key) => `/${key} is not a parameter of this operation`)
}
