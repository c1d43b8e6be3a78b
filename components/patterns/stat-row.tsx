import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Tone, toneText } from '#components/ui/chip.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink } from '#components/ui/link.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatCount } from '#lib/platform/format/counts.ts'

export type Stat = {
  id: string
  /** Null while it is read. */
  value: number | null
  label: string
  note?: ReactNode
  href: string
  /** Coloured only where the number itself needs a person. */
  tone?: Tone
}

function StatCell({ stat }: { stat: Stat }) {
  const tone = stat.tone && stat.tone !== 'ink' && stat.value ? toneText[stat.tone] : 'text-ink'

  return (
    <AppLink
      href={stat.href}
      className="group relative flex flex-col bg-surface px-4 py-3.5 transition-colors duration-(--dur-1) hover:bg-hover focus-visible:-outline-offset-2"
    >
      {stat.value === null ? (
        <span className="flex h-9 items-center">
          <Skeleton className="h-6 w-10" />
        </span>
      ) : (
        <span className={joinClasses('num text-28 font-semibold', tone)}>{formatCount(stat.value)}</span>
      )}
      <span className="font-medium">{stat.label}</span>
      <span className="min-h-5 truncate text-ink-3">{stat.note}</span>
      <ArrowRight
        aria-hidden="true"
        className="absolute top-4 right-4 size-3.5 text-ink-3 transition-transform duration-(--dur-1) group-hover:translate-x-0.5"
      />
    </AppLink>
  )
}

/** The numbers of a page side by side, each a way to what it counts. Two by two on phones. */
export function StatRow({ label, stats }: { label: string; stats: ReadonlyArray<Stat> }) {
  return (
    <nav
      aria-label={label}
      className="grid auto-cols-fr grid-flow-col gap-px overflow-hidden rounded-lg border border-line bg-line max-md:grid-flow-row max-md:grid-cols-2"
    >
      {stats.map((stat) => (
        <StatCell key={stat.id} stat={stat} />
      ))}
    </nav>
  )
}
