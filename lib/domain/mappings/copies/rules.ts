import { listPaths } from '#lib/domain/mappings/rules.ts'
import type { MappingRules, MappingStep, SourcePlace } from '#lib/domain/mappings/schema.ts'
import { parseTemplate, writeTemplate } from '#lib/domain/mappings/templates/rules.ts'
import { foldKey } from '#lib/domain/source-texts/rules.ts'

/** A way to fill a field that has nothing to read in the other connection. `label` is the name of what it read. */
export type DroppedStep = { field: string; label: string; reason: string }

export type CarryOver = { rules: MappingRules; from: readonly SourcePlace[]; to: readonly SourcePlace[] }

/**
 * Rules of one connection as rules of another. Standard places are the same everywhere; a custom field is found again by its object, its title
 * and its type. A way that has nothing to read there is dropped and told, and a rule without a way goes with it.
 */
export function carryOver({ rules, from, to }: CarryOver): { rules: MappingRules; dropped: DroppedStep[] } {
  const find = createFinder({ from, to })
  const dropped = new Map<string, DroppedStep>()

  const carried = rules.flatMap((rule) => {
    const steps = rule.steps.flatMap((step) => {
      const missing = listPaths(step).flatMap((path) => find(path).missing ?? [])
      for (const { label, reason } of missing)
        dropped.set(JSON.stringify([rule.field, label, reason]), { field: rule.field, label, reason })

      return missing.length > 0 ? [] : [replacePaths(step, (path) => find(path).path)]
    })

    return steps.length > 0 ? [{ field: rule.field, steps }] : []
  })

  return { rules: carried, dropped: [...dropped.values()] }
}

type Found = { path: string; missing?: { label: string; reason: string } }

function createFinder({ from, to }: Omit<CarryOver, 'rules'>): (path: string) => Found {
  const known = new Set(to.map(({ path }) => path))
  const sources = new Map(from.map((place) => [place.path, place]))
  const targets = Map.groupBy(to, describePlace)

  return (path) => {
    if (known.has(path)) return { path }
    const place = sources.get(path)
    if (!place) return { path, missing: { label: path, reason: 'it is gone from the connection that you copy from.' } }
    const twins = targets.get(describePlace(place)) ?? []
    const usable = twins.some(({ isArchived }) => !isArchived) ? twins.filter(({ isArchived }) => !isArchived) : twins
    const [only] = usable
    if (only && usable.length === 1) return { path: only.path }
    const reason = only
      ? `this connection has ${usable.length} fields of this name and type under ${place.group}. Choose one yourself.`
      : `this connection has no such field under ${place.group}.`

    return { path, missing: { label: place.label, reason } }
  }
}

function describePlace({ group, label, type }: SourcePlace): string {
  return JSON.stringify([foldKey(group), foldKey(label).replace(/\s+/g, ' '), type])
}

function replacePaths(step: MappingStep, replace: (path: string) => string): MappingStep {
  switch (step.kind) {
    case 'constant':
      return step
    case 'template': {
      const parts = parseTemplate(step.text).parts
      return {
        kind: 'template',
        text: writeTemplate(parts.map((part) => (part.kind === 'place' ? { ...part, path: replace(part.path) } : part))),
      }
    }
    case 'source':
    case 'lookup':
      return { ...step, path: replace(step.path) }
  }
}
