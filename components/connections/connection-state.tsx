import { CircleCheck } from 'lucide-react'
import { connectionLooks } from '#components/connections/connection-looks.ts'
import { StateChip, StateText } from '#components/patterns/state.tsx'
import { Chip } from '#components/ui/chip.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

type ConnectionStateProps = { connection: Pick<Connection, 'health' | 'configureError'> | null }

/** The badge of an account. A setup that stopped is not under way any more, so it says so. */
export function ConnectionChip({ connection }: ConnectionStateProps) {
  if (isStopped(connection)) {
    return <StateChip look={connectionLooks.Degraded}>Setup stopped</StateChip>
  }

  return <StateChip look={connectionLooks[connection?.health ?? 'NotConnected']} />
}

/** The same without a ground, for a panel's head. */
export function ConnectionWord({ connection }: ConnectionStateProps) {
  if (isStopped(connection)) {
    return <StateText look={connectionLooks.Degraded}>Setup stopped</StateText>
  }

  return <StateText look={connectionLooks[connection?.health ?? 'NotConnected']} />
}

function isStopped(connection: ConnectionStateProps['connection']): boolean {
  return connection?.health === 'Configuring' && connection.configureError !== null
}

/** The mark of an account from which an event with a valid signature has come. */
export function VerifiedChip() {
  return (
    <Chip tone="moss" icon={<CircleCheck aria-hidden="true" />}>
      Verified
    </Chip>
  )
}
