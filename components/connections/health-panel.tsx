import { CirclePause, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { ConfigureProblem } from '#components/connections/configure-panel.tsx'
import { ConnectionFacts } from '#components/connections/connection-facts.tsx'
import { buildWizardHref } from '#components/connections/connection-paths.ts'
import { ConnectionProblems } from '#components/connections/connection-problems.tsx'
import { DoctorFigures } from '#components/connections/doctor-figures.tsx'
import { DoctorFindings } from '#components/connections/doctor-findings.tsx'
import { ExamineButton } from '#components/connections/finding-act.tsx'
import { useConnectionActs } from '#components/connections/use-connection-acts.ts'
import { type Doctor, useDoctor } from '#components/connections/use-doctor.ts'
import type { Clock } from '#components/organization/clock.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { Age } from '#components/ui/time.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { Finding } from '#lib/domain/connections/doctor/contract.ts'

type HealthPanelProps = { connection: Connection; clock: Clock }

/** How well the account works: figures, what is wrong with the button that mends it, when it was heard of last, pause and resume. */
export function HealthPanel({ connection, clock }: HealthPanelProps) {
  const canManage = useCan()('connections.manage')
  const doctor = useDoctor(connection)
  const { keyLastFour, state } = connection
  const isLive = state === 'Connected' || state === 'Paused'
  const examinedAt = doctor.report.data?.examinedAt

  return (
    <Section
      title="Health"
      description={
        isLive && examinedAt ? (
          <>
            Examined <Age instant={examinedAt} {...clock} />
          </>
        ) : undefined
      }
      actions={
        canManage ? (
          <>
            {isLive && keyLastFour !== null ? <ExamineButton connection={connection} doctor={doctor} /> : null}
            <StateActs connection={connection} />
          </>
        ) : null
      }
    >
      <div className="flex flex-col gap-3">
        <StateNotice connection={connection} />
        <ConfigureProblem connection={connection} />
        {isLive ? <DoctorWords connection={connection} doctor={doctor} /> : <ConnectionProblems connection={connection} />}
        <div className="border-t border-line pt-3 first:border-0 first:pt-0">
          <ConnectionFacts connection={connection} clock={clock} version={doctor.report.data?.figures} isFull isWide />
        </div>
      </div>
    </Section>
  )
}

/** The newest report; what the connection itself tells stands in for one that cannot be read. */
function DoctorWords({ connection, doctor }: { connection: Connection; doctor: Doctor }) {
  const { data, error, refetch } = doctor.report
  if (!data && error) {
    return (
      <>
        <ConnectionProblems connection={connection} />
        <RequestFailure title="Health could not be read" error={error} onRetry={() => void refetch()} />
      </>
    )
  }
  const findings = data?.findings.filter((finding) => !isToldElsewhere(finding)) ?? []

  return (
    <>
      <DoctorFigures figures={data?.figures ?? null} />
      <DoctorFindings connection={connection} doctor={doctor} findings={findings} />
    </>
  )
}

/** What has a place of its own on this page: the setup, secrets by hand and those that wait, and the figures and facts of this panel. */
const toldElsewhere: ReadonlySet<string> = new Set(['setup', 'received', 'refused'])

function isToldElsewhere({ key, code }: Finding): boolean {
  return toldElsewhere.has(key) || code === 'by_hand_refused' || key.startsWith('secret:')
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
        Paused. Events are stored and wait, and Ashby’s offers and hires are not read. Resume processes them
        {connection.canAsk ? ' and checks Ashby' : ''}.
      </Notice>
    )
  }
  if (connection.state === 'Disconnected') {
    return <Notice>Disconnected. Events are refused, a key is forgotten, and offers and new hires stay as they are.</Notice>
  }

  return null
}
