import { isDeepStrictEqual } from 'node:util'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { fillByVersions, type LoadedMappings } from '#lib/domain/mappings/engine.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import { diffValues, keepUnreadable, type Remapped, remap } from '#lib/domain/values/rules.ts'
import type { FieldChange, Overrides, SourceFields } from '#lib/domain/values/schema.ts'

/** What Ashby holds while updates are off, and the readings that it was made of. */
export type HeldValues = { heldSource: SourceFields | null; heldReadings: Readings | null }

type Mapped = { fields: readonly FieldDefinition[]; mappings: LoadedMappings }

/** What is held is filled by the same versions as what is shown, so that a mapping alone never makes the two differ. */
export function refillHeld({ held, source, fields, mappings }: Mapped & { held: HeldValues; source: SourceFields }): HeldValues {
  const { heldSource, heldReadings } = held
  if (!heldSource || !heldReadings) return { heldSource, heldReadings }

  const filled = fillByVersions({ fields, mappings, before: source, readings: heldReadings })
  const after = keepUnreadable({ before: heldSource, after: { ...heldSource, ...filled } })
  const isHeld = diffValues({ fields, before: source, after }).length > 0

  return isHeld ? { heldSource: after, heldReadings } : { heldSource: null, heldReadings: null }
}

export type ReadValues = Mapped & {
  row: HeldValues & { source: SourceFields; overrides: Overrides; readings: Readings }
  /** What is read now. */
  readings: Readings
  areUpdatesOn: boolean
}

export type ReadResult = {
  /** What Ashby changed. */
  changes: FieldChange[]
  /** What the mapping changed before that. */
  remapped: Pick<Remapped, 'changes' | 'keptFields'>
  isHeld: boolean
  isNewlyHeld: boolean
  values: HeldValues & { source: SourceFields; overrides: Overrides; readings: Readings }
}

/**
 * First the mapping's part: what was read last, filled as the mapping stands now; edits do not ask because of it, and it is never held.
 * Then Ashby's part: what is read now, against that. Pure.
 */
export function readValues({ fields, mappings, row, readings, areUpdatesOn }: ReadValues): ReadResult {
  const {
    changes: remappedChanges,
    keptFields,
    ...remapped
  } = remap({ ...row, ...toRemap({ row, readings, fields }), mappings, mode: FILL })
  const { source: before, overrides } = remapped
  const filled = fillByVersions({ fields, mappings, before, readings })
  const after = keepUnreadable({ before, after: { ...before, ...filled } })
  const changes = diffValues({ fields, before, after })
  const isHeld = changes.length > 0 && !areUpdatesOn
  const heldBefore = refillHeld({ held: row, source: before, fields, mappings }).heldSource ?? before

  return {
    changes,
    remapped: { changes: remappedChanges, keptFields },
    isHeld,
    isNewlyHeld: isHeld && diffValues({ fields, before: heldBefore, after }).length > 0,
    values: isHeld
      ? { source: before, overrides, readings: row.readings, heldSource: after, heldReadings: readings }
      : { source: after, overrides, readings, heldSource: null, heldReadings: null },
  }
}

const FILL = { kind: 'fill' } as const

/** Where nothing was kept of the last read, only what no rule had filled yet is the mapping's doing for certain. */
function toRemap({ row, readings, fields }: Pick<ReadValues, 'row' | 'readings' | 'fields'>): Pick<ReadValues, 'fields' | 'readings'> {
  if (Object.keys(row.readings).length > 0) return { fields, readings: row.readings }

  return { fields: fields.filter(({ key }) => !row.source[key]?.kind), readings }
}

/** Every version that filled something of these, for `readMappings`. */
export function listVersions(...sources: (SourceFields | null)[]): Set<number> {
  const entries = sources.flatMap((source) => Object.values(source ?? {}))

  return new Set(entries.flatMap(({ version }) => version ?? []))
}

/** How many of the changed fields people had edited, as it was at that moment: history must not change with a later edit. */
export function countKept({ overrides }: { overrides: Overrides }, changes: readonly FieldChange[]): number {
  return changes.filter(({ field }) => overrides[field] !== undefined).length
}

/** As the database would give them back: without what is undefined, in any order of keys. */
export function isSameJson(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)))
}
