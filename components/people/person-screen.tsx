'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { NowProvider } from '#components/patterns/now.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { DeletePersonDialog } from '#components/people/delete-person-dialog.tsx'
import { buildPeopleHref } from '#components/people/people-filters.ts'
import { PeriodDialog } from '#components/people/period-dialog.tsx'
import type { PeriodEdit } from '#components/people/period-edit.ts'
import { PersonFields } from '#components/people/person-fields.tsx'
import { PersonHead } from '#components/people/person-head.tsx'
import { PersonHistory } from '#components/people/person-history.tsx'
import { PersonNotices } from '#components/people/person-notices.tsx'
import { PersonPeriods } from '#components/people/person-periods.tsx'
import { PersonSkeleton } from '#components/people/person-skeleton.tsx'
import { usePersonCommands } from '#components/people/use-person-commands.ts'
import { PersonDocuments } from '#components/source-files/person-documents.tsx'
import type { PersonDetail } from '#lib/domain/people/contract.ts'

/** Somebody of the directory. `now` is the instant at which the server rendered the page. */
export function PersonScreen({ id, now }: { id: string; now: string }) {
  const api = useApi()
  const { slug } = useOrganization()
  const { data: person, error, refetch } = useQuery(api.people.get.queryOptions({ input: { id } }))
  const parent = { href: buildPeopleHref({ slug }), label: 'People' }

  if (person) {
    return (
      <NowProvider now={now}>
        <Profile person={person} parent={parent} now={now} />
      </NowProvider>
    )
  }
  if (!error) return <PersonSkeleton />

  return (
    <>
      <PageHeader title="Person" parent={parent} />
      <PageBody>
        <RequestFailure error={error} onRetry={() => void refetch()} />
      </PageBody>
    </>
  )
}

type ProfileProps = { person: PersonDetail; parent: { href: string; label: string }; now: string }

function Profile({ person, parent, now }: ProfileProps) {
  const canManage = useCan()('people.manage')
  const [period, setPeriod] = useState<PeriodEdit | null>(null)
  const [isDeleting, setDeleting] = useState(false)
  usePersonCommands({ canManage, onAddPeriod: () => setPeriod({ kind: 'add' }), onDelete: () => setDeleting(true) })

  return (
    <>
      <PageHeader title={person.name || 'No name'} parent={parent} />
      <PageBody>
        <PersonHead person={person} canManage={canManage} onPeriod={setPeriod} onDelete={() => setDeleting(true)} />
        <PersonNotices person={person} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_336px]">
          <div className="flex min-w-0 flex-col gap-4">
            <Panel title="Details">
              <div className="-mt-6 @container">
                <PersonFields person={person} canManage={canManage} />
              </div>
            </Panel>
            <PersonDocuments personId={person.id} now={now} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <PersonPeriods person={person} canManage={canManage} onPeriod={setPeriod} />
            <Panel title="History">
              <PersonHistory person={person} />
            </Panel>
          </div>
        </div>
      </PageBody>
      {canManage ? (
        <>
          <PeriodDialog
            key={period?.kind === 'change' ? period.period.id : 'new'}
            person={person}
            edit={period}
            onClose={() => setPeriod(null)}
          />
          <DeletePersonDialog person={person} isOpen={isDeleting} onClose={() => setDeleting(false)} />
        </>
      ) : null}
    </>
  )
}
