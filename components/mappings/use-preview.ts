'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { type MappingRef, mappingQueries } from '#components/mappings/mapping-queries.ts'
import { useSettledValue } from '#components/ui/use-settled-value.ts'
import type { PreviewField, PreviewRecord } from '#lib/domain/mappings/contract.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'

const SETTLE_MS = 200

export type PreviewProblem = { field: string | null; message: string }

export type Preview = {
  record: PreviewRecord | null
  fields: readonly PreviewField[] | undefined
  /** Why these rules cannot be saved, by everything the server knows of the account. */
  problems: readonly PreviewProblem[]
  /** The fields are of another record or of older rules, until the answer comes. */
  isStale: boolean
  error: unknown
  retry: () => void
}

/** What rules make of a record, a moment after they have stood still. */
export function usePreview({ ref, record, rules }: { ref: MappingRef; record: PreviewRecord | null; rules: MappingRules }): Preview {
  const api = useApi()
  const settled = useSettledValue({ value: rules, delayMs: SETTLE_MS })
  const query = useQuery({
    ...mappingQueries.preview({ api, ...ref, recordId: record?.id ?? '', rules: settled }),
    enabled: record !== null,
    placeholderData: keepPreviousData,
  })

  return {
    record,
    fields: query.data?.fields,
    problems: query.data?.problems ?? noProblems,
    isStale: query.isPlaceholderData || settled !== rules,
    error: query.error,
    retry: () => void query.refetch(),
  }
}

const noProblems: readonly PreviewProblem[] = []
