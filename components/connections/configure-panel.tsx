import { untoldRequestId } from '#components/api/untold-request-id.ts'
import { ConnectionProblems } from '#components/connections/connection-problems.tsx'
import { ConnectionChip, VerifiedChip } from '#components/connections/connection-state.tsx'
import { listConfigureSteps, readSetupState } from '#components/connections/list-configure-steps.ts'
import { useConnectionActs } from '#components/connections/use-connection-acts.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { ProgressSteps } from '#components/patterns/progress-steps.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

/** The progress of a setup with its badge, and what stopped it. */
export function ConfigurePanel({ connection }: { connection: Connection }) {
  const { isVerified } = connection

  return (
    <Section
      title="Configure"
      actions={
        <>
          {isVerified ? <VerifiedChip /> : null}
          <ConnectionChip connection={connection} />
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <ProgressSteps steps={listConfigureSteps(connection)} />
        <ConfigureProblem connection={connection} />
        {connection.state === 'Connected' ? <ConnectionProblems connection={connection} isShort /> : null}
        {readSetupState(connection) === 'running' ? (
          <Notice>You can leave. Setup goes on without this page, and Integrations shows how it went.</Notice>
        ) : null}
      </div>
    </Section>
  )
}

const RETRY_IS_SAFE = ' Trying again is safe: it uses a fresh address, and a webhook that may stand in Ashby is listed to delete by hand.'

/** Why configuring stopped, and the button that goes on from there. */
export function ConfigureProblem({ connection }: { connection: Connection }) {
  const canManage = useCan()('connections.manage')
  const { configure } = useConnectionActs()
  const { id, configureError, chosenEvents } = connection

  if (!configureError) return null

  return (
    <ErrorState
      title="Setup stopped."
      requestId={untoldRequestId(configureError)}
      actions={
        canManage ? (
          <Button size="sm" isLoading={configure.isPending} onClick={() => configure.mutate({ id, events: chosenEvents })}>
            Try again
          </Button>
        ) : null
      }
    >
      {configureError.message}
      {configureError.code === 'ashby_outcome_unknown' ? RETRY_IS_SAFE : null}
    </ErrorState>
  )
}
