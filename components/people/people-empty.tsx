'use client'

import { FileUp, Plus, Users } from 'lucide-react'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { buildImportHref } from '#components/people/people-filters.ts'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'

type PeopleEmptyProps = { isFiltered: boolean; onClear: () => void; onAdd: () => void }

/** Why the directory shows nobody, and what to do about it. */
export function PeopleEmpty({ isFiltered, onClear, onAdd }: PeopleEmptyProps) {
  const { slug } = useOrganization()
  const canManage = useCan()('people.manage')

  if (isFiltered) {
    return (
      <EmptyState
        kind="no-match"
        title="Nobody matches these filters"
        actions={
          <Button size="sm" onClick={onClear}>
            Clear filters
          </Button>
        }
      />
    )
  }

  return (
    <EmptyState
      kind="first-use"
      icon={<Users aria-hidden="true" />}
      className="py-16"
      title="Nobody is here yet"
      actions={
        canManage ? (
          <>
            <ButtonLink href={buildImportHref({ slug })} icon={<FileUp />}>
              Import CSV
            </ButtonLink>
            <Button icon={<Plus />} onClick={onAdd}>
              Add person
            </Button>
          </>
        ) : null
      }
    >
      New hires appear here once somebody adds them. Who works here already can be imported.
    </EmptyState>
  )
}
