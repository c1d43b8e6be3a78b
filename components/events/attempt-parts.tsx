import { ArrowDownLeft, ArrowRightLeft, BellRing, Database } from 'lucide-react'
import type { ReactNode } from 'react'
import { readStateLook, StateIcon } from '#components/patterns/state.tsx'
import type { Step, StepCall } from '#components/patterns/step-timeline.tsx'
import type { EventDetail } from '#lib/domain/events/contract.ts'
import { type StepName, stateOfOutcome, stepWords } from '#lib/domain/events/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type Attempt = EventDetail['attempts'][number]
type Call = Attempt['calls'][number]

const stepIcons: Readonly<Record<StepName, ReactNode>> = {
  map: <ArrowRightLeft aria-hidden="true" />,
  write: <Database aria-hidden="true" />,
  notify: <BellRing aria-hidden="true" />,
}

/** Milliseconds since the first byte came, drawn with long waits cut short, so that every try keeps its shape. */
export type Scale = (instant: string) => number

export type AttemptPartsInput = {
  attempt: Attempt
  scale: Scale
  /** Of one try among several: its number and when it began. */
  title: { name: string; note: string } | null
}

/** What a try did: what it read with each call, then what it made of it. Pure. */
export function listAttemptParts({ attempt, scale, title }: AttemptPartsInput): Step[] {
  const { calls, startedAt } = attempt
  const read: Step = {
    id: attempt.id,
    name: title?.name ?? (calls.length > 0 ? 'Read from Ashby' : 'Looked at'),
    note: [calls.length > 0 ? formatCountOf({ count: calls.length, one: 'call' }) : 'without asking Ashby', title?.note]
      .filter(Boolean)
      .join(', '),
    icon: <ArrowDownLeft aria-hidden="true" />,
    tone: 'sky',
    startMs: scale(startedAt),
    durationMs: endOfReading(attempt) - readMs(startedAt),
    calls: calls.map((call, position) => toCall({ call, id: `${attempt.id}-${position}`, scale })),
  }

  return [read, ...listWork({ attempt, scale })]
}

/** With its last answer, or, where nothing was asked, when the work on what was known began. */
function endOfReading({ calls, steps, startedAt, finishedAt }: Attempt): number {
  if (calls.length > 0) return Math.max(...calls.map(endOf), readMs(startedAt))

  return readMs(steps[0]?.startedAt ?? finishedAt)
}

/** One step for each kind of work: an application with several offers is mapped and written for each of them. */
function listWork({ attempt: { id, steps }, scale }: Pick<AttemptPartsInput, 'attempt' | 'scale'>): Step[] {
  return [...Map.groupBy(steps, ({ name }) => name)].flatMap(([name, works]) => {
    const [first] = works
    if (!first) return []

    return {
      id: `${id}-${name}`,
      name: stepWords[name],
      icon: stepIcons[name],
      note: works.length > 1 ? formatCountOf({ count: works.length, one: 'time' }) : null,
      startMs: scale(first.startedAt),
      durationMs: works.reduce((sum, { durationMs }) => sum + durationMs, 0),
    }
  })
}

export type DescribeEndingInput = Pick<AttemptPartsInput, 'attempt' | 'scale'> & { detail: ReactNode }

/** How a try ended, with what was left to do after reading and writing. Pure. */
export function describeEnding({ attempt, scale, detail }: DescribeEndingInput): Step {
  const { outcome, code, calls, steps, finishedAt } = attempt
  const state = stateOfOutcome[outcome]
  const look = readStateLook({ noun: 'event', state })
  const ends = [...calls, ...steps].map(endOf)
  const restMs = ends.length === 0 ? null : Math.max(readMs(finishedAt) - Math.max(...ends), 0)

  return {
    id: `${attempt.id}-end`,
    name: outcome === 'waiting' ? 'To be read again' : look.word,
    note: code ? <code className="font-mono">{code}</code> : null,
    detail,
    icon: <StateIcon noun="event" state={state} />,
    tone: look.tone,
    startMs: restMs === null ? null : Math.max(scale(finishedAt) - restMs, 0),
    durationMs: restMs,
  }
}

function toCall({ call, id, scale }: { call: Call; id: string; scale: Scale }): StepCall {
  const isRefused = isRefusedCall(call)

  return {
    id,
    name: call.operation,
    note: describeAnswer(call),
    detail: isRefused && call.requestId ? <code className="font-mono select-all">{call.requestId}</code> : null,
    startMs: scale(call.startedAt),
    durationMs: call.durationMs,
    tone: isRefused ? 'rust' : 'ink',
  }
}

/** No answer, or one that says no. */
export function isRefusedCall({ code, status }: Pick<Call, 'code' | 'status'>): boolean {
  return code !== null || status === null || status >= 400
}

/** "ok", "429 rate_limited", "no answer". */
export function describeAnswer({ status, code }: Pick<Call, 'code' | 'status'>): string {
  if (status === null) return code ?? 'no answer'
  if (code === null && status < 400) return 'ok'

  return code === null ? String(status) : `${status} ${code}`
}

function endOf({ startedAt, durationMs }: { startedAt: string; durationMs: number }): number {
  return readMs(startedAt) + durationMs
}

function readMs(instant: string): number {
  return new Date(instant).getTime()
}
