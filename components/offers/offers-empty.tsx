'use client'

import { Archive, FileText } from 'lucide-react'
import { isNarrowed } from '#components/offers/offer-filters.ts'
import { emptyTabWords } from '#components/offers/offer-words.ts'
import type { OffersAddress } from '#components/offers/use-offers-address.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { CheckNote } from '#components/sweeps/check-now.tsx'
import type { CheckNow } from '#components/sweeps/use-check-now.ts'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { Spinner } from '#components/ui/spinner.tsx'

/** Filters hide everything: inside the list, since the filters stand there. */
export function OffersNoMatch({ address }: { address: OffersAddress }) {
  const { search, archived, state } = address.filters
  if (archived && !isNarrowed(address.filters)) {
    return (
      <EmptyState
        kind="first-use"
        icon={<Archive aria-hidden="true" />}
        title={`No archived ${state.toLowerCase()} offers`}
        actions={
          <Button size="sm" onClick={address.clearFilters}>
            Show the others
          </Button>
        }
      >
        Archiving sets an offer aside without changing what it says. Here it is found again.
      </EmptyState>
    )
  }

  return (
    <EmptyState
      kind="no-match"
      title={
        search === '' ? (
          'No offers match these filters'
        ) : (
          <>
            No offers for ‘<bdi>{search}</bdi>’
          </>
        )
      }
      actions={
        <Button size="sm" onClick={address.clearFilters}>
          Clear filters
        </Button>
      }
    />
  )
}

/** Nothing is here at all: what will come, or that all is done. Not while filters are set, which have words of their own. */
export function OffersEmpty({ address, check }: { address: OffersAddress; check: CheckNow }) {
  const { state } = address.filters
  if (check.isConnected === false && state === 'Unpublished' && check.lastCheckAt === null) return <FirstUse />
  if (state === 'Unpublished' && check.progress !== null && check.lastCheckAt === null) return <FirstReading progress={check.progress} />
  if (state === 'Unpublished') return <NothingToPublish check={check} />

  return (
    <EmptyState kind="first-use" icon={<FileText aria-hidden="true" />} title={`No ${state.toLowerCase()} offers`}>
      {emptyTabWords[state]}
    </EmptyState>
  )
}

function FirstUse() {
  const { slug } = useOrganization()
  const can = useCan()

  return (
    <EmptyState
      kind="first-use"
      icon={<FileText aria-hidden="true" />}
      title="Approved offers from Ashby appear here"
      actions={
        can('connections.manage') ? (
          <ButtonLink variant="primary" href={`/${slug}/company/integrations`}>
            Connect Ashby
          </ButtonLink>
        ) : undefined
      }
    >
      {can('connections.manage')
        ? 'As soon as an offer is ready for the candidate, it comes in as an unpublished offer to review. Nothing is sent by itself.'
        : 'No account is connected yet. Ask an admin of your organization to connect Ashby.'}
    </EmptyState>
  )
}

function FirstReading({ progress }: { progress: string }) {
  return (
    <EmptyState kind="first-use" icon={<Spinner />} title={progress}>
      What is ready for the candidate comes in as it is read. You may leave this page.
    </EmptyState>
  )
}

function NothingToPublish({ check }: { check: CheckNow }) {
  const { slug } = useOrganization()
  const can = useCan()

  return (
    <EmptyState
      kind="done"
      title="Nothing to publish"
      actions={
        <>
          {can('events.read') ? (
            <ButtonLink size="sm" href={`/${slug}/events`}>
              See events
            </ButtonLink>
          ) : null}
          {can('connections.read') ? (
            <ButtonLink size="sm" href={`/${slug}/company/integrations`}>
              See connection
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {check.progress || check.lastCheckAt ? (
        <>
          <CheckNote check={check} />.{' '}
        </>
      ) : null}
      New offers appear here by themselves.
    </EmptyState>
  )
}
