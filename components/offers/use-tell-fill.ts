'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { ApiClient } from '#components/api/client.ts'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { toast } from '#components/ui/toast.ts'
import type { MappingRun } from '#lib/domain/mappings/runs/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

const POLL_MS = 700
const TRIES_MAX = 40

/** Says in a toast what a new version of the connection's mapping fills, from its start to its end. */
export function useTellFill(connectionId: string): (number: number) => void {
  const api = useApi()
  const client = useApiClient()
  const queryClient = useQueryClient()

  return (number) => {
    const filling = followFill({ client, connectionId, number }).finally(() => {
      void queryClient.invalidateQueries({ queryKey: api.offers.key() })
    })
    toast.promise(filling, {
      loading: `Version ${number} is filling offers`,
      success: (run) => describeFill({ number, run }),
      error: `Saved as version ${number}. Offers are being filled`,
    })
  }
}

type FollowOptions = { client: ApiClient; connectionId: string; number: number }

/** The finished pass of a version; null where it failed, or is not at its end for so long that nobody waits for it any more. */
async function followFill({ client, connectionId, number }: FollowOptions): Promise<MappingRun | null> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const run = await client.mappingRuns.latest({ connectionId, object: 'Offer' })
    if (run && run.version >= number && (run.state === 'Done' || run.state === 'Failed')) return run.state === 'Done' ? run : null
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }

  return null
}

function describeFill({ number, run }: { number: number; run: MappingRun | null }): string {
  if (run === null) return `Saved as version ${number}. Offers are being filled`
  if (run.changed === 0) return `Saved as version ${number}. No offer needed it`

  return `Version ${number} filled ${formatCountOf({ count: run.changed, one: 'offer' })}`
}
