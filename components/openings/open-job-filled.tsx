'use client'

import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { formatMoment } from '#components/record/describe-provenance.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { TextLink } from '#components/ui/link.tsx'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'

const placeWords = { person: 'In People · hired ', newHire: 'Not yet added to People · hired ', erased: 'Hired ' } as const

/** Who was hired into the job. Their name is there for whoever may see them. */
export function OpenJobFilled({ filledBy }: { filledBy: NonNullable<OpenJobSummary['filledBy']> }) {
  const { slug, timeZone } = useOrganization()
  const now = useNow()
  const { kind, id, name, at } = filledBy
  const isPerson = kind === 'person'

  return (
    <Panel title="Filled by">
      <div className="flex items-center gap-3">
        {name === null ? null : <Avatar name={name} />}
        <div className="min-w-0 flex-1">
          {kind === 'erased' ? (
            <p className="font-medium">Somebody who was erased since</p>
          ) : id === null ? (
            <p className="font-medium">{isPerson ? 'A person' : 'A new hire'} whom your role may not see</p>
          ) : (
            <TextLink href={`/${slug}/${isPerson ? 'people' : 'new-hires'}/${id}`} className="block [overflow-wrap:anywhere]">
              <bdi>{name || 'No name'}</bdi>
            </TextLink>
          )}
          <p className="text-ink-3">
            {placeWords[kind]}
            <time dateTime={at} className="num">
              {formatMoment({ instant: at, timeZone, now })}
            </time>
          </p>
        </div>
      </div>
    </Panel>
  )
}
