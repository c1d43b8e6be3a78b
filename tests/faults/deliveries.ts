import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pLimit from 'p-limit'
import { z } from 'zod'
import type { FaultCompany } from './company.ts'

export type Delivery = { url: string; body: string; signature: string /** What Ashby counts as one. */; event: string }

const webhooksSchema = z.object({ webhooks: z.array(z.object({ id: z.string(), requestUrl: z.string(), secretToken: z.string() })) })
const deliveriesSchema = z.object({
  deliveries: z.array(z.object({ webhookId: z.string(), action: z.string(), body: z.string() })),
})

/** What the sandbox has to deliver so far, signed as Ashby signs it, in any order. */
export async function readDeliveries({ account }: FaultCompany): Promise<Delivery[]> {
  const { webhooks } = webhooksSchema.parse(await account.control('webhook.list'))
  const { deliveries } = deliveriesSchema.parse(await account.control('delivery.list', { withBody: true, limit: 100_000 }))
  const byId = new Map(webhooks.map((webhook) => [webhook.id, webhook]))

  return shuffle(
    deliveries.flatMap(({ webhookId, action, body }) => {
      const webhook = byId.get(webhookId)
      if (!webhook || action === 'ping') return []
      const signature = `sha256=${createHmac('sha256', webhook.secretToken).update(body).digest('hex')}`

      return [{ url: webhook.requestUrl, body, signature, event: nameEvent(body) }]
    }),
  )
}

export function shuffle<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, order: Math.random() }))
    .sort((one, other) => one.order - other.order)
    .map(({ item }) => item)
}

function nameEvent(body: string): string {
  const { action, webhookActionId, data } = JSON.parse(body)

  // An event of an application can carry the offer beside it.
  const subject = action.startsWith('offer') ? data.offer : data.application

  return [action, webhookActionId, subject?.id].join(' ')
}

type SendDeliveries = { deliveries: readonly Delivery[]; atOnce?: number }

/** Delivers as Ashby does: anything but 200 is tried again later. */
export async function sendDeliveries({ deliveries, atOnce = 16 }: SendDeliveries): Promise<void> {
  const limit = pLimit(atOnce)
  await Promise.all(
    deliveries.map((delivery) =>
      limit(async () => {
        while (!(await isTaken(delivery))) await sleep(250)
      }),
    ),
  )
}

async function isTaken({ url, body, signature }: Delivery): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'ashby-signature': signature },
    })
    await response.arrayBuffer()
    if (response.status !== 200 && response.status !== 503) throw new Error(`A delivery was answered ${response.status}.`)

    return response.status === 200
  } catch (error) {
    // Nobody listened, or it died in the middle of its answer.
    if (error instanceof TypeError) return false
    throw error
  }
}
