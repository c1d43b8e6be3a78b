'use client'

import type { ApiUtils } from '#components/api/client.ts'
import { useApi } from '#components/api/provider.tsx'
import type { ImportKind } from '#components/record-import/import-kinds.ts'

/** The procedures of an import: each noun has the same. */
export function useImportApi(kind: ImportKind): ApiUtils['peopleImports'] {
  const api = useApi()

  return kind === 'people' ? api.peopleImports : api.openJobImports
}
