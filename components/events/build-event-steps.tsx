import { Copy, Hourglass, Inbox, RotateCw, ShieldCheck } from 'lucide-react'
import { describeEnding, listAttemptParts, type Scale } from '#components/events/attempt-parts.tsx'
import { readStateLook, StateIcon } from '#components/patterns/state.tsx'
import type { Step } from '#components/patterns/step-timeline.tsx'
import type { EventDetail } from '#lib/domain/events/contract.ts'
import { formatBytes } from '#lib/platform/format/counts.ts'

/** A wait is drawn no longer than this: hours between two tries would leave nothing of the tries themselves. */
const WAIT_DRAWN_MS_MAX = 400
/** Shorter waits are the queue's ordinary pace, and part of being received. */
const WAIT_SHOWN_MS_MIN = 1

type Attempt = EventDetail['attempts'][number]

export type EventSteps = { steps: Step[]; totalMs: number }

export type BuildEventStepsInput = { event: EventDetail; formatTime: (instant: string) => string }

/** An event as steps in their order: received, verified, every wait, every try with its calls, every time it came again. Pure. */
export function buildEventSteps({ event, formatTime }: BuildEventStepsInput): EventSteps {
  const scale = createScale(event)
  const timed = [
    ...event.attempts.flatMap((attempt, index) => listAttemptSteps({ event, attempt, index, scale, formatTime })),
    ...event.repeats.map((instant) => ({ at: instant, step: toRepeatStep({ instant, scale, formatTime }) })),
  ].sort((left, right) => left.at.localeCompare(right.at))
  const last = event.attempts.at(-1)?.finishedAt ?? event.receivedAt
  const steps = [...listIntakeSteps(event), ...listUntriedEnd(event), ...timed.map(({ step }) => step)]

  return { steps, totalMs: Math.max(scale(last), 1) }
}

/** How long it took from the first byte to the end of the last try, waits included; null before the first try. */
export function measureEvent({ receivedAt, attempts, intake }: EventDetail): number | null {
  const end = attempts.at(-1)?.finishedAt

  return end === undefined ? null : readMs(end) - readMs(receivedAt) + (intake?.totalMs ?? 0)
}

/** A row says that it is there once it is stored: what came before lies before `receivedAt`. */
function listIntakeSteps({ intake, bodyBytes, replayOfId }: EventDetail): Step[] {
  if (replayOfId !== null) {
    const icon = <RotateCw aria-hidden="true" />
    return [{ id: 'received', name: 'Replayed', note: 'as a new event, with the same body', icon, startMs: 0, durationMs: null }]
  }
  const icon = <Inbox aria-hidden="true" />
  const received = { id: 'received', name: 'Received', note: formatBytes(bodyBytes), icon, startMs: 0 }
  if (intake === null) return [{ ...received, durationMs: null }]
  const storeMs = Math.max(intake.totalMs - intake.verifyMs, 0)

  return [
    { ...received, durationMs: storeMs },
    {
      id: 'verified',
      name: 'Verified',
      note: 'signature matches',
      icon: <ShieldCheck aria-hidden="true" />,
      startMs: storeMs,
      durationMs: intake.verifyMs,
    },
  ]
}

/** What nobody has to look at, such as an event that Handoff does not use, is settled as it is stored. */
function listUntriedEnd({ attempts, finishedAt, state, reasonCode }: EventDetail): Step[] {
  if (attempts.length > 0 || finishedAt === null) return []
  const { word, tone } = readStateLook({ noun: 'event', state })
  const note = reasonCode ? <code className="font-mono">{reasonCode}</code> : null

  return [{ id: 'end', name: word, note, icon: <StateIcon noun="event" state={state} />, tone, startMs: null, durationMs: null }]
}

/** Waits between the tries, and before the first one, are cut to what can be drawn. */
function createScale({ receivedAt, attempts, intake }: EventDetail): Scale {
  const intakeMs = intake?.totalMs ?? 0
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

    return Math.max(at - readMs(receivedAt) - saved, 0) + intakeMs
  }
}

type AttemptStepsInput = { event: EventDetail; attempt: Attempt; index: number; scale: Scale; formatTime: (instant: string) => string }
type TimedStep = { at: string; step: Step }

function listAttemptSteps({ event, attempt, index, scale, formatTime }: AttemptStepsInput): TimedStep[] {
  const waitedFrom = event.attempts[index - 1]?.finishedAt ?? event.receivedAt
  const waitedMs = readMs(attempt.startedAt) - readMs(waitedFrom)
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
  const isOnly = event.attempts.length === 1
  const parts = listAttemptParts({
    attempt,
    scale,
    title: isOnly ? null : { name: `Try ${index + 1}`, note: formatTime(attempt.startedAt) },
  })
  // Why the last one ended as it did stands at the top of the event.
  const ending = describeEnding({ attempt, scale, detail: index < event.attempts.length - 1 ? attempt.message : null })

  return [
    ...(waitedMs >= WAIT_SHOWN_MS_MIN ? [wait] : []),
    ...parts.map((step) => ({ at: attempt.startedAt, step })),
    { at: attempt.finishedAt, step: ending },
  ]
}

type RepeatStepInput = { instant: string; scale: Scale; formatTime: (instant: string) => string }

function toRepeatStep({ instant, scale, formatTime }: RepeatStepInput): Step {
  return {
    id: `repeat-${instant}`,
    name: 'Came again',
    note: formatTime(instant),
    icon: <Copy aria-hidden="true" />,
    startMs: scale(instant),
    durationMs: null,
  }
}

function readMs(instant: string): number {
  return new Date(instant).getTime()
}
