import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { Suggestion } from '#lib/domain/mappings/contract.ts'
import { compileConverter } from '#lib/domain/mappings/engine/conversions.ts'
import { scoreLabels } from '#lib/domain/mappings/engine/label-matches.ts'
import { type CheckRules, judgeFit } from '#lib/domain/mappings/rules.ts'
import type { MappingStep, SourcePlace } from '#lib/domain/mappings/schema.ts'

const SCORE_MIN = 0.6
/** A place that holds intervals is worth proposing for the pay interval, whatever it is called. */
const INTERVAL_SCORE = 0.62
/** Between places that are called alike, the one whose every value fits. */
const FIT_SCORE = 0.02

type Candidate = { field: FieldDefinition; place: SourcePlace; step: MappingStep; score: number }

/**
 * Near matches for fields without a rule, in the order of the fields: at most one for a field, and none that could not be saved. The same for
 * the same input. Nobody has agreed to them.
 */
export function suggestRules({ rules, fields, places }: CheckRules): Suggestion[] {
  const ruled = new Set(rules.map(({ field }) => field))
  const open = fields.filter(({ key, isArchived }) => !isArchived && !ruled.has(key))
  const candidates = open.flatMap((field) => places.flatMap((place) => judgeCandidate({ field, place }) ?? []))
  const best = new Map<string, Candidate>()
  const taken = new Set<string>()

  for (const candidate of candidates.toSorted(compareCandidates)) {
    const { field, place } = candidate
    // What is called as the field itself may fill two of them; a mere likeness goes to the field that is most like it.
    if (best.has(field.key) || (taken.has(place.path) && candidate.score < 1)) continue
    best.set(field.key, candidate)
    taken.add(place.path)
  }

  return open.flatMap(({ key }) => {
    const found = best.get(key)
    return found ? [{ field: key, steps: [found.step], label: found.place.label }] : []
  })
}

function compareCandidates(one: Candidate, other: Candidate): number {
  if (one.score !== other.score) return other.score - one.score
  if (one.place.label.length !== other.place.label.length) return one.place.label.length - other.place.label.length

  return one.place.path < other.place.path ? -1 : 1
}

function judgeCandidate({ field, place }: { field: FieldDefinition; place: SourcePlace }): Candidate | null {
  const fit = judgeFit({ from: place.type, to: field.type })
  const isPayShown = place.sensitivity === 'pay' && field.sensitivity !== 'pay'
  if (fit === 'no' || place.isArchived || isPayShown) return null

  const likeness = scoreLabels(field.label, place.label)
  const score = Math.max(likeness, field.type === 'interval' && holdsIntervals(place) ? INTERVAL_SCORE : 0)
  const step = score < SCORE_MIN ? null : proposeStep({ field, place })

  return step && { field, place, step, score: score + (fit === 'fits' ? FIT_SCORE : 0) }
}

/** The interval of a compensation range, or a choice of which most options are words for intervals. */
function holdsIntervals({ type, options }: SourcePlace): boolean {
  if (type === 'interval') return true
  const convert = compileConverter({ type: 'interval', options: [] })
  const known = options.filter(({ label, value }) => typeof convert(label, value) === 'string' || typeof convert(value) === 'string')

  return type === 'choice' && known.length >= 2 && known.length * 2 >= options.length
}

/** The place itself where all its options are ours, else a lookup with the rows that are sure. Null where none is. */
function proposeStep({ field, place }: Pick<Candidate, 'field' | 'place'>): MappingStep | null {
  const { path } = place
  const options = place.options.filter(({ isArchived }) => !isArchived)
  const isClosed = field.type === 'choice' || field.type === 'choices' || (field.type === 'interval' && place.type === 'choice')
  if (!isClosed || options.length === 0) return { kind: 'source', path }

  const convert = compileConverter({ type: field.type === 'choices' ? 'choice' : field.type, options: field.options })
  const find = (option: { value: string; label: string }) => {
    const found = [convert(option.label), convert(option.value), findLoosely({ field, label: option.label })]
    return found.find((value) => typeof value === 'string') ?? null
  }
  const rows = options.flatMap((option) => {
    const to = find(option)
    return to === null ? [] : [{ from: option.value, to: field.type === 'choices' ? JSON.stringify([to]) : to }]
  })
  const isSame = options.every(({ label }) => typeof convert(label) === 'string')
  if (isSame && field.type !== 'interval') return { kind: 'source', path }

  return rows.length > 0 ? { kind: 'lookup', path, rows } : null
}

/** "Full-time" is "Full time": for a row that a person will look at, punctuation does not count. */
function findLoosely({ field, label }: { field: FieldDefinition; label: string }): string | null {
  const loosen = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')
  const wanted = loosen(label)

  return wanted === '' ? null : (field.options.find((option) => loosen(option.label) === wanted)?.value ?? null)
}
