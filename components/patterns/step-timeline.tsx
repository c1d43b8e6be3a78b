import type { ReactNode } from 'react'
import { type Tone, toneText } from '#components/ui/chip.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { formatDuration } from '#lib/platform/format/dates.ts'

const SLOW_MS = 300

export type StepCall = {
  id: string
  /** What was asked, in mono: "application.info". */
  name: string
  /** What came back: "not found". */
  note?: ReactNode
  /** What has to be read in full: a message, the id of a refused request. Below the row. */
  detail?: ReactNode
  /** Milliseconds from the start of the first step; null when it has not started. */
  startMs: number | null
  /** Null while it runs. */
  durationMs: number | null
  /** How long the bar is, where it stands for a longer time than can be drawn on one scale. */
  drawnMs?: number
  tone?: Tone
}

export type Step = Omit<StepCall, 'name'> & { name: ReactNode; icon: ReactNode; calls?: ReadonlyArray<StepCall> }

const barTones: Readonly<Record<Tone, string>> = {
  ink: 'bg-chart-1',
  iris: 'bg-iris-solid',
  sky: 'bg-sky-solid',
  moss: 'bg-moss-solid',
  amber: 'bg-amber-solid',
  rust: 'bg-rust-solid',
}

function Bar({
  startMs,
  durationMs,
  totalMs,
  tone = 'ink',
}: {
  startMs: number | null
  durationMs: number | null
  totalMs: number
  tone?: Tone
}) {
  const scale = totalMs > 0 ? 100 / totalMs : 0
  const left = Math.min((startMs ?? 0) * scale, 99)
  const width = Math.min((durationMs ?? 0) * scale, 100 - left)

  if (startMs === null) return <span className="max-md:hidden" />

  return (
    <span aria-hidden="true" className="relative h-2 overflow-hidden rounded-[2px] bg-hover max-md:hidden">
      <span
        className={joinClasses('absolute inset-y-0 min-w-[3px] rounded-[2px]', barTones[tone])}
        style={{ left: `${left}%`, width: `${width}%` }}
      />
    </span>
  )
}

function Duration({ durationMs }: { durationMs: number | null }) {
  if (durationMs === null) return <span />

  return (
    <span className={joinClasses('num text-right text-12', durationMs > SLOW_MS ? 'text-ink' : 'text-ink-3')}>
      {formatDuration(durationMs)}
    </span>
  )
}

const rowStyle =
  'grid grid-cols-[16px_minmax(0,272px)_minmax(0,1fr)_64px] items-center gap-x-2.5 border-b border-line max-md:grid-cols-[16px_minmax(0,1fr)_64px]'

/** Below a row, from the name's edge to the end. */
function Detail({ children, isCall = false }: { children: ReactNode; isCall?: boolean }) {
  if (!children) return null

  return (
    <span className={joinClasses('col-start-2 col-end-[-1] pb-1.5 text-12 text-ink-3 [overflow-wrap:anywhere]', isCall && 'pl-4')}>
      {children}
    </span>
  )
}

function CallRow({ call, totalMs }: { call: StepCall; totalMs: number }) {
  return (
    <li className={joinClasses(rowStyle, 'min-h-7 grid-rows-[28px]')}>
      <span />
      <span className="truncate pl-4">
        <code className="font-mono text-12">{call.name}</code>{' '}
        <span className={joinClasses('text-12', call.tone === 'rust' ? 'text-rust' : 'text-ink-3')}>{call.note}</span>
      </span>
      <Bar startMs={call.startMs} durationMs={call.drawnMs ?? call.durationMs} totalMs={totalMs} tone={call.tone} />
      <Duration durationMs={call.durationMs} />
      <Detail isCall>{call.detail}</Detail>
    </li>
  )
}

/** The steps of one event, oldest first, each a bar on one scale, with the calls to Ashby below the step that made them. */
export function StepTimeline({ steps, totalMs }: { steps: ReadonlyArray<Step>; totalMs: number }) {
  return (
    <ol className="border-t border-line">
      {steps.map((step) => (
        <li key={step.id}>
          <div className={joinClasses(rowStyle, 'min-h-8 grid-rows-[32px]')}>
            <span className={joinClasses('flex', toneText[step.tone ?? 'ink'])}>{step.icon}</span>
            <span className="truncate">
              <span className="font-medium">{step.name}</span> <span className="text-12 text-ink-3">{step.note}</span>
            </span>
            <Bar startMs={step.startMs} durationMs={step.drawnMs ?? step.durationMs} totalMs={totalMs} tone={step.tone} />
            <Duration durationMs={step.durationMs} />
            <Detail>{step.detail}</Detail>
          </div>
          {step.calls && step.calls.length > 0 ? (
            <ol>
              {step.calls.map((call) => (
                <CallRow key={call.id} call={call} totalMs={totalMs} />
              ))}
            </ol>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
