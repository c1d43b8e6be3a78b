'use client'

import { useMutation } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { useKeepConnection } from '#components/connections/use-connection-acts.ts'
import { toast } from '#components/ui/toast.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'

/** Acts on an account that is connected by hand. */
export function useByHandActs() {
  const api = useApi()
  const keep = useKeepConnection()
  const say = (words: string) => ({
    onSuccess: (connection: Connection) => {
      keep(connection)
      toast.success(words)
    },
    onError: toastError,
  })

  return {
    install: useMutation(api.byHand.install.mutationOptions({ onSuccess: keep, onError: toastError })),
    // A secret must not wait in memory for longer than the page shows it.
    showSecret: useMutation(api.byHand.showSecret.mutationOptions({ onError: toastError, gcTime: 0 })),
    changeSecret: useMutation(api.byHand.changeSecret.mutationOptions(say('There is a new secret key. The old one is accepted too'))),
    endSecretChange: useMutation(api.byHand.endSecretChange.mutationOptions(say('One secret key is accepted from now on'))),
    remove: useMutation(api.byHand.remove.mutationOptions(say('Webhooks made by hand are no longer taken in'))),
  }
}
