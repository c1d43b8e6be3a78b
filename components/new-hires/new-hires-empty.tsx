'use client'

import { UserRoundPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { isRestricted } from '#components/new-hires/new-hire-filters.ts'
import { emptyTabWords } from '#components/new-hires/new-hire-words.ts'
import type { NewHiresAddress } from '#components/new-hires/use-new-hires-address.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { CheckNote } from '#components/sweeps/check-now.tsx'
import type { CheckNow } from '#components/sweeps/use-check-now.ts'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { Spinner } from '#components/ui/spinner.tsx'

/** Filters hide everything: inside the list, since the filters stand there. */
export function NewHiresNoMatch({ address }: { address: NewHiresAddress }) {
  const { search } = address.filters

  return (
    <EmptyState
      kind="no-match"
      title={
        search === '' ? (
          'No new hires match these filters'
        ) : (
          <>
            No new hires for ‘<bdi>{search}</bdi>’
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

/** Nothing is here at all: what will come, or that all is done. Null while filters are set, which have words of their own. */
export function renderNewHiresEmpty({ address, check }: { address: NewHiresAddress; check: CheckNow }): ReactNode {
  if (isRestricted(address.filters)) return null
  const { state } = address.filters
  if (check.isConnected === false && state === 'Pending' && check.lastCheckAt === null) return <FirstUse />
  if (state === 'Pending' && check.progress !== null && check.lastCheckAt === null) return <FirstReading progress={check.progress} />
  if (state === 'Pending') return <NothingToAdd check={check} />

  return (
    <EmptyState kind="first-use" icon={<UserRoundPlus aria-hidden="true" />} title={`No ${state.toLowerCase()} new hires`}>
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
      icon={<UserRoundPlus aria-hidden="true" />}
      title="Hired candidates from Ashby appear here"
      actions={
        can('connections.manage') ? (
          <ButtonLink variant="primary" href={`/${slug}/company/integrations`}>
            Connect Ashby
          </ButtonLink>
        ) : undefined
      }
    >
      {can('connections.manage')
        ? 'As soon as a candidate is hired in Ashby, they come in as a pending new hire to review. Nobody is added by itself.'
        : 'No account is connected yet. Ask an admin of your organization to connect Ashby.'}
    </EmptyState>
  )
}

function FirstReading({ progress }: { progress: string }) {
  return (
    <EmptyState kind="first-use" icon={<Spinner />} title={progress}>
      Who is hired in Ashby comes in as it is read. You may leave this page.
    </EmptyState>
  )
}

function NothingToAdd({ check }: { check: CheckNow }) {
  const { slug } = useOrganization()
  const can = useCan()

  return (
    <EmptyState
      kind="done"
      title="Nobody to add"
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
      New hires appear here by themselves.
    </EmptyState>
  )
}
