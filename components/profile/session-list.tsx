'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Monitor } from 'lucide-react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { Chip } from '#components/ui/chip.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Age } from '#components/ui/time.tsx'
import { toast } from '#components/ui/toast.ts'
import type { UserSession } from '#lib/domain/users/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

const methods: Readonly<Record<UserSession['method'], string>> = {
  Password: 'password',
  PasswordAndCode: 'password and code',
  Provider: 'provider',
}

/** Where one is signed in, and the way to end what should not be. */
export function SessionList() {
  const api = useApi()
  const sessions = useQuery(api.users.sessions.queryOptions())
  const failure = sessions.error && !sessions.data ? readErrorMessage(sessions.error) : null
  const others = sessions.data?.filter((session) => !session.isThisOne) ?? []

  return (
    <Section
      title="Sessions"
      description="Where you are signed in. A session ends by itself after 30 days."
      actions={others.length > 0 ? <EndOthersButton /> : null}
    >
      {failure ? (
        <ErrorState
          title="Your sessions could not be read."
          requestId={failure.requestId}
          actions={
            <Button size="sm" onClick={() => void sessions.refetch()} isLoading={sessions.isFetching}>
              Try again
            </Button>
          }
        >
          {failure.userMessage}
        </ErrorState>
      ) : (
        <ul className="-my-2.5 divide-y divide-line">
          {sessions.data ? sessions.data.map((session) => <SessionRow key={session.id} session={session} />) : <SessionSkeleton />}
        </ul>
      )}
    </Section>
  )
}

function SessionRow({ session }: { session: UserSession }) {
  const { timeZone } = useOrganization()
  const now = useNow()
  const { id, browser, ipAddress, isThisOne, method, lastSeenAt } = session
  const name = browser ?? 'Unknown browser'

  return (
    <li className="flex items-center gap-3 py-2.5">
      <Monitor aria-hidden="true" className="text-ink-3" />
      <div className="min-w-0 flex-1">
        <p className="font-medium [overflow-wrap:anywhere]">{name}</p>
        <p className="text-12 text-ink-3 [overflow-wrap:anywhere]">
          {ipAddress ? <span className="num">{ipAddress}, </span> : null}
          signed in with {methods[method]},{' '}
          {isThisOne ? (
            'in use'
          ) : (
            <>
              last used <Age instant={lastSeenAt} timeZone={timeZone} now={now} />
            </>
          )}
        </p>
      </div>
      {isThisOne ? <Chip>This device</Chip> : <EndSessionButton id={id} name={name} />}
    </li>
  )
}

function EndSessionButton({ id, name }: { id: string; name: string }) {
  const api = useApi()
  const refresh = useRefreshSessions()
  const end = useMutation(
    api.users.endSession.mutationOptions({
      onSuccess: () => toast.success('Signed out', { description: `The session of ${name} has ended.` }),
      onError: toastError,
      onSettled: refresh,
    }),
  )

  return (
    <Button size="sm" aria-label={`Sign out ${name}`} isLoading={end.isPending} onClick={() => end.mutate({ id })}>
      Sign out
    </Button>
  )
}

function EndOthersButton() {
  const api = useApi()
  const refresh = useRefreshSessions()
  const end = useMutation(
    api.users.endOtherSessions.mutationOptions({
      onSuccess: ({ endedSessions }) => toast.success(`${formatCountOf({ count: endedSessions, one: 'session' })} ended`),
      onError: toastError,
      onSettled: refresh,
    }),
  )

  return (
    <Button size="sm" isLoading={end.isPending} onClick={() => end.mutate({})}>
      Sign out everywhere else
    </Button>
  )
}

function useRefreshSessions(): () => Promise<void> {
  const api = useApi()
  const queryClient = useQueryClient()

  return () => queryClient.invalidateQueries({ queryKey: api.users.sessions.queryKey() })
}

function SessionSkeleton() {
  return (
    <li className="flex items-center gap-3 py-2.5">
      <Monitor aria-hidden="true" className="text-ink-3" />
      <div className="flex flex-1 flex-col gap-2 py-1">
        <Skeleton className="w-2/5" />
        <Skeleton className="w-3/5" />
      </div>
    </li>
  )
}
