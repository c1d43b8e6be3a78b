'use client'

import type { ReactNode } from 'react'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { describeSourceStatus } from '#components/record/describe-source-status.ts'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Age } from '#components/ui/time.tsx'
import type { Environment } from '#lib/domain/connections/terms.ts'

export type RecordSourceProps = {
  record: {
    sourceStatus: string
    connectionName: string
    environment: Environment
    sourceReadAt: string
    externalId: string
  }
  /** What the id is of: "Offer". */
  one: string
}

/** How a record stands in Ashby, and which account it came from. */
export function RecordSource({ record, one }: RecordSourceProps) {
  const { timeZone } = useOrganization()
  const now = useNow()

  return (
    <dl className="grid grid-cols-[72px_minmax(0,1fr)] gap-x-2 gap-y-1.5 text-12">
      <Fact term="Status">{describeSourceStatus(record.sourceStatus)}</Fact>
      <Fact term="Account">
        <bdi>{record.connectionName}</bdi>
        {record.environment === 'Sandbox' ? <span className="text-ink-3"> · sandbox</span> : null}
      </Fact>
      <Fact term="Last read">
        <Age instant={record.sourceReadAt} timeZone={timeZone} now={now} />
      </Fact>
      <Fact term={`${one} ID`}>
        <span className="flex min-w-0 items-start gap-1">
          <code className="min-w-0 font-mono [overflow-wrap:anywhere]">{record.externalId}</code>
          {/* What the button tells screen readers has its place here, else the page would grow by it. */}
          <span className="relative -my-1.5">
            <CopyButton value={record.externalId} label={`Copy ${one.toLowerCase()} ID`} isIconOnly />
          </span>
        </span>
      </Fact>
    </dl>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}
