/**
 * Fills fields from the readings of a record by the rules of a mapping. Pure and total: any readings and any rules give one result for each
 * field, never an exception, and a problem of one field never touches another.
 */

import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { compileConverter } from '#lib/domain/mappings/engine/conversions.ts'
import { compileLookup, type Unmapped } from '#lib/domain/mappings/engine/lookups.ts'
import type { Converter } from '#lib/domain/mappings/engine/option-matches.ts'
import { parseTemplate } from '#lib/domain/mappings/templates/rules.ts'
import { findMissing, isBlank, joinContent, readContent, readKey, type Unreadable } from '#lib/domain/source-texts/rules.ts'
import type { SourceField, SourceFields } from '#lib/domain/values/schema.ts'
import {
  type FilledField,
  type MappingRules,
  type MappingStep,
  mappingStepSchema,
  type Reading,
  type Readings,
  type StepKind,
} from './schema.ts'

/** Rules made ready once, to fill many records. */
export type CompiledMapping = { fill: (field: string, readings: Readings) => FilledField }

/** The versions that a record may need; `live` is the number of the newest. */
export type LoadedMappings = { live: number; compiled: ReadonlyMap<number, CompiledMapping> }

const NO_RULE: FilledField = Object.freeze<FilledField>({ value: null, kind: null, path: null, problem: 'no_rule', found: null })

type CompileMapping = { fields: readonly FieldDefinition[]; rules: MappingRules }

/** Makes rules ready. Never throws: a step that cannot be read is left out, and of two rules for one field the first holds. */
export function compileMapping({ fields, rules }: CompileMapping): CompiledMapping {
  const chains = new Map<string, CompiledStep>()

  for (const field of fields) {
    const rule = Array.isArray(rules) ? rules.find((candidate) => candidate?.field === field.key) : undefined
    const steps = Array.isArray(rule?.steps) ? rule.steps.flatMap((step) => mappingStepSchema.safeParse(step).data ?? []) : []
    if (steps.length > 0) chains.set(field.key, compileChain({ field, steps }))
  }

  return { fill: (field, readings) => chains.get(field)?.(toReadings(readings)) ?? NO_RULE }
}

// What a database gave may be anything.
function toReadings(readings: Readings): Readings {
  return typeof readings === 'object' && readings !== null ? readings : {}
}

/** Where it gives no value, the problem says why. */
type CompiledStep = (readings: Readings) => FilledField

function compileChain({ field, steps }: { field: FieldDefinition; steps: readonly MappingStep[] }): CompiledStep {
  const convert = compileConverter(field)
  const compiled = steps.map((step) => compileStep({ field, step, convert }))
  const [only] = compiled
  if (only && compiled.length === 1) return only

  return (readings) => {
    let told: FilledField | undefined

    for (const fill of compiled) {
      const filled = fill(readings)
      if (filled.value !== null) return filled
      // What stands there and cannot be used tells more than that nothing stands there.
      if (told === undefined || (told.problem === 'empty' && filled.problem !== 'empty')) told = filled
    }

    return told ?? NO_RULE
  }
}

type CompileStep<Kind extends MappingStep['kind']> = {
  field: FieldDefinition
  step: Extract<MappingStep, { kind: Kind }>
  convert: Converter
}

function compileStep({ field, step, convert }: { field: FieldDefinition; step: MappingStep; convert: Converter }): CompiledStep {
  switch (step.kind) {
    case 'source':
      return compileSource({ field, step, convert })
    case 'constant':
      return compileConstant({ field, step, convert })
    case 'template':
      return compileTemplate({ field, step, convert })
    case 'lookup':
      return compileLookupStep({ field, step, convert })
  }
}

function compileSource({ step: { path }, convert }: CompileStep<'source'>): CompiledStep {
  const find = compileFind(path)

  return (readings) => {
    const reading = find(readings)
    const content = readContent(reading)
    if (content === '') return describeMissing({ kind: 'source', path, reading })

    return toFilled({ kind: 'source', path, converted: convert(content, readKey(reading)) })
  }
}

/** Finds what the record has itself at a path, which may be called like something that every object has. */
function compileFind(path: string): (readings: Readings) => Reading | undefined {
  if (path in Object.prototype) return (readings) => (Object.hasOwn(readings, path) ? readings[path] : undefined)

  return (readings) => readings[path]
}

