'use client'

import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { describeHireAct, findWayBack, type HireAct, sendHireAct } from '#components/hire-acts/hire-act.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { TextLink } from '#components/ui/link.tsx'
import { toast } from '#components/ui/toast.ts'
import type { NewHireDetail } from '#lib/domain/new-hires/contract.ts'

/** How long Undo of an adding is offered; the server takes it for a minute. */
const ADDED_TOAST_MS = 20_000

export type HireActs = {
  run: (act: HireAct) => void
  /** One is on its way, also where it was begun before the record was opened again. */
  isBusy: boolean
  /** Which, where it was begun here. */
  pending: HireAct | null
}

/** Everything that can be done to one new hire, with what follows: toast, Undo, what was refused. */
export function useHireActs(hire: Pick<NewHireDetail, 'id'>): HireActs {
  const { id } = hire
  const api = useApi()
  const client = useApiClient()
  const queryClient = useQueryClient()
  const tellDone = useTellDone()
  const queryKey = api.newHires.get.queryKey({ input: { id } })
  const mutationKey = ['new-hire-act', id] as const

  const mutation = useMutation({
    mutationKey,
    mutationFn: (act: HireAct) => sendHireAct({ client, id, act }),
    onMutate: () => ({ before: queryClient.getQueryData(queryKey) }),
    onSuccess: (after, act, { before }) => {
      queryClient.setQueryData(queryKey, after)
      const back = findWayBack({ act, before })
      tellDone({ act, hire: after, onUndo: back ? () => mutation.mutate(back) : null })
    },
    onError: toastError,
    // A refusal can mean that somebody else was faster: show what stands there now.
    onSettled: () => {
      for (const key of [api.newHires.key(), api.people.key(), api.home.key()]) void queryClient.invalidateQueries({ queryKey: key })
    },
  })
  const isBusy = useIsMutating({ mutationKey }) > 0

  return { run: (act) => mutation.mutate(act), isBusy, pending: mutation.isPending ? mutation.variables : null }
}

type Done = { act: HireAct; hire: NewHireDetail; onUndo: (() => void) | null }

/** An added person is a press away in People; what can be taken back has Undo. */
function useTellDone(): (done: Done) => void {
  const { slug } = useOrganization()
  const can = useCan()

  return ({ act, hire, onUndo }) => {
    const words = describeHireAct({ act, hire })
    const action = onUndo ? { label: 'Undo', onClick: onUndo } : undefined
    if (act.kind !== 'add') return toast.success(words, { action })
    const href = hire.person && can('people.read') ? `/${slug}/people/${hire.person.id}` : null
    const description = href ? <TextLink href={href}>Open profile</TextLink> : undefined

    toast.success(words, { action, description, duration: ADDED_TOAST_MS })
  }
}
