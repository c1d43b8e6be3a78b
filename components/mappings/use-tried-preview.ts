'use client'

import { useMemo } from 'react'
import { setSteps } from '#components/mappings/draft-rules.ts'
import { useMapper } from '#components/mappings/mapper-context.ts'
import { useTrying } from '#components/mappings/trying.tsx'
import { type Preview, usePreview } from '#components/mappings/use-preview.ts'

export type TriedPreview = Preview & {
  /** The field that somebody tries something for in a picker. */
  triedField: string | null
}

/** What the draft, with what is tried in a picker, makes of the record of the preview. */
export function useTriedPreview(): TriedPreview {
  const { ref, records, draft } = useMapper()
  const trying = useTrying()
  const rules = useMemo(() => (trying ? setSteps({ rules: draft.rules, ...trying }) : draft.rules), [draft.rules, trying])

  return { ...usePreview({ ref, record: records.record, rules }), triedField: trying?.field ?? null }
}
