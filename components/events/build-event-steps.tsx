import { ArrowDownLeft, Hourglass, Inbox, Repeat2 } from 'lucide-react'
import { stateOfOutcome } from '#components/events/event-words.ts'
import { readStateLook, StateIcon } from '#components/patterns/state.tsx'
import type { Step, StepCall } from '#components/patterns/step-timeline.tsx'
import type { EventDetail } from '#lib/domain/events/contract.ts'
import { formatBytes, formatCountOf } from '#lib/platform/format/counts.ts'

/** A wait is drawn no longer than this: hours between two tries would leave nothing of the tries themselves. */
const WAIT_DRAWN_MS_MAX = 400
/** Shorter waits are the queue's ordinary pace, and part of being received. */
const WAIT_SHOWN_MS_MIN = 1

type Attempt = EventDetail['attempts'][number]
type Call = Attempt['calls'][number]

export type EventSteps = { steps: Step[]; totalMs: number }

/** Milliseconds since the event came, drawn with long waits cut short, so that every try keeps its shape. */
type Scale = (instant: string) => number

export type BuildEventStepsInput = { event: EventDetail; formatTime: (instant: string) => string }

/** An event as steps in their order: received, every wait, every try with its calls, every time it came again. Pure. */
export function buildEventSteps({ event, formatTime }: BuildEventStepsInput): EventSteps {
  const scale = createScale(event)
  const timed = [
    ...event.attempts.flatMap((attempt, index) => listAttemptSteps({ event, attempt, index, scale, formatTime })),
    ...event.repeats.map((instant) => ({ at: instant, step: toRepeatStep({ instant, scale, formatTime }) })),
  ].sort((left, right) => left.at.localeCompare(right.at))
  const last = event.attempts.at(-1)?.finishedAt ?? event.receivedAt

  return {
    steps: [
      {
        id: 'received',
        name: 'Received',
        note: formatBytes(event.bodyBytes),
        icon: <Inbox aria-hidden="true" />,
        startMs: 0,
        durationMs: null,
      },
      ...timed.map(({ step }) => step),
    ],
    totalMs: Math.max(scale(last), 1),
  }
}

/** Waits between the tries, and before the first one, are cut to what can be drawn. */
function createScale({ receivedAt, attempts }: EventDetail): Scale {
  const cuts = attempts.map((attempt, index) => {
    const from = readMs(attempts[index - 1]?.finishedAt ?? receivedAt)

    return { from, until: readMs(attempt.startedAt) }
  })

  return (instant) => {
    const at = readMs(instant)
    const saved = cuts.reduce((sum, { from, until }) => {
      const waited = Math.max(Math.min(at, until) - from, 0)
      return sum + Math.max(waited - WAIT_DRAWN_MS_MAX, 0)
    }, 0)

    return Math.max(at - readMs(receivedAt) - saved, 0)
  }
}

type AttemptStepsInput = { event: EventDetail; attempt: Attempt; index: number; scale: Scale; formatTime: (instant: string) => string }
type TimedStep = { at: string; step: Step }

function listAttemptSteps({ event, attempt, index, scale, formatTime }: AttemptStepsInput): TimedStep[] {
  const waitedFrom = event.attempts[index - 1]?.finishedAt ?? event.receivedAt
  const waitedMs = readMs(attempt.startedAt) - readMs(waitedFrom)
  const state = stateOfOutcome[attempt.outcome]
  const { tone } = readStateLook({ noun: 'event', state })
  const wait: TimedStep = {
    at: waitedFrom,
    step: {
      id: `${attempt.id}-wait`,
      name: 'Waited',
      note: index === 0 ? 'in queue' : 'for the next try',
      icon: <Hourglass aria-hidden="true" />,
      startMs: scale(waitedFrom),
      durationMs: waitedMs,
      drawnMs: Math.min(waitedMs, WAIT_DRAWN_MS_MAX),
    },
  }
  const reading: TimedStep = {
    at: attempt.startedAt,
    step: {
      id: attempt.id,
      name: nameAttempt({ event, attempt, index }),
      note: describeAttempt({ event, attempt, formatTime }),
      icon: <ArrowDownLeft aria-hidden="true" />,
      tone: 'sky',
      startMs: scale(attempt.startedAt),
      durationMs: readMs(attempt.finishedAt) - readMs(attempt.startedAt),
      calls: attempt.calls.map((call, position) => toCall({ call, id: `${attempt.id}-${position}`, scale })),
    },
  }
  const ending: TimedStep = {
    at: attempt.finishedAt,
    step: {
      id: `${attempt.id}-end`,
      name: attempt.outcome === 'waiting' ? 'To be read again' : readStateLook({ noun: 'event', state }).word,
      note: attempt.code ? <code className="font-mono">{attempt.code}</code> : null,
      detail: describeEnding({ event, attempt, index }),
      icon: <StateIcon noun="event" state={state} />,
      tone,
      startMs: null,
      durationMs: null,
    },
  }

  return [...(waitedMs >= WAIT_SHOWN_MS_MIN ? [wait] : []), reading, ending]
}

/** A try that asked Ashby nothing read nothing: the answer was known already. */
function nameAttempt({ event, attempt, index }: Pick<AttemptStepsInput, 'event' | 'attempt' | 'index'>): string {
  if (event.attempts.length > 1) return `Try ${index + 1}`

  return attempt.calls.length > 0 ? 'Read from Ashby' : 'Looked at'
}

function describeAttempt({ event, attempt, formatTime }: Pick<AttemptStepsInput, 'event' | 'attempt' | 'formatTime'>): string {
  const calls = attempt.calls.length > 0 ? formatCountOf({ count: attempt.calls.length, one: 'call' }) : 'without asking Ashby'

  return event.attempts.length > 1 ? `${calls}, ${formatTime(attempt.startedAt)}` : calls
}

/** Why an earlier try did not settle it. Why the last one ended as it did stands at the top of the event. */
function describeEnding({ event, attempt, index }: Pick<AttemptStepsInput, 'event' | 'attempt' | 'index'>): string | null {
  return index < event.attempts.length - 1 ? attempt.message : null
}

function toCall({ call, id, scale }: { call: Call; id: string; scale: Scale }): StepCall {
  const isRefused = call.code !== null || call.status === null || call.status >= 400

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

/** "ok", "429 rate_limited", "no answer". */
function describeAnswer({ status, code }: Call): string {
  if (status === null) return code ?? 'no answer'
  if (code === null && status < 400) return 'ok'

  return code === null ? String(status) : `${status} ${code}`
}

function toRepeatStep({ instant, scale, formatTime }: { instant: string; scale: Scale; formatTime: (instant: string) => string }): Step {
  return {
    id: `repeat-${instant}`,
    name: 'Came again',
    note: formatTime(instant),
    icon: <Repeat2 aria-hidden="true" />,
    startMs: scale(instant),
    durationMs: null,
  }
}

function readMs(instant: string): number {
  return new Date(instant).getTime()
}
