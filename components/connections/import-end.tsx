import { CircleCheck } from 'lucide-react'
import { untoldRequestId } from '#components/api/untold-request-id.ts'
import { ErrorLink } from '#components/connections/error-link.tsx'
import { buildNewHiresHref } from '#components/new-hires/new-hire-filters.ts'
import { buildOffersHref } from '#components/offers/offer-filters.ts'
import type { Clock } from '#components/organization/clock.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { FactList } from '#components/patterns/fact-list.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { describeSince } from '#components/sweeps/import-words.ts'
import { describeEffort } from '#components/sweeps/sweep-words.ts'
import { TextLink } from '#components/ui/link.tsx'
import { Age } from '#components/ui/time.tsx'
import type { Sweep } from '#lib/domain/sweeps/contract.ts'
import { formatWhole } from '#lib/platform/format/counts.ts'

/** What became of an import: all in, stopped by an error, or cancelled by somebody. */
export function ImportEnd({ ended, clock }: { ended: Sweep; clock: Clock }) {
  const { added, changed, failed, since, finishedAt, createdAt, expected } = ended

  return (
    <div className="flex flex-col gap-3">
      <EndWords ended={ended} />
      <FactList
        facts={[
          { term: 'Range', value: describeSince(since) },
          expected ? { term: 'Came in', value: formatWhole(added) } : null,
          changed > 0 ? { term: 'Changed', value: formatWhole(changed) } : null,
          failed > 0 ? { term: 'Could not be read', value: <span className="font-medium text-amber">{formatWhole(failed)}</span> } : null,
          { term: 'Took', value: describeEffort(ended) },
          { term: 'Ended', value: <Age instant={finishedAt ?? createdAt} {...clock} /> },
        ]}
      />
      {added > 0 ? <Ways /> : null}
    </div>
  )
}

function EndWords({ ended: { state, error, expected, failed } }: { ended: Sweep }) {
  if (state === 'Failed') {
    return (
      <ErrorState
        title={expected ? 'The import stopped.' : 'Counting stopped.'}
        requestId={error ? untoldRequestId(error) : null}
        actions={error ? <ErrorLink code={error.code} /> : null}
      >
        {error?.message} {expected ? 'What came in stays, and importing again goes on with the rest.' : null}
      </ErrorState>
    )
  }
  if (state === 'Cancelled')
    return <Notice title="Import cancelled">{expected ? 'What came in by then stays.' : 'Nothing came in.'}</Notice>
  if (failed > 0) {
    return (
      <Notice tone="amber" title="Not everything could be read">
        Import the range again to try the rest once more. What is here already is left out.
      </Notice>
    )
  }

  return (
    <p className="flex items-center gap-2 font-medium">
      <CircleCheck aria-hidden="true" className="text-moss" />
      Everything in the range is here
    </p>
  )
}

/** Where one sees what came in. */
function Ways() {
  const { slug } = useOrganization()
  const can = useCan()

  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1">
      {can('newHires.manage') ? <TextLink href={buildNewHiresHref({ slug, filters: {} })}>See new hires</TextLink> : null}
      {can('offers.read') ? <TextLink href={buildOffersHref({ slug, filters: {} })}>See offers</TextLink> : null}
    </p>
  )
}
