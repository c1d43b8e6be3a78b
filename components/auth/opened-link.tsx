'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { untoldRequestId } from '#components/api/untold-request-id.ts'
import { DeadLink } from '#components/auth/dead-link.tsx'
import type { LinkKind } from '#components/auth/link-kind.ts'
import { LinkSkeleton } from '#components/auth/link-skeleton.tsx'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Button } from '#components/ui/button.tsx'

/** What stays true of a link while its page is open: it is asked for once, and not again when the link has been used. */
export const linkQuery = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnMount: false } as const

/** Whether an answer says that the link does not work. */
function isLinkRefusal(error: unknown): boolean {
  return readErrorMessage(error).code === 'link_invalid'
}

/** For acts whose link stopped working while its page was open: shows the neutral page, and rethrows everything else. */
export type OnRefused = (error: unknown) => null

export type OpenedLinkProps<Data> = {
  kind: LinkKind
  query: UseQueryResult<Data>
  /** Who is signed in in this browser, where that can be the reason. */
  signedInAs?: string | null
  children: (data: Data, onRefused: OnRefused) => ReactNode
}

/** A page behind a link of a mail: what it leads to, the neutral page for a link that does not work, or why that is not known. */
export function OpenedLink<Data>({ kind, query, signedInAs, children }: OpenedLinkProps<Data>) {
  const [isDead, setIsDead] = useState(false)

  const onRefused: OnRefused = (error) => {
    if (!isLinkRefusal(error)) throw error
    setIsDead(true)

    return null
  }

  if (isDead || (query.error && isLinkRefusal(query.error))) return <DeadLink kind={kind} signedInAs={signedInAs} />
  if (query.error) return <LinkTrouble error={query.error} isAsking={query.isFetching} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <LinkSkeleton />

  return children(query.data, onRefused)
}

type LinkTroubleProps = { error: unknown; isAsking: boolean; onRetry: () => void }

function LinkTrouble({ error, isAsking, onRetry }: LinkTroubleProps) {
  const { userMessage, requestId } = readErrorMessage(error)

  return (
    <>
      <h1 className="sr-only">Error</h1>
      <ErrorState
        title="This link could not be opened."
        requestId={untoldRequestId({ message: userMessage, requestId })}
        actions={
          <Button size="sm" onClick={onRetry} isLoading={isAsking}>
            Try again
          </Button>
        }
      >
        {userMessage}
      </ErrorState>
    </>
  )
}
