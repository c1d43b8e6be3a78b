'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportKind } from '#components/record-import/import-kinds.ts'
import { useImportApi } from '#components/record-import/use-import-api.ts'
import type { RecordImport } from '#lib/domain/imports/contract.ts'

/** While rows are taken in, the answer is read again this often where no live notice comes. */
const REFRESH_MS = 2_000

/** The newest import with all that can be done to it. */
export function useRecordImport({ kind }: { kind: ImportKind }) {
  const imports = useImportApi(kind)
  const queryClient = useQueryClient()
  const [isLeft, setLeft] = useState(false)
  const query = useQuery(
    imports.latest.queryOptions({
      input: {},
      refetchInterval: ({ state }) => (isUnderWay(state.data ?? null) ? REFRESH_MS : false),
    }),
  )
  const show = (next: RecordImport) => {
    setLeft(false)
    queryClient.setQueryData(imports.latest.queryKey({ input: {} }), next)
  }
  const start = useMutation(imports.start.mutationOptions({ onSuccess: show }))
  const cancel = useMutation(
    imports.cancel.mutationOptions({
      onSuccess: (ended) => {
        show(ended)
        if (ended.seen === 0) setLeft(true)
      },
    }),
  )

  return { query, step: isLeft ? null : readStep(query.data ?? null), show, start, cancel, leave: () => setLeft(true) }
}

export type ImportStep = { kind: 'columns' | 'running' | 'ended'; import: RecordImport }

/** What is shown of it: a draft of somebody else, or one that was cancelled before its first row, hides nothing of the way in. */
function readStep(latest: RecordImport | null): ImportStep | null {
  if (latest === null || (latest.errorCode === 'cancelled' && latest.seen === 0)) return null
  if (latest.state === 'Draft') return latest.isMine ? { kind: 'columns', import: latest } : null

  return { kind: isUnderWay(latest) ? 'running' : 'ended', import: latest }
}

function isUnderWay(latest: RecordImport | null): boolean {
  return latest?.state === 'Queued' || latest?.state === 'Running'
}
