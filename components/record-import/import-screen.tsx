'use client'

import { RequestFailure } from '#components/api/request-failure.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'
import { ImportColumns } from '#components/record-import/import-columns.tsx'
import { ImportEnd } from '#components/record-import/import-end.tsx'
import { ImportFile } from '#components/record-import/import-file.tsx'
import { type ImportKind, importWords } from '#components/record-import/import-kinds.ts'
import { ImportProgress } from '#components/record-import/import-progress.tsx'
import { useRecordImport } from '#components/record-import/use-record-import.ts'

const STEP_COUNT = 3
const stepNumbers = { columns: 2, running: 3, ended: 3 } as const

/** People or open jobs from a CSV file: the file, its columns, the rows. */
export function ImportScreen({ kind }: { kind: ImportKind }) {
  const { slug } = useOrganization()
  const { title, list } = importWords[kind]
  const records = useRecordImport({ kind })
  const { query, step } = records
  const number = step ? stepNumbers[step.kind] : 1

  return (
    <>
      <PageHeader
        title={title}
        parent={{ href: list.hrefOf(slug), label: list.label }}
        note={`Step ${number} of ${STEP_COUNT}`}
        phoneNote={`Step ${number} of ${STEP_COUNT}`}
      />
      <PageBody className={step?.kind === 'columns' ? '' : 'mx-auto max-w-[640px]'}>
        {query.isPending ? <PanelSkeleton rowCount={4} /> : null}
        {query.error && !query.data ? <RequestFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isSuccess && step === null ? <ImportFile kind={kind} onSent={records.show} /> : null}
        {step?.kind === 'columns' ? (
          <ImportColumns
            key={step.import.id}
            kind={kind}
            draft={step.import}
            error={records.start.error}
            isStarting={records.start.isPending}
            isCancelling={records.cancel.isPending}
            onStart={(columns) => records.start.mutate({ id: step.import.id, columns })}
            onCancel={() => records.cancel.mutate({ id: step.import.id })}
          />
        ) : null}
        {step?.kind === 'running' ? (
          <ImportProgress
            running={step.import}
            isCancelling={records.cancel.isPending}
            onCancel={() => records.cancel.mutate({ id: step.import.id })}
          />
        ) : null}
        {step?.kind === 'ended' ? <ImportEnd kind={kind} ended={step.import} onAgain={records.leave} /> : null}
      </PageBody>
    </>
  )
}
