'use client'

import { useMutation } from '@tanstack/react-query'
import { saveDownload } from '#components/api/save-download.ts'
import { toastError } from '#components/api/toast-error.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import type { PeopleFilters } from '#components/people/people-filters.ts'
import { toPeopleFilter } from '#components/people/people-queries.ts'

/** Saves the people that the filters show as CSV, with every field that the reader may see. */
export function useExportPeople(filters: PeopleFilters) {
  const { slug } = useOrganization()
  const { sort, order } = filters

  return useMutation({
    mutationFn: () =>
      saveDownload({
        path: '/api/files/people',
        organizationSlug: slug,
        body: { ...toPeopleFilter(filters), sort, order },
        fileName: `people-${slug}.csv`,
      }),
    onError: toastError,
  })
}
