import type { ApiUtils } from '#components/api/client.ts'
import type { ReplayFilter } from '#lib/domain/events/replays/contract.ts'

/** The events that stand still with a code: what a person tries again. */
export function waitingFilter(code: string): ReplayFilter {
  return { states: ['NeedsAttention', 'Failed'], reasonCode: code }
}

/** How many they are: the same query in the browser and on the server. */
export function waitingOptions({ api, code }: { api: Pick<ApiUtils, 'replays'>; code: string }) {
  return api.replays.count.queryOptions({ input: { filter: waitingFilter(code) } })
}
