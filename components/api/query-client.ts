import { isServer, MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isRetryable } from '#components/api/error-message.ts'

const FRESH_MS = 10_000
const RETRIES_MAX = 2

export type QueryClientOptions = {
  /** Told of every query and act that failed for good. */
  onError?: (error: unknown) => void
}

/** The cache of one organization's answers. Live updates say when an answer is old, so the time here only spares double reads. */
export function createQueryClient({ onError }: QueryClientOptions = {}): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // A render on the server does not wait for a second try: the browser makes it.
        retry: (failures, error) => !isServer && failures < RETRIES_MAX && isRetryable(error),
      },
      // Whether a write happened is not known when its answer is lost; the person decides.
      mutations: { retry: false },
    },
  })
}
