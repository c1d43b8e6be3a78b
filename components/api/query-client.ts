import { isServer, MutationCache, QueryCache, QueryClient, type QueryKey } from '@tanstack/react-query'
import { isRetryable } from '#components/api/error-message.ts'

const FRESH_MS = 10_000
const RETRIES_MAX = 2

export type QueryClientOptions = {
  /** Told of every query and act that failed for good; acts have no key. */
  onError?: (error: unknown, queryKey: QueryKey | null) => void
}

/** The cache of one organization's answers. Live updates say when an answer is old, so the time here only spares double reads. */
export function createQueryClient({ onError }: QueryClientOptions = {}): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, { queryKey }) => onError?.(error, queryKey) }),
    mutationCache: new MutationCache({ onError: (error) => onError?.(error, null) }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // A render on the server does not wait for a second try: the browser makes it.
        retry: (failures, error) => !isServer && failures < RETRIES_MAX && isRetryable(error),
      },
      // Whether a write happened is not known when its answer is lost; the person decides. Without a connection it fails at once: an act
      // that waited for one would be done after somebody had turned away from it.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
