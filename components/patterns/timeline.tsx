import type { ReactNode } from 'react'
import { type Tone, toneText } from '#components/ui/chip.tsx'
import { joinClasses } from '#components/ui/class-names.ts'

export type TimelineEntry = {
  id: string
  icon: ReactNode
  tone?: Tone
  title: ReactNode
  /** An Instant or a duration, at the right. */
  time?: ReactNode
  detail?: ReactNode
}

/** What happened to a record, newest first. */
export function Timeline({ entries }: { entries: ReadonlyArray<TimelineEntry> }) {
  return (
    <ol>
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="relative grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.5 pb-4 before:absolute before:top-[22px] before:bottom-0.5 before:left-[7.5px] before:w-px before:bg-line-strong last:pb-0 last:before:hidden"
        >
          <span className={joinClasses('pt-0.5', toneText[entry.tone ?? 'ink'])}>{entry.icon}</span>
          <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{entry.title}</span>
          <span className="num text-12 leading-5 whitespace-nowrap text-ink-3">{entry.time}</span>
          {entry.detail ? (
            <span className="col-start-2 col-end-[-1] text-12 text-ink-3 [overflow-wrap:anywhere]">{entry.detail}</span>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
