'use client'

import { useState } from 'react'
import {
  changeDraft,
  type Draft,
  decideConflict,
  findSteps,
  listTouched,
  type RebasedDraft,
  rebaseDraft,
  setSteps,
} from '#components/mappings/draft-rules.ts'
import type { Mapping } from '#lib/domain/mappings/contract.ts'
import type { MappingRules, MappingStep } from '#lib/domain/mappings/schema.ts'

/** What a version that somebody else saved meanwhile did to the draft. */
export type DraftNews = Pick<RebasedDraft, 'taken' | 'conflicts'> & { number: number; by: string | null; isDraftLeft: boolean }

export type MapperDraft = {
  draft: Draft | null
  /** The draft's rules, else the live ones. */
  rules: MappingRules
  /** Fields whose rule is not what is live. */
  touched: readonly string[]
  news: DraftNews | null
  dismissNews: () => void
  setField: (field: string, steps: readonly MappingStep[]) => void
  /** Takes rules from somewhere else, as a file, into the draft. */
  setRules: (rules: MappingRules) => void
  /** The field as it is live. */
  resetField: (field: string) => void
  decide: (field: string, take: 'mine' | 'theirs') => void
  discard: () => void
  /** Takes a discarded draft back. Where a version came between, it goes onto that. */
  restore: (draft: Draft) => void
}

/**
 * What somebody changes of the live mapping until they save or discard it. A version that is saved meanwhile goes beneath the draft at
 * once: what only the other one changed is taken in, what both changed is asked about. `isSaving` holds that back, since the newest version
 * may be this draft.
 */
export function useDraft({ mapping, isSaving }: { mapping: Mapping; isSaving: boolean }): MapperDraft {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [news, setNews] = useState<DraftNews | null>(null)
  const { number, by } = mapping.version

  if (draft && !isSaving && number > draft.number) {
    const { draft: kept, taken, conflicts } = rebaseDraft({ draft, live: { number, rules: mapping.rules } })
    setDraft(kept)
    // What an earlier version did and nobody has put away yet is still true.
    setNews({ number, by, taken: [...new Set([...(news?.taken ?? []), ...taken])], conflicts, isDraftLeft: kept !== null })
  }

  const change = (next: (draft: Draft) => Draft | null) =>
    setDraft((current) => next(current ?? { number, base: mapping.rules, rules: mapping.rules, conflicts: [] }))
  const setField = (field: string, steps: readonly MappingStep[]) =>
    change((current) => changeDraft({ draft: current, rules: setSteps({ rules: current.rules, field, steps }) }))

  return {
    draft,
    rules: draft?.rules ?? mapping.rules,
    touched: draft ? listTouched({ before: draft.base, after: draft.rules }) : [],
    news,
    dismissNews: () => setNews(null),
    setField,
    setRules: (rules) => change((current) => changeDraft({ draft: current, rules })),
    resetField: (field) => setField(field, findSteps({ rules: mapping.rules, field })),
    decide: (field, take) => change((current) => decideConflict({ draft: current, field, take })),
    discard: () => {
      setDraft(null)
      setNews(null)
    },
    restore: setDraft,
  }
}
