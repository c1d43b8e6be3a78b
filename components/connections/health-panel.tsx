import { CirclePause, Play, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { ConfigureProblem } from '#components/connections/configure-panel.tsx'
import { ConnectionFacts } from '#components/connections/connection-facts.tsx'
import { buildWizardHref } from '#components/connections/connection-paths.ts'
import { ConnectionProblems } from '#components/connections/connection-problems.tsx'
import { ReplaceKeyDialog } from '#components/connections/replace-key-dialog.tsx'
import { useConnectionActs } from '#components/connections/use-connection-acts.ts'
import type { Clock } from '#components/organization/clock.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

/** How the account is: what it was heard of last, what is wrong and the button that mends it, pause and resume. */
export function HealthPanel({ connection, clock }: { connection: Connection; clock: Clock }) {
  const canManage = useCan()('connections.manage')

  return (
    <Section title="Health" actions={canManage ? <StateActs connection={connection} /> : null}>
      <div className="flex flex-col gap-3">
        <StateNotice connection={connection} />
        {canManage ? <ConfigureProblem connection={connection} /> : null}
        <ConnectionProblems
          connection={{ ...connection, problems: connection.problems.filter(({ code }) => code !== 'by_hand_refused') }}
          renderAct={canManage ? ({ code }) => <ProblemAct code={code} connection={connection} /> : undefined}
        />
        <ConnectionFacts connection={connection} clock={clock} isFull isWide />
      </div>
    </Section>
  )
}

function StateActs({ connection }: { connection: Connection }): ReactNode {
  const { slug } = useOrganization()
  const { pause, resume } = useConnectionActs()
  const { id, state, environment, keyLastFour } = connection

  switch (state) {
    case 'Connected':
      return (
        <Button size="sm" icon={<CirclePause aria-hidden="true" />} isLoading={pause.isPending} onClick={() => pause.mutate({ id })}>
          Pause
        </Button>
      )
    case 'Paused':
      return (
        <Button
          size="sm"
          variant="primary"
          icon={<Play aria-hidden="true" />}
          isLoading={resume.isPending}
          onClick={() => resume.mutate({ id })}
        >
          Resume
        </Button>
      )
    case 'Configuring':
      if (keyLastFour === null) return null
      return (
        <ButtonLink size="sm" variant="primary" href={buildWizardHref({ slug, environment })}>
          Go on with the setup
        </ButtonLink>
      )
    case 'Disconnected':
      return (
        <ButtonLink size="sm" variant="primary" href={buildWizardHref({ slug, environment })}>
          Connect again
        </ButtonLink>
      )
  }
}

function StateNotice({ connection }: { connection: Connection }): ReactNode {
  if (connection.state === 'Paused') {
    return (
      <Notice>
        Paused. Events are stored and wait, and nothing is asked of Ashby. Resume processes them
        {connection.canAsk ? ' and checks Ashby' : ''}.
      </Notice>
    )
  }
  if (connection.state === 'Disconnected') {
    return <Notice>Disconnected. Events are refused, a key is forgotten, and offers and new hires stay as they are.</Notice>
  }

  return null
}

/** The act that solves a problem, by its code. */
function ProblemAct({ code, connection }: { code: string; connection: Connection }): ReactNode {
  const { slug } = useOrganization()
  const { recheck, configure } = useConnectionActs()
  const { id, chosenEvents, environment } = connection

  const checkAgain = (
    <Button size="sm" icon={<RefreshCw aria-hidden="true" />} isLoading={recheck.isPending} onClick={() => recheck.mutate({ id })}>
      Check again
    </Button>
  )

  switch (code) {
    case 'permission_missing':
      return checkAgain
    case 'deliveries_refused':
    case 'by_hand_refused':
      return null
    case 'not_configured':
      return (
        <ButtonLink size="sm" variant="primary" href={buildWizardHref({ slug, environment, step: 'events' })}>
          Choose events
        </ButtonLink>
      )
    case 'webhook_off':
    case 'webhook_missing':
      return (
        <Button size="sm" isLoading={configure.isPending} onClick={() => configure.mutate({ id, events: chosenEvents })}>
          Configure Integration again
        </Button>
      )
    // The key itself does not work.
    default:
      return (
        <>
          <ReplaceKeyDialog connection={connection} size="sm" />
          {checkAgain}
        </>
      )
  }
}
