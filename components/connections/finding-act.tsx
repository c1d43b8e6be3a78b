import { RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { ChangeEventsDialog } from '#components/connections/change-events-dialog.tsx'
import { buildWizardHref } from '#components/connections/connection-paths.ts'
import { ReplaceKeyDialog } from '#components/connections/replace-key-dialog.tsx'
import { RotateSecretsDialog } from '#components/connections/rotate-secrets-dialog.tsx'
import { useConnectionActs, useStartSweep } from '#components/connections/use-connection-acts.ts'
import type { Doctor } from '#components/connections/use-doctor.ts'
import { buildEventsHref, NO_EVENT_FILTERS } from '#components/events/event-filters.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { Finding } from '#lib/domain/connections/doctor/contract.ts'

type FindingActProps = { act: NonNullable<Finding['act']>; connection: Connection; doctor: Doctor }

/** The button that mends what was found. One that the role may not press is absent. */
export function FindingAct({ act, connection, doctor }: FindingActProps): ReactNode {
  const { slug } = useOrganization()
  const can = useCan()
  const { id } = connection

  if (act === 'openEvents') {
    if (!can('events.read')) return null
    return (
      <ButtonLink size="sm" href={buildEventsHref({ slug, filters: { ...NO_EVENT_FILTERS, connection: id } })}>
        Open events
      </ButtonLink>
    )
  }
  if (act === 'checkAshby') return can('connections.check') ? <CheckAshby connection={connection} /> : null
  if (!can('connections.manage')) return null

  switch (act) {
    case 'examine':
      return <ExamineButton connection={connection} doctor={doctor} />
    case 'replaceKey':
      return <ReplaceKeyDialog connection={connection} size="sm" />
    case 'enableWebhooks':
      return (
        <Button size="sm" isLoading={doctor.enableWebhooks.isPending} onClick={() => doctor.enableWebhooks.mutate({ id })}>
          Enable webhooks
        </Button>
      )
    case 'rotateSecrets':
      return <RotateSecretsDialog connection={connection} />
    case 'configure':
      return <ConfigureAgain connection={connection} />
    case 'chooseEvents':
      return connection.endpoints.length > 0 ? (
        <ChangeEventsDialog connection={connection} />
      ) : (
        <ButtonLink size="sm" href={buildWizardHref({ slug, environment: connection.environment, step: 'events' })}>
          Choose events
        </ButtonLink>
      )
  }
}

/** Asks Ashby anew what the key may do and whether every webhook is on. */
export function ExamineButton({ connection: { id }, doctor: { examine } }: Pick<FindingActProps, 'connection' | 'doctor'>) {
  return (
    <Button size="sm" icon={<RefreshCw aria-hidden="true" />} isLoading={examine.isPending} onClick={() => examine.mutate({ id })}>
      Examine now
    </Button>
  )
}

function ConfigureAgain({ connection: { id, chosenEvents } }: { connection: Connection }) {
  const { configure } = useConnectionActs()

  return (
    <Button size="sm" isLoading={configure.isPending} onClick={() => configure.mutate({ id, events: chosenEvents })}>
      Configure Integration again
    </Button>
  )
}

function CheckAshby({ connection }: { connection: Connection }) {
  const startSweep = useStartSweep(connection)

  return (
    <Button
      size="sm"
      icon={<RefreshCw aria-hidden="true" />}
      isLoading={startSweep.isPending}
      onClick={() => startSweep.mutate({ connectionId: connection.id })}
    >
      Check Ashby now
    </Button>
  )
}
