import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { POST } from '#app/api/webhooks/[source]/[endpointId]/route.ts'

export type WebhookServer = { url: string; close: () => Promise<void> }

/** The webhook route behind a real HTTP server, so that the sandbox reaches it as Ashby reaches the web process. */
export async function startWebhookServer(): Promise<WebhookServer> {
  const server = createServer((req, res) => void answer(req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const [, , , source = '', endpointId = ''] = (req.url ?? '').split('/')
  // The browser's types do not know that a body that is a stream needs `duplex`.
  const init: RequestInit & { duplex: 'half' } = {
    method: req.method ?? 'POST',
    headers: Object.entries(req.headers).map(([name, value]): [string, string] => [name, String(value)]),
    body: Readable.toWeb(req) as ReadableStream,
    duplex: 'half',
  }
  const request = new Request(`http://127.0.0.1${req.url}`, init)
  const response = await POST(request, { params: Promise.resolve({ source, endpointId }) })
  // A body that was not read to its end would be taken for the next request.
  if (!req.complete) res.setHeader('connection', 'close')
  res.writeHead(response.status, Object.fromEntries(response.headers))
  res.end(await response.text())
}
