'use client'

import { useApi } from '#components/api/provider.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import type { FoundGroup } from '#components/patterns/command-menu-props.ts'
import { states } from '#components/patterns/state.tsx'
import { useFound } from '#components/shell/use-found.ts'
import type { NewHireSummary } from '#lib/domain/new-hires/contract.ts'
import { newHireStates } from '#lib/domain/new-hires/terms.ts'
import { foldText } from '#lib/platform/format/text.ts'

/** New hires that fit what was typed, as `useFound` tells them. */
export function useFoundNewHires(query: string): FoundGroup | null {
  const api = useApi()
  const { slug } = useOrganization()
  const can = useCan()

  return useFound({
    query,
    isAllowed: can('newHires.manage'),
    heading: 'New hires',
    queryKey: api.newHires.key(),
    states: newHireStates,
    count: ({ client, search, signal }) => client.newHires.counts({ search }, { signal }),
    list: ({ client, signal, ...input }) => client.newHires.list(input, { signal }),
    textOf: writeSearchText,
    toItem: ({ id, state, name, jobTitle, location }) => ({
      id,
      label: name === '' ? 'No name' : name,
      note: [jobTitle, location].filter(Boolean).join(' · '),
      end: states.newHire[state].word,
      icon: states.newHire[state].icon,
      // The page finds the list that holds it.
      href: `/${slug}/new-hires/${id}`,
    }),
  })
}

/** The same words as the server's, without the parsers that come with it. */
function writeSearchText({ name, personalEmail, jobTitle, department, location }: NewHireSummary): string {
  return foldText([name, personalEmail, jobTitle, department, location].filter(Boolean).join(' '))
}
