'use client'

import { RequestFailure } from '#components/api/request-failure.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'
import { buildPeopleHref } from '#components/people/people-filters.ts'
import { ImportColumns } from '#components/people-import/import-columns.tsx'
import { ImportEnd } from '#components/people-import/import-end.tsx'
import { ImportFile } from '#components/people-import/import-file.tsx'
import { ImportProgress } from '#components/people-import/import-progress.tsx'
import { usePeopleImport } from '#components/people-import/use-people-import.ts'

const STEP_COUNT = 3
const stepNumbers = { columns: 2, running: 3, ended: 3 } as const

/** People from a CSV file: the file, its columns, the rows. */
export function ImportScreen() {
  const { slug } = useOrganization()
  const people = usePeopleImport()
  const { query, step } = people
  const number = step ? stepNumbers[step.kind] : 1

  return (
    <>
      <PageHeader
        title="Import people"
        parent={{ href: buildPeopleHref({ slug }), label: 'People' }}
        note={`Step ${number} of ${STEP_COUNT}`}
        phoneNote={`Step ${number} of ${STEP_COUNT}`}
      />
      <PageBody className={step?.kind === 'columns' ? '' : 'mx-auto max-w-[640px]'}>
        {query.isPending ? <PanelSkeleton rowCount={4} /> : null}
        {query.error && !query.data ? <RequestFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isSuccess && step === null ? <ImportFile onSent={people.show} /> : null}
        {step?.kind === 'columns' ? (
          <ImportColumns
            key={step.import.id}
            draft={step.import}
            error={people.start.error}
            isStarting={people.start.isPending}
            isCancelling={people.cancel.isPending}
            onStart={(columns) => people.start.mutate({ id: step.import.id, columns })}
            onCancel={() => people.cancel.mutate({ id: step.import.id })}
          />
        ) : null}
        {step?.kind === 'running' ? (
          <ImportProgress
            running={step.import}
            isCancelling={people.cancel.isPending}
            onCancel={() => people.cancel.mutate({ id: step.import.id })}
          />
        ) : null}
        {step?.kind === 'ended' ? <ImportEnd ended={step.import} onAgain={people.leave} /> : null}
      </PageBody>
    </>
  )
}
