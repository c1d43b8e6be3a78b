import type { Permission } from '#lib/domain/access/schema.ts'
import type { SeenValue } from '#lib/domain/mappings/contract.ts'
import type { Reading, Readings } from '#lib/domain/mappings/schema.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'
import { AppError } from '#lib/platform/errors.ts'

/** Whether records of confidential jobs exist for the reader. */
export type RecordVisibility = { confidential: boolean }

type Reader = { permissions: readonly Permission[]; object: MappedObject }

/** What whoever manages the mapping may see of the records that it fills. Null: none of them, only the mapping itself. */
export function findVisibility({ permissions, object }: Reader): RecordVisibility | null {
  if (object === 'Person' && !permissions.includes('newHires.manage')) return null

  return { confidential: permissions.includes('confidential.read') }
}

/** The same for what shows nothing but records. @throws AppError `forbidden` where none may be seen. */
export function requireVisibility(reader: Reader): RecordVisibility {
  const visibility = findVisibility(reader)
  if (visibility) return visibility

  throw new AppError({
    code: 'forbidden',
    retry: 'no',
    userMessage:
      'Your role may change this mapping, but not see new hires, so none are shown here. Ask an admin of your organization for “Manage ATS inbox”.',
  })
}

const SAMPLES_MAX = 3
/** Enough to recognise a text by. */
const SAMPLE_LENGTH_MAX = 120
/** A longer text is no value that a lookup's row can name. */
const FROM_LENGTH_MAX = 1000

export type PlaceSamples = {
  /** Different values, newest first. */
  samples: string[]
  filledCount: number
}

/** What recent records hold, by path. `records` newest first. */
export function collectSamples(records: readonly Readings[]): ReadonlyMap<string, PlaceSamples> {
  const byPath = new Map<string, PlaceSamples>()
  for (const readings of records) {
    for (const [path, reading] of Object.entries(readings)) {
      const text = toText(reading)
      if (text === '') continue
      const place = byPath.get(path) ?? { samples: [], filledCount: 0 }
      byPath.set(path, place)
      place.filledCount += 1
      const sample = cut(text)
      if (place.samples.length < SAMPLES_MAX && !place.samples.includes(sample)) place.samples.push(sample)
    }
  }

  return byPath
}

/**
 * The different values at one place, most frequent first. Each element of a list counts by itself, once per record.
 * `from` is the source's key where it has one, because a label may be renamed.
 */
export function countValues({ records, path }: { records: readonly Readings[]; path: string }): SeenValue[] {
  const seen = new Map<string, SeenValue>()
  for (const readings of records) {
    const reading = readings[path]
    if (!reading) continue
    for (const [from, label] of new Map(toElements(reading))) {
      const value = seen.get(from) ?? { from, label, count: 0 }
      value.count += 1
      seen.set(from, value)
    }
  }

  return [...seen.values()].sort((one, other) => other.count - one.count || one.label.localeCompare(other.label, 'en'))
}

function toText({ value }: Reading): string {
  return (typeof value === 'string' ? value : (value ?? []).join(', ')).trim()
}

/** Pairs of what a lookup's row names and what people read. */
function toElements({ value, key }: Reading): (readonly [string, string])[] {
  const labels = typeof value === 'string' ? [value] : (value ?? [])
  const keys = typeof key === 'string' ? [key] : (key ?? [])

  return labels.flatMap((label, index) => {
    const from = keys[index] || label
    return from.trim() === '' || from.length > FROM_LENGTH_MAX ? [] : [[from, label] as const]
  })
}

function cut(text: string): string {
  return text.length > SAMPLE_LENGTH_MAX ? `${text.slice(0, SAMPLE_LENGTH_MAX - 1)}…` : text
}
