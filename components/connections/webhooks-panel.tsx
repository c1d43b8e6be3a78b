import { CircleCheck, CircleOff, KeyRound } from 'lucide-react'
import { useMemo } from 'react'
import { RotateSecretsDialog } from '#components/connections/rotate-secrets-dialog.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { DataTable } from '#components/patterns/data-table.tsx'
import type { DataTableColumn } from '#components/patterns/data-table-row.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { Connection, Endpoint } from '#lib/domain/connections/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type WebhooksPanelProps = {
  connection: Connection
  /** While they are being created the ping is what one waits for; afterwards it is the secret that can be changed. */
  isSetup?: boolean
}

/** The webhooks that stand in Ashby for this account, one row each, as they are now. */
export function WebhooksPanel({ connection, isSetup = false }: WebhooksPanelProps) {
  const { timeZone } = useOrganization()
  const canManage = useCan()('connections.manage')
  const hasPing = isSetup || connection.state === 'Configuring'
  const canRotate = canManage && !isSetup && connection.state === 'Connected' && connection.endpoints.length > 0
  const columns = useMemo(() => listColumns({ timeZone, hasPing }), [timeZone, hasPing])
  // In the order they were created: a row that appears does not move the others.
  const rows = useMemo(() => [...connection.endpoints].reverse(), [connection.endpoints])

  return (
    <Panel
      title="Webhooks"
      note={rows.length > 0 ? formatCountOf({ count: rows.length, one: 'webhook' }) : undefined}
      actions={canRotate ? <RotateSecretsDialog connection={connection} /> : null}
      isFlush
    >
      {rows.some(({ isSecretChanging }) => isSecretChanging) ? (
        <p className="border-b border-line px-4 py-2.5 text-12 text-ink-2">
          Both secrets are accepted until a delivery comes that is signed with the new one, as the next event is.
        </p>
      ) : null}
      <DataTable
        label="Webhooks"
        columns={columns}
        rows={rows}
        getRowId={({ id }) => id}
        empty={<p className="p-4 text-ink-3">{emptyWords(connection)}</p>}
      />
    </Panel>
  )
}

function emptyWords({ state, configureError }: Connection): string {
  if (state === 'Disconnected') return 'No webhook of this account is taken in any more.'
  if (state === 'Configuring' && !configureError) return 'Each webhook appears here as it is created in Ashby.'

  return 'No webhook stands in Ashby. Configure the integration to create them.'
}

function listColumns({ timeZone, hasPing }: { timeZone: string; hasPing: boolean }): ReadonlyArray<DataTableColumn<Endpoint>> {
  const instant = (value: string | null, otherwise: string) =>
    value ? <Instant instant={value} timeZone={timeZone} /> : <span className="text-ink-3">{otherwise}</span>

  return [
    { id: 'label', header: 'Event', cell: ({ label }) => label },
    { id: 'state', header: 'State', width: '104px', phone: 'state', cell: (endpoint) => <EndpointState endpoint={endpoint} /> },
    hasPing
      ? { id: 'ping', header: 'Ping answered', width: '168px', cell: ({ pingedAt }) => instant(pingedAt, 'Waiting') }
      : {
          id: 'secret',
          header: 'Secret',
          width: '168px',
          phone: 'end',
          cell: (endpoint) => <SecretState endpoint={endpoint} timeZone={timeZone} />,
        },
    {
      id: 'verified',
      header: 'Verified since',
      width: '168px',
      phone: 'subtitle',
      cell: ({ verifiedAt }) => (
        <>
          {verifiedAt ? <span className="md:hidden">Verified since </span> : null}
          {instant(verifiedAt, 'No event yet')}
        </>
      ),
    },
    {
      id: 'refused',
      header: 'Refused',
      width: '80px',
      align: 'right',
      cell: ({ refusedCount }) => <span className={refusedCount > 0 ? 'font-medium text-amber' : 'text-ink-3'}>{refusedCount}</span>,
    },
  ]
}

/** Which secret is in use. On phones only a change is told. */
function SecretState({ endpoint, timeZone }: { endpoint: Endpoint; timeZone: string }) {
  if (endpoint.isSecretChanging) {
    return (
      <span className={`${wordStyle} text-sky`} title="Two secrets are accepted until a delivery uses the new one">
        <KeyRound aria-hidden="true" />
        New one waits
      </span>
    )
  }
  if (endpoint.rotatedAt === null) return <span className="text-ink-3 max-md:hidden">As created</span>

  return (
    <span className="max-md:hidden">
      <Instant instant={endpoint.rotatedAt} timeZone={timeZone} />
    </span>
  )
}

const wordStyle = 'inline-flex items-center align-middle gap-1.5 text-12 font-medium [&_.lucide]:size-3.5'

function EndpointState({ endpoint }: { endpoint: Endpoint }) {
  if (endpoint.state === 'Creating') {
    return (
      <span className={`${wordStyle} text-sky`}>
        <Spinner />
        Creating
      </span>
    )
  }
  if (endpoint.enabled) {
    return (
      <span className={`${wordStyle} text-moss`}>
        <CircleCheck aria-hidden="true" />
        On
      </span>
    )
  }

  return (
    <span className={`${wordStyle} text-amber`}>
      <CircleOff aria-hidden="true" />
      Off
    </span>
  )
}
