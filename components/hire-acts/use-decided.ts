'use client'

import { type RefObject, useRef, useState } from 'react'
import type { RecordField } from '#lib/domain/values/contract.ts'

export type Decision = 'accept' | 'ignore'

export type Decided = {
  panel: RefObject<HTMLElement | null>
  /** What waits for a decision, and what was decided under the pointer, in the order of the record. */
  rows: { field: RecordField; decision: Decision | null }[]
  hold: (decision: Decision, fields: readonly RecordField[]) => void
  release: () => void
}

type UseDecided = { proposals: readonly RecordField[]; order: readonly Pick<RecordField, 'key'>[] }

/** Keeps what was decided in its place until the pointer leaves: else the next one's buttons would move under a second press. */
export function useDecided({ proposals, order }: UseDecided): Decided {
  const panel = useRef<HTMLElement>(null)
  const [held, setHeld] = useState<readonly { field: RecordField; decision: Decision }[]>([])
  const placeOf = (key: string) => order.findIndex((field) => field.key === key)
  const rows = [
    ...proposals.map((field) => ({ field, decision: null })),
    ...held.filter(({ field }) => proposals.every(({ key }) => key !== field.key)),
  ].sort((one, other) => placeOf(one.field.key) - placeOf(other.field.key))

  return {
    panel,
    rows,
    hold(decision, fields) {
      // A touch leaves no pointer behind that could press again, nor one that ever leaves.
      if (!window.matchMedia('(hover: hover)').matches || !panel.current?.matches(':hover')) return
      setHeld((before) => [
        ...before.filter(({ field }) => fields.every(({ key }) => key !== field.key)),
        ...fields.map((field) => ({ field, decision })),
      ])
    },
    release: () => setHeld([]),
  }
}
