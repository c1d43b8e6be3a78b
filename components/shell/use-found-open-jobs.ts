'use client'

import { useApi } from '#components/api/provider.tsx'
import { buildOpeningsHref } from '#components/openings/open-job-filters.ts'
import { openJobLooks } from '#components/openings/open-job-looks.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import type { FoundGroup } from '#components/patterns/command-menu-props.ts'
import { useFound } from '#components/shell/use-found.ts'
import { recruitingStatuses } from '#lib/domain/open-jobs/terms.ts'
import { foldText } from '#lib/platform/format/text.ts'

/** Open jobs that fit what was typed, as `useFound` tells them. */
export function useFoundOpenJobs(query: string): FoundGroup | null {
  const api = useApi()
  const { slug } = useOrganization()
  const can = useCan()

  return useFound({
    query,
    isAllowed: can('openings.read'),
    heading: 'Openings',
    queryKey: api.openJobs.key(),
    states: recruitingStatuses,
    count: ({ client, search, signal }) => client.openJobs.counts({ search }, { signal }),
    list: ({ client, signal, state, ...input }) => client.openJobs.list({ ...input, status: state }, { signal }),
    textOf: ({ title, identifier, department, team, location, manager }) =>
      foldText([title, identifier, department, team, location, manager].filter(Boolean).join(' ')),
    toItem: ({ id, status, title, identifier, department, location }) => ({
      id,
      label: title ?? 'No title',
      note: [identifier, department, location].filter(Boolean).join(' · '),
      end: openJobLooks[status].word,
      icon: openJobLooks[status].icon,
      href: buildOpeningsHref({ slug, id }),
    }),
  })
}
