import { listProcesses, type Operations, readOperations } from '#lib/domain/operations/queries.ts'
import { type Measure, renderMetrics } from '#lib/platform/metrics/registry.ts'
import { reportNow } from './report-process.ts'

/** Everything that is counted and measured, of all processes, as Prometheus reads it. */
export async function describeOperations(): Promise<{ text: string; contentType: string }> {
  await reportNow()
  const [processes, operations] = await Promise.all([listProcesses(), readOperations()])
  const kinds = [...new Set(['web', 'worker', ...processes.map(({ kind }) => kind)])]
  const running: Measure = {
    name: 'handoff_processes',
    help: 'Processes that told of themselves within two minutes',
    values: kinds.map((kind) => ({ labels: { kind }, value: processes.filter((process) => process.kind === kind).length })),
  }

  return renderMetrics({
    // The end of the id: its beginning is a time.
    processes: processes.map(({ id, kind, metrics }) => ({ name: `${kind}-${id.slice(-8)}`, metrics })),
    measures: [running, ...measureOperations(operations)],
  })
}

function measureOperations({ events, connections, queue }: Operations): Measure[] {
  return [
    {
      name: 'handoff_events',
      help: 'Events that wait or need somebody by state, at most 10000 of one organization',
      values: events.map(({ state, count }) => ({ labels: { state }, value: count })),
    },
    {
      name: 'handoff_event_oldest_seconds',
      help: 'Age of the oldest event of a state',
      values: events.map(({ state, oldest_seconds }) => ({ labels: { state }, value: oldest_seconds })),
    },
    {
      name: 'handoff_jobs_due',
      help: 'Jobs that could run now and wait for a worker or for one before them',
      values: queue.map(({ task, due }) => ({ labels: { job: task }, value: due })),
    },
    {
      name: 'handoff_jobs_running',
      help: 'Jobs that workers hold',
      values: queue.map(({ task, running }) => ({ labels: { job: task }, value: running })),
    },
    {
      name: 'handoff_job_oldest_due_seconds',
      help: 'How long the oldest due job waits',
      values: queue.map(({ task, oldest_seconds }) => ({ labels: { job: task }, value: oldest_seconds })),
    },
    {
      name: 'handoff_connections',
      help: 'Accounts by state',
      values: connections.map(({ state, count }) => ({ labels: { state }, value: count })),
    },
    {
      name: 'handoff_connections_degraded',
      help: 'Accounts with which something is wrong',
      values: [{ labels: {}, value: connections.reduce((sum, { degraded }) => sum + degraded, 0) }],
    },
  ]
}
