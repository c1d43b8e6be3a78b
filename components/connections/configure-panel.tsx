import { untoldRequestId } from '#components/api/untold-request-id.ts'
import { ConnectionProblems } from '#components/connections/connection-problems.tsx'
import { VerifiedChip } from '#components/connections/integration-card.tsx'
import { listConfigureSteps, readSetupState } from '#components/connections/list-configure-steps.ts'
import { useConnectionActs } from '#components/connections/use-connection-acts.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { ProgressSteps } from '#components/patterns/progress-steps.tsx'
import { StateChip } from '#components/patterns/state.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

/** The progress of a setup with its badge, and what stopped it. */
export function ConfigurePanel({ connection }: { connection: Connection }) {
  const { health, isVerified } = connection

  return (
    <Section
      title="Configure"
      actions={
        <>
          {isVerified ? <VerifiedChip /> : null}
          <StateChip noun="connection" state={health} />
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

/** Why configuring stopped, and the button that goes on from there. */
export function ConfigureProblem({ connection }: { connection: Connection }) {
  const { configure } = useConnectionActs()
  const { id, configureError, chosenEvents } = connection

  if (!configureError) return null

  return (
    <ErrorState
      title="Setup stopped."
      requestId={untoldRequestId(configureError)}
      actions={
        <Button size="sm" isLoading={configure.isPending} onClick={() => configure.mutate({ id, events: chosenEvents })}>
          Try again
        </Button>
      }
    >
      {configureError.message}
    </ErrorState>
  )
}
