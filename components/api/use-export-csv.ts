'use client'

import { useMutation } from '@tanstack/react-query'
import { toastError } from '#components/api/toast-error.ts'
import { useOrganization } from '#components/organization/use-organization.ts'

export type ExportCsv = {
  /** Under /api/files. */
  path: string
  /** Which of the list, as the list itself is asked for. */
  body: unknown
  /** What the file is of; its name adds the organization's slug. */
  name: string
}

/** Saves a list as CSV: the whole of it as its filters show it, not only what is loaded. That it was taken is written down. */
export function useExportCsv({ path, body, name }: ExportCsv) {
  const { slug } = useOrganization()

  return useMutation({
    mutationFn: async () => {
      // Comes with the first use: lists open without it.
      const { saveDownload } = await import('#components/api/save-download.ts')

      return saveDownload({ path, organizationSlug: slug, body, fileName: `${name}-${slug}.csv` })
    },
    onError: toastError,
  })
}
