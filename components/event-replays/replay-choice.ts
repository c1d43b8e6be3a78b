import type { ReplayFilter } from '#lib/domain/events/replays/contract.ts'
import type { EventState } from '#lib/domain/events/terms.ts'
import { getCalendarDate } from '#lib/platform/format/dates.ts'
import { toInstant } from '#lib/platform/format/zoned-time.ts'

const MS_PER_HOUR = 60 * 60 * 1000

/** Since when; `chosen` is a date and a time of day. */
export const replaySpans = ['24h', '7d', '30d', 'chosen'] as const
export type ReplaySpan = (typeof replaySpans)[number]

const spanHours: Readonly<Record<Exclude<ReplaySpan, 'chosen'>, number>> = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24 }

/** States that are worth replaying, the ones that nobody has to think about first. */
export const replayStates = ['Failed', 'NeedsAttention', 'Ignored'] as const satisfies readonly EventState[]
export type ReplayState = (typeof replayStates)[number]

/** Which events to replay, as it is typed: date and time of day in the organization's zone. */
export type ReplayChoice = {
  span: ReplaySpan
  date: string
  time: string
  states: readonly ReplayState[]
  action: string | null
  connectionId: string | null
}

export type StartReplayChoice = Pick<ReplayChoice, 'action' | 'connectionId'> & { now: string; timeZone: string }

/** What the form starts with: what failed or needs somebody, in the last 24 hours. */
export function startReplayChoice({ now, timeZone, ...restriction }: StartReplayChoice): ReplayChoice {
  return { span: '24h', date: getCalendarDate(now, timeZone), time: '00:00', states: ['Failed', 'NeedsAttention'], ...restriction }
}

export type ReplayProblem = { field: 'since' | 'states'; message: string }
export type ReadReplayChoice = { choice: ReplayChoice; now: string; timeZone: string }

/** The filter of a choice, or what is wrong with it. Pure. */
export function readReplayChoice({ choice, now, timeZone }: ReadReplayChoice): { filter: ReplayFilter } | { problem: ReplayProblem } {
  const from = readSince({ choice, now, timeZone })
  if (from === null) return { problem: { field: 'since', message: 'Enter a date and a time.' } }
  if (from > now) return { problem: { field: 'since', message: 'Choose a time that has passed.' } }
  if (choice.states.length === 0) return { problem: { field: 'states', message: 'Choose at least one state.' } }

  return {
    filter: {
      states: [...choice.states],
      from,
      ...(choice.action ? { action: choice.action } : {}),
      ...(choice.connectionId ? { connectionId: choice.connectionId } : {}),
    },
  }
}

function readSince({ choice: { span, date, time }, now, timeZone }: ReadReplayChoice): string | null {
  if (span !== 'chosen') return new Date(Date.parse(now) - spanHours[span] * MS_PER_HOUR).toISOString()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return null
  const instant = toInstant({ date, time, timeZone })

  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}
