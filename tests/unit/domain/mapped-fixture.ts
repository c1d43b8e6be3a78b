import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { compileMapping, fillByLive, type LoadedMappings } from '#lib/domain/mappings/engine.ts'
import type { MappingRules, MappingStep, Readings } from '#lib/domain/mappings/schema.ts'
import { builtInOfferFields } from '#lib/domain/offers/terms.ts'
import type { Override, SourceField, SourceFields } from '#lib/domain/values/schema.ts'

/** A custom field; text that is not required unless told otherwise. */
export function customField(key: string, changes: Partial<FieldDefinition> = {}): FieldDefinition {
  return {
    key,
    label: key,
    type: 'text',
    sensitivity: 'none',
    group: 'Details',
    help: null,
    options: [],
    isRequired: false,
    isBuiltIn: false,
    isArchived: false,
    ...changes,
  }
}

/** The built-in fields as an organization has them that never arranged them. */
export const offerFields: readonly FieldDefinition[] = builtInOfferFields.map((field) => ({
  ...customField(field.key),
  ...field,
  isBuiltIn: true,
}))

/** What version 1 made of a record that holds these values in places of the same names. */
export function sourceOf(values: Record<string, string | null>, fields: readonly FieldDefinition[] = offerFields): SourceFields {
  const entries = fields.map(({ key }): [string, SourceField] => {
    const value = values[key] ?? null

    return [key, { value, kind: 'source', path: `ashby.${key}`, problem: value ? null : 'empty', found: null, version: value ? 1 : null }]
  })

  return Object.fromEntries(entries)
}

export const from = (path: string): MappingStep => ({ kind: 'source', path })

/** Versions of rules, first one first; the last is live. Each names steps by field. */
export function mappingsOf(fields: readonly FieldDefinition[], ...versions: Record<string, MappingStep[]>[]): LoadedMappings {
  const compiled = versions.map((steps, index) => {
    const rules: MappingRules = Object.entries(steps).map(([field, own]) => ({ field, steps: own }))

    return [index + 1, compileMapping({ fields, rules })] as const
  })

  return { live: versions.length, compiled: new Map(compiled) }
}

export function readingsOf(values: Record<string, string | null>): Readings {
  return Object.fromEntries(Object.entries(values).map(([path, value]) => [path, { value }]))
}

/** What the live version makes of a record. */
export function filledBy(fields: readonly FieldDefinition[], mappings: LoadedMappings, readings: Readings): SourceFields {
  return fillByLive({ fields, mappings, readings })
}

export const noDefaults = { currency: null, payInterval: null }

export function overrideOf(changes: Partial<Override> = {}): Override {
  return { value: '60000', base: '50000', by: 'u', at: '2026-11-20T10:00:00Z', locked: false, ...changes }
}
