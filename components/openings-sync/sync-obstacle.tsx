'use client'

import { ErrorLink } from '#components/connections/error-link.tsx'
import { describeObstacle } from '#components/openings-sync/problem-acts.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import type { OpeningSetup } from '#lib/domain/openings/contract.ts'

type Missing = OpeningSetup['missing']

/** Why nothing is synced and what to do about it; below it what else the key lacks. */
export function SyncObstacle({ setup }: { setup: OpeningSetup }) {
  const { slug } = useOrganization()
  const can = useCan()
  const { obstacle, missing, accounts } = setup
  const optional = missing.filter(({ isRequired }) => !isRequired)
  const required = missing.filter(({ isRequired }) => isRequired)
  const described = obstacle && describeObstacle({ slug, code: obstacle.code, accountCount: accounts.length })

  return (
    <>
      {obstacle && described ? (
        <Notice
          tone="amber"
          title={described.title}
          actions={
            <>
              {described.act && can('connections.manage') ? (
                <ButtonLink size="sm" href={described.act.href}>
                  {described.act.label}
                </ButtonLink>
              ) : null}
              <ErrorLink code={obstacle.code} />
              {obstacle.requestId ? <code className="font-mono text-12 text-ink-3 select-all">{obstacle.requestId}</code> : null}
            </>
          }
        >
          {obstacle.message}
          {obstacle.code === 'ashby_permission_missing' && required.length > 0 ? (
            <TickList words="To tick for the key in Ashby:" missing={required} />
          ) : null}
        </Notice>
      ) : null}
      {optional.length > 0 ? (
        <Notice title="Some of it is not synced">
          <TickList words="The Ashby key may not read everything. To tick for it in Ashby:" missing={optional} />
        </Notice>
      ) : null}
    </>
  )
}

function TickList({ words, missing }: { words: string; missing: Missing }) {
  return (
    <>
      <p>{words}</p>
      <ul className="mt-1 list-disc pl-5">
        {missing.map(({ permission, without }) => (
          <li key={permission}>
            <span className="font-medium text-ink">{permission}</span>: {without}
          </li>
        ))}
      </ul>
    </>
  )
}
