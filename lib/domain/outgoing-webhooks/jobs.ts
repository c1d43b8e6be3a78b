import { z } from 'zod'
import type { EnqueueOptions } from '#lib/platform/queue/enqueue.ts'
import { defineJob, tenantPayloadSchema } from '#lib/platform/queue/job.ts'

/** Tries to send one message to its webhook. */
export const sendOutgoingMessageJob = defineJob({
  name: 'send_outgoing_message',
  payload: tenantPayloadSchema.extend({ messageId: z.uuid() }),
})

/** Tries of one webhook that run at the same time: an address that answers nothing must not hold every worker. */
const LANES = 2
/** Behind what people and candidates wait for. */
const PRIORITY = 5

/** Where a message waits for its turn. It has one job that waits. */
export function outgoingQueueOf({
  id,
  webhookId,
}: {
  id: string
  webhookId: string
}): Pick<EnqueueOptions, 'queue' | 'jobKey' | 'priority'> {
  const lane = Number.parseInt(id.slice(-1), 16) % LANES

  return { queue: `outgoing:${webhookId}:${lane}`, jobKey: `outgoing:${id}`, priority: PRIORITY }
}
