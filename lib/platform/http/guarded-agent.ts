import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { judgeAddress } from './address-rules.ts'
import { OutboundError } from './outbound-error.ts'

/** Time for DNS, TCP and TLS together, in milliseconds. */
const CONNECT_TIMEOUT_MS = 5_000

export type ResolveHost = (hostname: string, callback: (error: Error | null, addresses: LookupAddress[]) => void) => void

/** The system’s own name resolution. */
export const resolveWithDns: ResolveHost = (hostname, callback) => dnsLookup(hostname, { all: true, verbatim: true }, callback)

/**
 * An undici agent that connects only to public addresses. The name is resolved once, inside the connection attempt, and the socket is
 * given exactly the addresses that passed, so a name that resolves differently a moment later (DNS rebinding) gains nothing.
 * HTTP/2 stays off: with one request per connection at a time we know for certain whether a request was written.
 */
export function createGuardedAgent({ resolveHost = resolveWithDns }: { resolveHost?: ResolveHost } = {}): Agent {
  const connect = buildConnector({ allowH2: false, timeout: CONNECT_TIMEOUT_MS, lookup: createGuardedLookup(resolveHost) })

  return new Agent({
    allowH2: false,
    connect: (options, callback) => {
      const literal = options.hostname.replace(/^\[|\]$/g, '')
      // A literal address never reaches the lookup hook.
      if (isIP(literal) !== 0 && !judgeAddress(literal).allowed) return callback(refuseAddress(literal), null)

      connect(options, (...result) => {
        const [error, socket] = result
        if (error) return callback(error, null)

        const verdict = judgeAddress(socket.remoteAddress ?? '')
        if (verdict.allowed) return callback(null, socket)

        socket.destroy()
        callback(refuseAddress(options.hostname), null)
      })
    },
  })
}

/** An agent without address rules, for the one origin that configuration itself named. */
export function createTrustedAgent(): Agent {
  return new Agent({ allowH2: false, connect: buildConnector({ allowH2: false, timeout: CONNECT_TIMEOUT_MS }) })
}

/** Names that resolve to public and other addresses keep only the public ones; a name with none is refused. */
export function createGuardedLookup(resolveHost: ResolveHost): LookupFunction {
  return (hostname, options, callback) => {
    resolveHost(hostname, (error, addresses) => {
      if (error) return callback(error, '', 0)

      const allowed = addresses.filter(({ address }) => judgeAddress(address).allowed)
      const [first] = allowed
      if (!first) return callback(refuseAddress(hostname), '', 0)
      if (options.all) return callback(null, allowed)

      callback(null, first.address, first.family)
    })
  }
}

function refuseAddress(host: string): OutboundError {
  return new OutboundError({
    code: 'outbound_refused',
    outcome: 'never_sent',
    retry: 'no',
    userMessage: `${host} leads to an address inside a private network. Handoff only talks to public addresses: use one that can be reached from the internet.`,
  })
}
