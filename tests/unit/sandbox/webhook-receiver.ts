import { createServer } from 'node:http'
import { z } from 'zod'

export type Received = { action: string; webhookActionId: string | null; signature: string | null; raw: string; data: unknown }
export type WebhookReceiver = {
  url: string
  received: Received[]
  /** What the next requests are answered with; the last one goes on. A ping is always answered 200. */
  answerWith: (...statuses: number[]) => void
  close: () => Promise<void>
}

const bodySchema = z.looseObject({ action: z.string(), webhookActionId: z.string().optional(), data: z.unknown() })

/** A server that takes webhooks and remembers them, pings left out unless asked for. */
export async function openWebhookReceiver({ keepPings = false, pingStatus = 200 } = {}): Promise<WebhookReceiver> {
  const received: Received[] = []
  let statuses = [200]
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8')
      const { action, webhookActionId = null, data } = bodySchema.parse(JSON.parse(raw))
      const signature = request.headers['ashby-signature']
      const isPing = action === 'ping'
      if (!isPing || keepPings)
        received.push({ action, webhookActionId, raw, data, signature: typeof signature === 'string' ? signature : null })
      const status = isPing ? pingStatus : (statuses[0] ?? 200)
      if (!isPing && statuses.length > 1) statuses = statuses.slice(1)
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answerWith: (...next) => {
      statuses = next
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
