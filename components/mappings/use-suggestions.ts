'use client'

import { useEffect, useState } from 'react'
import { findSteps } from '#components/mappings/draft-rules.ts'
import type { MappingRef } from '#components/mappings/mapping-queries.ts'
import type { Suggestion } from '#lib/domain/mappings/contract.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'

export type Suggestions = {
  find: (field: string) => Suggestion | null
  all: readonly Suggestion[]
  dismiss: (suggestion: Suggestion) => void
}

export type UseSuggestions = { ref: MappingRef; suggestions: readonly Suggestion[]; rules: MappingRules }

/**
 * What Handoff proposes for fields that no rule fills, without what was dismissed. Dismissing is kept in this browser only: it says
 * nothing about the mapping, and another admin may find the proposal good.
 */
export function useSuggestions({ ref, suggestions, rules }: UseSuggestions): Suggestions {
  const storageKey = `handoff.dismissed-suggestions.${ref.connectionId}.${ref.object}`
  const [dismissed, setDismissed] = useState<readonly string[]>([])

  useEffect(() => setDismissed(readList(storageKey)), [storageKey])

  const all = suggestions.filter(
    (suggestion) => findSteps({ rules, field: suggestion.field }).length === 0 && !dismissed.includes(spell(suggestion)),
  )

  return {
    all,
    find: (field) => all.find((suggestion) => suggestion.field === field) ?? null,
    dismiss: (suggestion) => {
      const next = [...dismissed, spell(suggestion)]
      setDismissed(next)
      writeList(storageKey, next)
    },
  }
}

function spell({ field, steps }: Suggestion): string {
  return JSON.stringify([field, steps])
}

/** Browsers refuse storage in some private modes; then a dismissal lasts until the page is left. */
function readList(key: string): string[] {
  try {
    const list: unknown = JSON.parse(window.localStorage.getItem(key) ?? '[]')

    return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []
  } catch {
    return []
  }
}

function writeList(key: string, list: readonly string[]): void {
  try {
    window.localStorage.setItem(key, JSON.stringify(list))
  } catch {
    // Nothing to do: the dismissal is a convenience.
  }
}
