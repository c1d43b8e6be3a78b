import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type AshbyGate = {
  url: string
  /** Every call that was let through, in order: operation and body. */
  calls: { operation: string; input: Record<string, unknown> }[]
  /** Awaited before a call is let through; `cut` drops it instead, unseen by the sandbox. */
  onCall: ((operation: string) => Promise<'cut' | undefined>) | null
  close: () => Promise<void>
}

/** Stands in front of the sandbox and counts what really reaches it. A connection that the sandbox cuts is cut here, too. */
export async function openGate(sandboxOrigin: string): Promise<AshbyGate> {
  const gate: AshbyGate = { url: '', calls: [], onCall: null, close: async () => undefined }
  const server = createServer((incoming, outgoing) => void pass({ gate, sandboxOrigin, incoming, outgoing }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  gate.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  gate.close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }

  return gate
}

type Pass = { gate: AshbyGate; sandboxOrigin: string; incoming: IncomingMessage; outgoing: ServerResponse }

async function pass({ gate, sandboxOrigin, incoming, outgoing }: Pass): Promise<void> {
  const operation = (incoming.url ?? '/').slice(1)
  const body = Buffer.concat(await incoming.toArray())
  if ((await gate.onCall?.(operation)) === 'cut') {
    outgoing.destroy()
    return
  }
  gate.calls.push({ operation, input: JSON.parse(body.toString() || '{}') })

  const { host: _, ...headers } = incoming.headers
  const forwarded = request(`${sandboxOrigin}${incoming.url}`, { method: 'POST', headers, agent: false }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
    answer.on('error', () => outgoing.destroy())
    answer.on('aborted', () => outgoing.destroy())
    answer.pipe(outgoing)
  })
  forwarded.on('error', () => outgoing.destroy())
  forwarded.end(body)
}
