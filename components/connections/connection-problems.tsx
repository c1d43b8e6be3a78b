import { untoldRequestId } from '#components/api/untold-request-id.ts'
import { buildConnectionHref } from '#components/connections/connection-paths.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { TextLink } from '#components/ui/link.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type ConnectionProblemsProps = {
  connection: Connection
  /** On Home and on the card: with the way to the connection, where the acts are. */
  isShort?: boolean
}

/** Where there is little room: the first says what to do, the others stand on the connection's page. */
const SHORT_MAX = 1

/** What works only in part, each with what to do, and what stopped the setup. */
export function ConnectionProblems({ connection, isShort = false }: ConnectionProblemsProps) {
  const { slug } = useOrganization()
  const { problems, configureError, id } = connection

  if (problems.length === 0 && !configureError) return null
  const shown = isShort ? problems.slice(0, SHORT_MAX) : problems
  const others = problems.length - shown.length

  return (
    <div className="flex flex-col gap-2">
      {configureError && isShort ? (
        <ErrorState title="Setup stopped." requestId={untoldRequestId(configureError)}>
          {configureError.message}
        </ErrorState>
      ) : null}
      {shown.map((problem) => (
        <Notice key={`${problem.code}${problem.message}`} tone="amber">
          {problem.message}{' '}
          {isShort ? (
            <TextLink href={buildConnectionHref({ slug, id })} isInline>
              {others > 0 ? `See ${formatCountOf({ count: others, one: 'more problem' })}` : 'Open the connection'}
            </TextLink>
          ) : null}
        </Notice>
      ))}
    </div>
  )
}
