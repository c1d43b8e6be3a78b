import { CircleAlert, CircleCheck, Info, OctagonX, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Tone, toneText } from '#components/ui/chip.tsx'
import { joinClasses } from '#components/ui/class-names.ts'

const grounds: Readonly<Record<Tone, string>> = {
  ink: 'border-line bg-canvas',
  iris: 'border-iris-line bg-iris-soft',
  sky: 'border-sky-line bg-sky-soft',
  moss: 'border-moss-line bg-moss-soft',
  amber: 'border-amber-line bg-amber-soft',
  rust: 'border-rust-line bg-rust-soft',
}

const icons: Readonly<Record<Tone, ReactNode>> = {
  ink: <Info aria-hidden="true" />,
  iris: <Info aria-hidden="true" />,
  sky: <Info aria-hidden="true" />,
  moss: <CircleCheck aria-hidden="true" />,
  amber: <TriangleAlert aria-hidden="true" />,
  rust: <OctagonX aria-hidden="true" />,
}

export type NoticeProps = {
  tone?: Tone
  icon?: ReactNode
  /** What happened, in one sentence. */
  title?: ReactNode
  /** What it means and what to do. */
  children?: ReactNode
  /** Buttons below the words. */
  actions?: ReactNode
  /** One link or button at the right edge, for a notice of one line. */
  aside?: ReactNode
  /** Said at once by screen readers when it appears after an act. */
  isAnnounced?: boolean
  className?: string
}

/** A box that tells something where it matters. Amber needs a person, rust stopped, sky is under way, ink only informs. */
export function Notice({ tone = 'ink', icon, title, children, actions, aside, isAnnounced = false, className }: NoticeProps) {
  return (
    <div
      role={isAnnounced ? (tone === 'rust' ? 'alert' : 'status') : undefined}
      className={joinClasses('flex items-start gap-2.5 rounded-md border px-3 py-2.5', grounds[tone], className)}
    >
      <span className={joinClasses('mt-0.5', toneText[tone])}>{icon ?? icons[tone]}</span>
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium text-ink">{title}</p> : null}
        {children ? <div className="text-ink-2 [overflow-wrap:anywhere]">{children}</div> : null}
        {actions ? <div className="mt-2.5 flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
      {aside}
    </div>
  )
}

/** What stops an act, at the top of a record: "1 issue blocks publishing: pay interval is unknown." with the way to the field. */
export function BlockingNotice({ title, children, aside }: { title: ReactNode; children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="flex items-start gap-2.5 rounded-md border border-rust-line bg-rust-soft px-3 py-2">
      <CircleAlert aria-hidden="true" className="mt-0.5 text-rust" />
      <p className="min-w-0 flex-1">
        <span className="font-medium">{title}</span> {children}
      </p>
      {aside}
    </div>
  )
}
