import { defineCounter, defineDurations } from '#lib/platform/metrics/registry.ts'

/** What Handoff counts of its work. Labels are words of ours or of Ashby's API, few and closed: never an organization, an id or a name. */

const countWebhook = defineCounter({ name: 'handoff_webhooks_total', help: 'Deliveries of webhooks by our answer', labels: ['answer'] })
const countEventEnd = defineCounter({ name: 'handoff_event_tries_total', help: 'Tries at events by their outcome', labels: ['outcome'] })
const measureLag = defineDurations({
  name: 'handoff_event_lag_seconds',
  help: 'From receiving an event until its records were written',
  labels: [],
  buckets: [0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 15, 60, 300, 3600],
})
const measureCall = defineDurations({
  name: 'handoff_upstream_call_seconds',
  help: 'Calls of Ashby by operation and status; status "none" had no answer',
  labels: ['operation', 'status'],
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
})
const measureSweep = defineDurations({
  name: 'handoff_sweep_seconds',
  help: 'Checks of Ashby and imports by what began them and how they ended',
  labels: ['trigger', 'outcome'],
  buckets: [1, 5, 15, 60, 300, 900, 3600, 14_400],
})
const measureOpeningSync = defineDurations({
  name: 'handoff_opening_sync_seconds',
  help: 'Syncs of open jobs with openings by what began them and how they ended',
  labels: ['trigger', 'outcome'],
  buckets: [1, 5, 15, 60, 300, 900, 3600],
})
const measureJob = defineDurations({
  name: 'handoff_job_seconds',
  help: 'Jobs of the queue by outcome',
  labels: ['job', 'outcome'],
  buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 5, 15, 60],
})
const measureJobWait = defineDurations({
  name: 'handoff_job_wait_seconds',
  help: 'From when a job was due until it was taken',
  labels: ['job'],
  buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300],
})
const measureApiRequest = defineDurations({
  name: 'handoff_api_request_seconds',
  help: 'Requests of the API by procedure and status',
  labels: ['procedure', 'status'],
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
})

/** One delivery was answered; `answer` is the outcome's word. */
export function observeWebhook({ answer }: { answer: string }): void {
  countWebhook({ answer })
}

/** One try at an event ended. What was settled for good also tells how long the event took, waits for Ashby included. */
export function observeEventEnd({ outcome, receivedAt }: { outcome: string; receivedAt: Date }): void {
  countEventEnd({ outcome })
  if (outcome === 'done') measureLag({}, secondsSince(receivedAt))
}

export function observeUpstreamCall({
  operation,
  status,
  durationMs,
}: {
  operation: string
  status: number | null
  durationMs: number
}): void {
  measureCall({ operation, status: status ?? 'none' }, durationMs / 1000)
}

/** A pass over Ashby's lists ended; `outcome` is the state it ended in. */
export function observeSweep({ trigger, outcome, startedAt }: { trigger: string; outcome: string; startedAt: Date }): void {
  measureSweep({ trigger, outcome }, secondsSince(startedAt))
}

/** A sync of open jobs with Ashby's openings ended. */
export function observeOpeningSync({ trigger, outcome, startedAt }: { trigger: string; outcome: string; startedAt: Date }): void {
  measureOpeningSync({ trigger, outcome }, secondsSince(startedAt))
}

export function observeJob({
  job,
  outcome,
  waitedMs,
  durationMs,
}: {
  job: string
  outcome: 'done' | 'failed'
  waitedMs: number
  durationMs: number
}): void {
  measureJobWait({ job }, waitedMs / 1000)
  measureJob({ job, outcome }, durationMs / 1000)
}

/** `procedure` is null where the address belonged to none. */
export function observeApiRequest({
  procedure,
  status,
  durationMs,
}: {
  procedure: string | null
  status: number
  durationMs: number
}): void {
  measureApiRequest({ procedure: procedure ?? 'none', status }, durationMs / 1000)
}

function secondsSince(instant: Date): number {
  return Math.max(0, Date.now() - instant.getTime()) / 1000
}
