import { useOrganization } from '#components/organization/use-organization.ts'
import { TextLink } from '#components/ui/link.tsx'
import type { OpenJobRef } from '#lib/domain/open-jobs/suggestions/contract.ts'
import { formatDate } from '#lib/platform/format/dates.ts'

/** An open job in a few words: its title with the way there, then what tells it from others. */
export function OpenJobLine({ job }: { job: OpenJobRef }) {
  const { slug } = useOrganization()
  const { id, title, identifier, department, location, targetStartDate } = job
  const rest = [department, location].filter(Boolean).join(', ')

  return (
    <div className="min-w-0 [overflow-wrap:anywhere]">
      <TextLink href={`/${slug}/openings/${id}`}>
        <bdi>{title || 'No title'}</bdi>
      </TextLink>
      <p className="text-12 text-ink-3">
        {identifier ? <bdi className="num text-ink-2">{identifier}</bdi> : null}
        {identifier && rest ? ' · ' : null}
        <bdi>{rest}</bdi>
      </p>
      {targetStartDate ? <p className="num text-12 text-ink-3">Planned start {formatDate(targetStartDate)}</p> : null}
    </div>
  )
}
