'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { findLostPermissions } from '#components/connections/find-lost-permissions.ts'
import { useKeepConnection } from '#components/connections/use-connection-acts.ts'
import type { Connection, PermissionCheck } from '#lib/domain/connections/contract.ts'

/** A test holds for the key it was made with. */
type TestedKey = { apiKey: string; lost: PermissionCheck[] }

type UseSaveKey = { connection: Connection; onSaved: (connection: Connection) => void }

/** Puts a key in the place of the one in use, after a test that tells whether it may do less: then it waits for a second yes. */
export function useSaveKey({ connection, onSaved }: UseSaveKey) {
  const api = useApi()
  const keep = useKeepConnection()
  const [tested, setTested] = useState<TestedKey | null>(null)
  const { id, environment, permissions } = connection
  const replaceKey = useMutation(
    api.connections.replaceKey.mutationOptions({
      onSuccess: (saved) => {
        keep(saved)
        onSaved(saved)
      },
    }),
  )
  const checkKey = useMutation(
    api.connections.checkKey.mutationOptions({
      onSuccess: (check, { apiKey }) => {
        const lost = findLostPermissions({ before: permissions, after: check.permissions })
        if (lost.length === 0) replaceKey.mutate({ id, apiKey })
        else setTested({ apiKey, lost })
      },
    }),
  )
  const error = replaceKey.error ?? checkKey.error

  return {
    save: (apiKey: string) => {
      replaceKey.reset()
      // Without a key that may do something nothing can be lost.
      const isFirst = permissions.every(({ status }) => status === 'missing')
      if (isFirst || tested?.apiKey === apiKey) replaceKey.mutate({ id, apiKey })
      else checkKey.mutate({ environment, apiKey })
    },
    /** What would be lost by this key, once it is tested. */
    lostBy: (apiKey: string): PermissionCheck[] => (tested?.apiKey === apiKey ? tested.lost : []),
    failure: error ? readErrorMessage(error) : null,
    isPending: checkKey.isPending || replaceKey.isPending,
    reset: () => {
      setTested(null)
      checkKey.reset()
      replaceKey.reset()
    },
  }
}
