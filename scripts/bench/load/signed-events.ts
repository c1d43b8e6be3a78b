import { createHmac, randomUUID } from 'node:crypto'
import type { BenchConnection } from '#scripts/bench/stack/sandbox-account.ts'
import type { LoadRequest } from './post-all.ts'

export type SignBody = { endpoint: BenchConnection['endpoint']; body: string }

/** A delivery as Ashby signs it. */
export function signBody({ endpoint, body }: SignBody): LoadRequest {
  const signature = `sha256=${createHmac('sha256', endpoint.secretToken).update(body).digest('hex')}`

  return {
    path: new URL(endpoint.requestUrl).pathname,
    body,
    headers: { 'content-type': 'application/json', 'ashby-signature': signature },
  }
}

/** A body of Offer Update of this size in bytes, about an offer of its own: no two of them are one event. */
export function makeOfferUpdate({ bytes }: { bytes: number }): string {
  const now = new Date().toISOString()
  const offer = {
    id: randomUUID(),
    decidedAt: null,
    applicationId: randomUUID(),
    acceptanceStatus: 'Pending',
    offerStatus: 'WaitingOnCandidateResponse',
    latestVersion: {
      id: randomUUID(),
      startDate: '2027-01-04',
      salary: { currencyCode: 'EUR', value: 72_000 },
      createdAt: now,
      customFields: [],
    },
  }
  const write = (note: string) =>
    JSON.stringify({ action: 'offerUpdate', webhookActionId: randomUUID(), data: { offer: { ...offer, note } } })

  return write('x'.repeat(Math.max(0, bytes - write('').length)))
}
