'use client'

import { useMapper } from '#components/mappings/mapper-context.ts'
import type { MapperRow } from '#components/mappings/mapper-row.ts'
import { useSetTrying } from '#components/mappings/trying.tsx'
import type { MappingStep } from '#lib/domain/mappings/schema.ts'

export const STEPS_MAX = 8

export type RuleEdits = {
  /** Sets one step; at the end it adds one. */
  setStep: (index: number, step: MappingStep) => void
  removeStep: (index: number) => void
  /** Moves a step up or down by one. */
  moveStep: (index: number, by: -1 | 1) => void
  /** Shows in the preview what a step would do; null ends that. */
  tryStep: (index: number, step: MappingStep | null) => void
}

/** Changes of one field's rule. */
export function useRuleEdits({ field, steps }: Pick<MapperRow, 'field' | 'steps'>): RuleEdits {
  const { draft } = useMapper()
  const setTrying = useSetTrying()
  const put = (index: number, step: MappingStep) => [...steps.slice(0, index), step, ...steps.slice(index + 1)]

  return {
    setStep: (index, step) => draft.setField(field.key, put(index, step)),
    removeStep: (index) => draft.setField(field.key, steps.toSpliced(index, 1)),
    moveStep: (index, by) => draft.setField(field.key, swap(steps, index, index + by)),
    tryStep: (index, step) => setTrying(step ? { field: field.key, steps: put(index, step) } : null),
  }
}

function swap(steps: readonly MappingStep[], one: number, other: number): readonly MappingStep[] {
  const [first, second] = [steps[one], steps[other]]

  return first && second ? steps.with(one, second).with(other, first) : steps
}
