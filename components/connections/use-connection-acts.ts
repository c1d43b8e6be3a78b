'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { toast } from '#components/ui/toast.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { Sweep } from '#lib/domain/sweeps/contract.ts'

/** Puts a connection that an act answered into every list on screen, before the live update comes. */
export function useKeepConnection(): (connection: Connection) => void {
  const api = useApi()
  const queryClient = useQueryClient()

  return (connection) => {
    queryClient.setQueryData(api.connections.get.queryKey({ input: { id: connection.id } }), connection)
    queryClient.setQueryData(api.connections.list.queryKey(), (list) => {
      if (!list) return list
      const others = list.items.filter(({ id }) => id !== connection.id)

      return { ...list, items: [...others, connection] }
    })
    void queryClient.invalidateQueries({ queryKey: api.home.key() })
  }
}

/** Acts whose result is one sentence. Failures are said with what to do; what stays wrong stands in the connection's problems. */
export function useConnectionActs() {
  const api = useApi()
  const keep = useKeepConnection()
  const say = (words: (connection: Connection) => string) => ({
    onSuccess: (connection: Connection) => {
      keep(connection)
      toast.success(words(connection))
    },
    onError: toastError,
  })

  return {
    recheck: useMutation(api.connections.recheck.mutationOptions(say(describeKey))),
    pause: useMutation(api.connections.pause.mutationOptions(say(({ name }) => `${name} is paused`))),
    resume: useMutation(api.connections.resume.mutationOptions(say(({ name }) => `${name} is on again, Ashby is being checked`))),
    confirmDeleted: useMutation(api.connections.confirmDeletedByHand.mutationOptions(say(() => 'Webhook taken off the list'))),
    setWriteBack: useMutation(
      api.connections.setWriteBack.mutationOptions(
        say(({ writeBack }) => (writeBack.isOn ? 'Answers are written to Ashby from now on' : 'Answers stay in Handoff from now on')),
      ),
    ),
    configure: useMutation(api.connections.configure.mutationOptions({ onSuccess: keep, onError: toastError })),
  }
}

/** The result of a key's check in a sentence. */
export function describeKey({ permissions }: Connection): string {
  const missing = permissions.filter(({ status }) => status === 'missing').length
  if (missing === 0) return 'The key works and has every permission'

  return `The key works, ${missing === 1 ? '1 permission is' : `${missing} permissions are`} missing`
}

/** Starts a check of one account. Its progress comes with the connection. */
export function useStartSweep(connection: Connection) {
  const api = useApi()
  const keep = useKeepConnection()

  return useMutation(
    api.sweeps.start.mutationOptions({
      onSuccess: (sweeps: Sweep[]) => {
        const lastSweep = sweeps.find(({ connectionId }) => connectionId === connection.id)
        if (lastSweep) keep({ ...connection, lastSweep })
      },
      onError: toastError,
    }),
  )
}
