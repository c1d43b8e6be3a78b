import { randomUUID } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'

const globals = globalThis as unknown as { handoffPeerHeader?: string }

/**
 * The header in which this process writes the address of the connection's other end. Its name is drawn anew by every
 * process, so no request can bring a value of its own.
 */
export function peerHeader(): string {
  globals.handoffPeerHeader ??= `x-handoff-peer-${randomUUID()}`

  return globals.handoffPeerHeader
}

const startedRequestSchema = z.object({ request: z.custom<IncomingMessage>((value) => typeof value === 'object' && value !== null) })

/**
 * Makes the socket's address visible to route handlers, which Next gives headers only: Next itself fills
 * `x-forwarded-for` from the socket just where the client sent none, so that header alone proves nothing.
 * Node publishes this channel before the server's own listeners see the request. Call once, at start.
 */
export function stampPeerAddress(): void {
  const header = peerHeader()

  subscribe('http.server.request.start', (message) => {
    const { request } = startedRequestSchema.parse(message)
    request.headers[header] = request.socket.remoteAddress ?? ''
  })
}
