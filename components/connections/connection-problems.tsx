import type { ReactNode } from 'react'
import { untoldRequestId } from '#components/api/untold-request-id.ts'
import { buildConnectionHref } from '#components/connections/connection-paths.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { TextLink } from '#components/ui/link.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

type Problem = Connection['problems'][number]

type ConnectionProblemsProps = {
  connection: Connection
  /** On Home and on the card: the way to the connection instead of the acts. */
  isShort?: boolean
  /** The act that solves a problem, by its code. */
  renderAct?: (problem: Problem) => ReactNode
}

/** What works only in part, each with what to do, and what stopped the setup. */
export function ConnectionProblems({ connection, isShort = false, renderAct }: ConnectionProblemsProps) {
  const { slug } = useOrganization()
  const { problems, configureError, id } = connection

  if (problems.length === 0 && !configureError) return null

  return (
    <div className="flex flex-col gap-2">
      {configureError && isShort ? (
        <ErrorState title="Setup stopped." requestId={untoldRequestId(configureError)}>
          {configureError.message}
        </ErrorState>
      ) : null}
      {problems.map((problem) => (
        <Notice key={`${problem.code}${problem.message}`} tone="amber" actions={renderAct?.(problem)}>
          {problem.message}{' '}
          {isShort ? (
            <TextLink href={buildConnectionHref({ slug, id })} isInline>
              Open the connection
            </TextLink>
          ) : null}
        </Notice>
      ))}
    </div>
  )
}
