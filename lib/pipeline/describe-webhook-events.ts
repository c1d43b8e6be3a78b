import { z } from 'zod'
import { summarySchemas } from '#lib/domain/outgoing-webhooks/objects/queries.ts'
import { outgoingEvents, outgoingEventWords, TEST_EVENT } from '#lib/domain/outgoing-webhooks/terms.ts'

export type WebhookEventDescription = { event: string; description: string; schema: unknown }

/** Every event that other systems can be told, with the schema of its body, from the same definitions as the deliveries themselves. */
export function describeWebhookEvents(): WebhookEventDescription[] {
  const told = outgoingEvents.map((event) => {
    const { description, object } = outgoingEventWords[event]

    return { event, description, schema: describeBody({ event, data: summarySchemas[object] }) }
  })

  return [
    ...told,
    { event: TEST_EVENT, description: 'Sent by hand, to try the way.', schema: describeBody({ event: TEST_EVENT, data: z.object({}) }) },
  ]
}

function describeBody({ event, data }: { event: string; data: z.ZodType }): unknown {
  const body = z.object({ type: z.literal(event), timestamp: z.iso.datetime().describe('When it happened'), data })

  return z.toJSONSchema(body, { io: 'output', unrepresentable: 'any' })
}

/** How a delivery is checked and answered, for the reference. */
export const webhookEventsText = `A webhook sends a POST with a JSON body {type, timestamp, data}. \`data\` is the summary that this API answers for the object, as it is when it is first sent; pay is in it only where the webhook may tell it, and records of confidential jobs are told only where that is switched on.

The form and the signature are those of Standard Webhooks (standardwebhooks.com). \`webhook-id\` names the message and is the same in every try: act once for each. \`webhook-timestamp\` is the time of the try in seconds; refuse what is older than five minutes. \`webhook-signature\` holds one or, while the secret is rotated, two signatures with a space between: \`v1,\` and the base64 of HMAC-SHA256 over \`id.timestamp.body\`, with the raw body and the bytes behind \`whsec_\` as the key. Any of its libraries checks that.

Answer with a status from 200 to 299 within 20 seconds. Anything else, a redirect included, is tried again after 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours. \`410\` stops the webhook, and so do five days of nothing but failures. Messages come in no promised order: for what is true now, read the object.`
