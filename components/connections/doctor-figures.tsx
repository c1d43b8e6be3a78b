import { joinClasses } from '#components/ui/class-names.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { DoctorReport } from '#lib/domain/connections/doctor/contract.ts'
import { formatWhole } from '#lib/platform/format/counts.ts'
import { formatDuration } from '#lib/platform/format/dates.ts'

type Figure = { id: string; label: string; value: string; tone?: 'amber' | 'rust' | undefined }

/** What came, what was refused, what failed and what waits, at a glance. Coloured only where a number needs somebody. */
export function DoctorFigures({ figures }: { figures: DoctorReport['figures'] | null }) {
  const shown = figures ? listFigures(figures) : placeholders

  return (
    <dl className="grid grid-cols-4 gap-px overflow-hidden rounded-md border border-line bg-line max-md:grid-cols-2">
      {shown.map(({ id, label, value, tone }) => (
        <div key={id} className="flex flex-col-reverse bg-surface px-3 py-2.5">
          <dt className="text-12 text-ink-3">{label}</dt>
          <dd
            className={joinClasses(
              'num flex min-h-7 items-center text-20 font-semibold',
              tone === 'amber' ? 'text-amber' : tone === 'rust' ? 'text-rust' : '',
            )}
          >
            {figures ? value : <Skeleton className="h-5 w-10" />}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const labels = {
  received: 'Events in 24 hours',
  refused: 'Refused in 24 hours',
  failed: 'Failed or need you',
  lag: 'Longest wait now',
} as const

const placeholders: Figure[] = Object.entries(labels).map(([id, label]) => ({ id, label, value: '' }))

function listFigures({ received24h, refused24h, failed24h, lagMs }: DoctorReport['figures']): Figure[] {
  return [
    { id: 'received', label: labels.received, value: formatWhole(received24h) },
    { id: 'refused', label: labels.refused, value: formatWhole(refused24h), tone: refused24h > 0 ? 'amber' : undefined },
    { id: 'failed', label: labels.failed, value: formatWhole(failed24h), tone: failed24h > 0 ? 'rust' : undefined },
    { id: 'lag', label: labels.lag, value: lagMs === null ? 'None' : formatDuration(lagMs) },
  ]
}