function describeMissing({ kind, path, reading }: { kind: StepKind; path: string; reading: Reading | undefined }): FilledField {
  return { value: null, kind, path, problem: findMissing(reading), found: null }
}

type ToFilled = { kind: StepKind; path: string | null; converted: string | Unreadable | Unmapped }

function toFilled({ kind, path, converted }: ToFilled): FilledField {
  if (typeof converted === 'string') return { value: converted, kind, path, problem: null, found: null }

  return { value: null, kind, path, problem: converted.problem, found: converted.found }
}

function compileConstant({ step, convert }: CompileStep<'constant'>): CompiledStep {
  const filled = Object.freeze(toFilled({ kind: 'constant', path: null, converted: convert(step.value) }))

  return () => filled
}

/** Text where `find` is null. */
type CompiledPart = { text: string; path: string; isOptional: boolean; find: ((readings: Readings) => Reading | undefined) | null }

/** Half a sentence is worse than none: where a place has nothing, the template gives nothing. */
function compileTemplate({ step, convert }: CompileStep<'template'>): CompiledStep {
  const { parts } = parseTemplate(step.text)
  const compiled = parts.map((part): CompiledPart => {
    if (part.kind === 'text') return { text: part.text, path: '', isOptional: false, find: null }
    return { text: '', path: part.path, isOptional: part.isOptional, find: compileFind(part.path) }
  })
  const firstPath = parts.find((part) => part.kind === 'place')?.path ?? null

  return (readings) => {
    let text = ''
    let hasGap = false

    for (const part of compiled) {
      if (part.find === null) {
        text += part.text
        continue
      }
      const reading = part.find(readings)
      const written = joinContent(readContent(reading))
      if (!isBlank(written)) text += written
      else if (part.isOptional) hasGap = true
      else return describeMissing({ kind: 'template', path: part.path, reading })
    }
    const converted = convert(hasGap ? text.replace(/ {2,}/g, ' ') : text)

    return toFilled({ kind: 'template', path: firstPath, converted })
  }
}

function compileLookupStep({ field, step: { path, rows }, convert }: CompileStep<'lookup'>): CompiledStep {
  const find = compileFind(path)
  const lookUp = compileLookup({ field, rows, convert })

  return (readings) => {
    const reading = find(readings)
    const content = readContent(reading)
    if (content === '') return describeMissing({ kind: 'lookup', path, reading })

    return toFilled({ kind: 'lookup', path, converted: lookUp(content, readKey(reading)) })
  }
}

export type FillByVersions = { fields: readonly FieldDefinition[]; mappings: LoadedMappings; before: SourceFields; readings: Readings }

/**
 * Fills a record that is there: each field by the version that filled it. Where that gives nothing, or nothing has filled it yet, by the
 * live one. Entries of archived fields, and of fields that are not among `fields`, stay as they are.
 */
export function fillByVersions({ fields, mappings, before, readings }: FillByVersions): SourceFields {
  return fillEach({
    fields,
    before,
    fill: (field) => {
      const version = Object.hasOwn(before, field) ? (before[field]?.version ?? null) : null
      const own = version === null ? undefined : mappings.compiled.get(version)?.fill(field, readings)

      return own && own.value !== null ? { ...own, version } : fillLive({ field, mappings, readings })
    },
  })
}

/** Fills every field by the live version. Entries that `before` has of archived fields, and of fields that are not among `fields`, stay. */
export function fillByLive({
  fields,
  mappings,
  before = {},
  readings,
}: Omit<FillByVersions, 'before'> & { before?: SourceFields }): SourceFields {
  return fillEach({ fields, before, fill: (field) => fillLive({ field, mappings, readings }) })
}

function fillLive({ field, mappings, readings }: { field: string; mappings: LoadedMappings; readings: Readings }): SourceField {
  const filled = mappings.compiled.get(mappings.live)?.fill(field, readings) ?? NO_RULE

  return { ...filled, version: filled.value === null ? null : mappings.live }
}

type FillEach = { fields: readonly FieldDefinition[]; before: SourceFields; fill: (field: string) => SourceField }

function fillEach({ fields, before, fill }: FillEach): SourceFields {
  const active = fields.filter(({ isArchived }) => !isArchived)

  // A spread and fromEntries define what they are given, whatever it is called; an assignment to "__proto__" would not.
  return { ...before, ...Object.fromEntries(active.map(({ key }) => [key, fill(key)])) }
}
