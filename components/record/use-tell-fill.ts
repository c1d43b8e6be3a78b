'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { ApiClient } from '#components/api/client.ts'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import type { RecordNoun } from '#components/record/reviewed-record.ts'
import { toast } from '#components/ui/toast.ts'
import type { MappingRun } from '#lib/domain/mappings/runs/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

const POLL_MS = 700
const TRIES_MAX = 40

export type TellFillInput = { connectionId: string; noun: RecordNoun }

/** Says in a toast what a new version of the connection's mapping fills, from its start to its end. */
export function useTellFill({ connectionId, noun }: TellFillInput): (number: number) => void {
  const api = useApi()
  const client = useApiClient()
  const queryClient = useQueryClient()

  return (number) => {
    const filling = followFill({ client, connectionId, object: noun.object, number }).finally(() => {
      void queryClient.invalidateQueries({ queryKey: noun.object === 'Offer' ? api.offers.key() : api.newHires.key() })
    })
    toast.promise(filling, {
      loading: `Version ${number} is filling ${noun.many}`,
      success: (run) => describeFill({ number, run, noun }),
      error: describeFilling({ number, noun }),
    })
  }
}

type FollowOptions = { client: ApiClient; connectionId: string; object: RecordNoun['object']; number: number }

/** The finished pass of a version; null where it failed, or is not at its end for so long that nobody waits for it any more. */
async function followFill({ client, connectionId, object, number }: FollowOptions): Promise<MappingRun | null> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const run = await client.mappingRuns.latest({ connectionId, object })
    if (run && run.version >= number && (run.state === 'Done' || run.state === 'Failed')) return run.state === 'Done' ? run : null
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }

  return null
}

type FillWords = { number: number; noun: RecordNoun }

function describeFill({ number, run, noun }: FillWords & { run: MappingRun | null }): string {
  if (run === null) return describeFilling({ number, noun })
  if (run.changed === 0) return `Saved as version ${number}. No ${noun.one} needed it`

  return `Version ${number} filled ${formatCountOf({ count: run.changed, one: noun.one })}`
}

function describeFilling({ number, noun }: FillWords): string {
  return `Saved as version ${number}. ${noun.many.charAt(0).toUpperCase()}${noun.many.slice(1)} are being filled`
}
