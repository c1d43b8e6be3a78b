import type { OpeningValues } from './opening-values.ts'

/** Stands among what was sent for a field that somebody left to Ashby: it is neither compared nor written any more. */
export const LEFT_TO_ASHBY = '*'

/** No way to clear these is known: neither null nor an empty text is among what Ashby takes. */
const CANNOT_BE_CLEARED: ReadonlySet<string> = new Set([
  'identifier',
  'title',
  'team',
  'employmentType',
  'targetHireDate',
  'targetStartDate',
])

export type CompareOpening = {
  ours: OpeningValues
  /** What we wrote last. */
  sent: OpeningValues
  /** What Ashby said last. */
  theirs: OpeningValues
  winnerOf: (field: string) => 'ask' | 'handoff' | 'ashby'
}

export type Comparison = {
  /** Fields that both have alike, although we did not know. */
  settled: string[]
  /** Ours is to be written. */
  write: string[]
  /** Theirs is to become ours. */
  take: string[]
  /** Ashby's people changed what we wrote, and somebody has to decide. */
  ask: string[]
  /** Ours is empty, and Ashby's cannot be emptied. */
  stuck: string[]
}

/**
 * Ours, what we wrote last and what Ashby has now: where ours moved on it is written, where Ashby's did whoever wins has it. A field of which
 * ours says nothing is left alone. Pure.
 */
export function compareOpening({ ours, sent, theirs, winnerOf }: CompareOpening): Comparison {
  const result: Comparison = { settled: [], write: [], take: [], ask: [], stuck: [] }

  for (const [field, our] of Object.entries(ours)) {
    const was = sent[field] ?? null
    const their = theirs[field] ?? null
    if (was === LEFT_TO_ASHBY) continue
    if (our === their) {
      if (was !== our) result.settled.push(field)
      continue
    }

    const isEditedThere = their !== was
    const winner = winnerOf(field)
    if (isEditedThere && winner !== 'handoff') result[winner === 'ashby' ? 'take' : 'ask'].push(field)
    else if (our === null && CANNOT_BE_CLEARED.has(field)) result.stuck.push(field)
    else result.write.push(field)
  }

  return result
}
