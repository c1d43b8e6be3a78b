'use client'

import type { ReactNode } from 'react'
import { findObjectHref } from '#components/audit/object-href.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { FactList } from '#components/patterns/fact-list.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { AuditEntry } from '#lib/domain/audit/contract.ts'
import { describeValue } from '#lib/domain/audit/rules.ts'

type AuditDetailsProps = { entry: AuditEntry; timeZone: string; onFilter: (objectId: string) => void }

/** The values before and after, where the act came from, and the way to the object. */
export function AuditDetails({ entry, timeZone, onFilter }: AuditDetailsProps) {
  const { slug } = useOrganization()
  const href = findObjectHref({ slug, objectKind: entry.objectKind, objectId: entry.objectId })

  return (
    <div className="flex flex-col gap-3 border-t border-line bg-canvas px-4 py-3">
      {entry.changes.length > 0 ? <Difference changes={entry.changes} /> : null}
      <FactList
        isWide
        facts={[
          { term: 'At', value: <Instant instant={entry.at} timeZone={timeZone} form="exact" /> },
          { term: 'From address', value: entry.ipAddress ?? '–' },
          { term: 'Object', value: <Mono>{entry.objectId}</Mono> },
          entry.requestId ? { term: 'Request', value: <Mono>{entry.requestId}</Mono> } : null,
        ]}
      />
      <div className="flex flex-wrap gap-2">
        {href ? (
          <ButtonLink size="sm" href={href}>
            Open
          </ButtonLink>
        ) : null}
        <Button size="sm" variant="ghost" onClick={() => onFilter(entry.objectId)}>
          Show all of this object
        </Button>
      </div>
    </div>
  )
}

function Mono({ children }: { children: ReactNode }) {
  return <code className="font-mono text-12 select-all [overflow-wrap:anywhere]">{children}</code>
}

function Difference({ changes }: Pick<AuditEntry, 'changes'>) {
  return (
    <table className="w-full table-fixed border-collapse rounded-md border border-line bg-surface text-left">
      <thead className="text-12 text-ink-3">
        <tr className="h-8 border-b border-line">
          <th className="w-1/4 px-3 font-medium">Field</th>
          <th className="px-3 font-medium">Before</th>
          <th className="px-3 font-medium">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, label, before, after }) => (
          <tr key={field} className="border-b border-line align-top last:border-0">
            <th scope="row" className="px-3 py-1.5 font-normal text-ink-3 [overflow-wrap:anywhere]">
              {label}
            </th>
            <td dir="auto" className="num px-3 py-1.5 text-ink-2 [overflow-wrap:anywhere]">
              {describeValue(before)}
            </td>
            <td dir="auto" className="num px-3 py-1.5 [overflow-wrap:anywhere]">
              {describeValue(after)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
