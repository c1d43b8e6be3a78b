'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { buildNewHiresHref } from '#components/new-hires/new-hire-filters.ts'
import { buildOffersHref } from '#components/offers/offer-filters.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { describeUntold } from '#components/sweeps/sweep-words.ts'
import { TextLink } from '#components/ui/link.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { Sweep } from '#lib/domain/sweeps/contract.ts'

type UntoldRecord = Sweep['untold']['records'][number]

/** So many names tell the story; the others come when asked for, each being a request. */
const SHOWN_FIRST = 5

/** What came in that no webhook had told: the reason why Ashby is checked at all. Nothing where there was none. */
export function UntoldNotice({ untold }: { untold: Sweep['untold'] }) {
  const words = describeUntold(untold)
  if (words === null) return null

  return (
    <Notice title={words}>
      <p>This check brought them in.</p>
      <UntoldRecords records={untold.records} />
    </Notice>
  )
}

function UntoldRecords({ records }: { records: ReadonlyArray<UntoldRecord> }) {
  const can = useCan()
  const [isWhole, setWhole] = useState(false)
  const readable = records.filter(({ kind }) => can(kind === 'offer' ? 'offers.read' : 'newHires.manage'))
  const shown = isWhole ? readable : readable.slice(0, SHOWN_FIRST)
  const hidden = readable.length - shown.length
  if (shown.length === 0) return null

  return (
    <ul aria-label="Records that no webhook told" className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
      {shown.map(({ kind, id }) => (kind === 'offer' ? <OfferLink key={id} id={id} /> : <NewHireLink key={id} id={id} />))}
      {hidden > 0 ? (
        <li>
          <button
            type="button"
            className="rounded-sm font-medium text-ink-2 underline decoration-line-strong underline-offset-2 hover:text-ink"
            onClick={() => setWhole(true)}
          >
            {hidden} more
          </button>
        </li>
      ) : null}
    </ul>
  )
}

function OfferLink({ id }: { id: string }) {
  const api = useApi()
  const { slug } = useOrganization()
  const { data, isError } = useQuery(api.offers.get.queryOptions({ input: { id } }))

  return <RecordLink href={buildOffersHref({ slug, id, filters: {} })} name={data && (data.name ?? 'An offer')} isError={isError} />
}

function NewHireLink({ id }: { id: string }) {
  const api = useApi()
  const { slug } = useOrganization()
  const { data, isError } = useQuery(api.newHires.get.queryOptions({ input: { id } }))

  return <RecordLink href={buildNewHiresHref({ slug, id, filters: {} })} name={data && (data.name || 'A new hire')} isError={isError} />
}

/** A record that this person may not see, or that is gone by now, has no line. */
function RecordLink({ href, name, isError }: { href: string; name: string | undefined; isError: boolean }) {
  if (isError) return null

  return (
    <li className="flex min-h-5 items-center max-md:min-h-6">
      {name === undefined ? (
        <Skeleton className="w-24" />
      ) : (
        <TextLink href={href} isInline dir="auto">
          {name}
        </TextLink>
      )}
    </li>
  )
}
