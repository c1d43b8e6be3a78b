import type { ApiUtils } from '#components/api/client.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

/** The tries of one offer: the same in the browser and on the server. */
export function writeBacksOptions({ api, id }: { api: Pick<ApiUtils, 'writeBacks'>; id: string }) {
  return api.writeBacks.list.queryOptions({ input: { id } })
}

/** Only an answer that was given on our page can be written to Ashby. */
export function canBeWrittenBack({ state, flags }: Pick<OfferDetail, 'state' | 'flags'>): boolean {
  return (state === 'Accepted' || state === 'Declined') && !flags.includes('AnsweredInAshby')
}
