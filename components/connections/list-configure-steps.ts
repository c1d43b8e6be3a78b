import type { ProgressStep, StepState } from '#components/patterns/progress-steps.tsx'
import { describeFindings, describeProgress } from '#components/sweeps/sweep-words.ts'
import type { Connection, Endpoint } from '#lib/domain/connections/contract.ts'
import { formatCountOf, formatWhole } from '#lib/platform/format/counts.ts'
import { formatDuration } from '#lib/platform/format/dates.ts'

/** How the setup as a whole is. */
export function readSetupState({ state, configureError }: Connection): StepState {
  if (configureError) return 'failed'

  return state === 'Configuring' ? 'running' : 'done'
}

/** What configuring does, step by step, read from what the connection tells. */
export function listConfigureSteps(connection: Connection): ProgressStep[] {
  return [
    { id: 'key', label: 'Key saved and encrypted', state: 'done' },
    describeWebhooks(connection),
    describePing(connection),
    describeFirstCheck(connection),
    describeFirstEvent(connection),
  ]
}

function describeWebhooks(connection: Connection): ProgressStep {
  const { endpoints, chosenEvents } = connection
  const created = endpoints.filter(({ state }) => state === 'Active')
  const isOver = readSetupState(connection) === 'done'
  const label = isOver ? `${formatCountOf({ count: created.length, one: 'webhook' })} created in Ashby` : 'Create webhooks in Ashby'
  const running = endpoints.find(({ state }) => state === 'Creating')

  return {
    id: 'webhooks',
    label,
    state: isOver ? 'done' : stateWhileConfiguring(connection, { hasBegun: chosenEvents.length > 0, isDone: false }),
    detail: running
      ? `Creating ${running.label}`
      : created.length > 0
        ? created
            .map(({ label: event }) => event)
            .reverse()
            .join(', ')
        : undefined,
    time: measure(created, ({ updatedAt, pingedAt }) => pingedAt ?? updatedAt),
  }
}

function describePing(connection: Connection): ProgressStep {
  const { endpoints } = connection
  const active = endpoints.filter(({ state }) => state === 'Active')
  const answered = active.filter(({ enabled }) => enabled)
  const off = active.length - answered.length
  const isDone = active.length > 0 && off === 0 && readSetupState(connection) === 'done'
  const [last] = [...answered].sort((left, right) => (right.pingedAt ?? '').localeCompare(left.pingedAt ?? ''))

  return {
    id: 'ping',
    label: isDone ? 'Ashby’s ping answered' : 'Waiting for Ashby’s ping',
    state: isDone
      ? 'done'
      : off > 0 && connection.configureError
        ? 'failed'
        : stateWhileConfiguring(connection, { hasBegun: active.length > 0, isDone }),
    detail: active.length > 0 ? `${answered.length} of ${active.length} answered${last ? `. Last one: ${last.label}` : ''}` : undefined,
  }
}

function describeFirstCheck({ lastSweep, connectedAt, state: connectionState }: Connection): ProgressStep {
  const label = 'First check of Ashby’s offers and hires'
  // An account taken up again still tells the last check of its time before.
  const isOfBefore = connectionState === 'Configuring' || (connectedAt !== null && lastSweep !== null && lastSweep.createdAt < connectedAt)
  if (!lastSweep || isOfBefore)
    return { id: 'check', label, state: 'waiting', detail: 'Brings in the offers that are ready now, and who was hired' }
  const { state, startedAt, finishedAt, error, ignored } = lastSweep

  if (state === 'Failed') return { id: 'check', label, state: 'failed', detail: error?.message }
  if (state !== 'Done') return { id: 'check', label, state: 'running', detail: error?.message ?? describeProgress([lastSweep]) }
  const notReady = ignored > 0 ? `, ${formatWhole(ignored)} not ready for delivery` : ''

  return {
    id: 'check',
    label,
    state: 'done',
    detail: `${formatWhole(lastSweep.seen)} offers and hires read: ${describeFindings(lastSweep)}${notReady}`,
    time: startedAt && finishedAt ? formatDuration(Date.parse(finishedAt) - Date.parse(startedAt)) : undefined,
  }
}

function describeFirstEvent({ isVerified, state }: Connection): ProgressStep {
  if (isVerified) return { id: 'event', label: 'Verified: a first event came with a valid signature', state: 'done' }

  return {
    id: 'event',
    label: 'Waiting for the first event',
    state: 'waiting',
    detail: state === 'Configuring' ? undefined : 'Create or approve a test offer in Ashby. The connection is then marked Verified.',
  }
}

function stateWhileConfiguring(
  { configureError, state }: Connection,
  { hasBegun, isDone }: { hasBegun: boolean; isDone: boolean },
): StepState {
  if (isDone) return 'done'
  if (configureError) return hasBegun ? 'failed' : 'waiting'

  return state === 'Configuring' && hasBegun ? 'running' : 'waiting'
}

/** From the first webhook's row to the last one's answer. */
function measure(endpoints: ReadonlyArray<Endpoint>, readEnd: (endpoint: Endpoint) => string): string | undefined {
  if (endpoints.length === 0) return undefined
  const start = Math.min(...endpoints.map(({ createdAt }) => Date.parse(createdAt)))
  const end = Math.max(...endpoints.map((endpoint) => Date.parse(readEnd(endpoint))))

  return end >= start ? formatDuration(end - start) : undefined
}
