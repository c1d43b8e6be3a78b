'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { withFields } from '#components/new-hires/with-fields.ts'
import { type RecordEdits, useRecordEdits } from '#components/record/use-record-edits.ts'

/** Everything that can be done to the fields of a new hire. */
export function useNewHireEdits(id: string): RecordEdits {
  const api = useApi()
  const client = useApiClient()
  const queryClient = useQueryClient()

  return useRecordEdits(id, {
    queryKey: api.newHires.get.queryKey({ input: { id } }),
    procedures: client.newHires,
    withFields,
    onSaved: () => void queryClient.invalidateQueries({ queryKey: api.newHires.list.key() }),
  })
}
