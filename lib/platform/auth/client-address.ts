import ipaddr from 'ipaddr.js'
import { peerHeader } from '#lib/platform/auth/peer-address.ts'
import { env } from '#lib/platform/env.ts'

type Range = ReturnType<typeof ipaddr.parseCIDR>

/**
 * The address of who asks. It begins with the socket's other end (see `stampPeerAddress`). Only while the nearer address is one of
 * TRUSTED_PROXIES does the next entry of `X-Forwarded-For`, read from the right, count: everything left of it can be invented.
 * Null where no socket was stamped, as in tests.
 */
export function readClientAddress({
  headers,
  trustedProxies = env().TRUSTED_PROXIES,
}: {
  headers: Headers
  trustedProxies?: string
}): string | null {
  const peer = parseAddress(headers.get(peerHeader()) ?? '')
  if (!peer) return null

  const ranges = parseRanges(trustedProxies)
  const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').reverse()
  let nearest = peer
  for (const entry of forwarded) {
    if (!isTrusted(nearest, ranges)) break
    const next = parseAddress(entry)
    if (!next) break
    nearest = next
  }

  return nearest.toString()
}

function parseRanges(text: string): Range[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      if (part.includes('/')) return ipaddr.parseCIDR(part)
      const address = ipaddr.process(part)

      return [address, address.kind() === 'ipv4' ? 32 : 128] as Range
    })
}

/** IPv4 written as IPv6 (`::ffff:10.0.0.1`) is the IPv4 address; a port or brackets, which some proxies add, are dropped. */
function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')

  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null
}

function isTrusted(address: ipaddr.IPv4 | ipaddr.IPv6, ranges: Range[]): boolean {
  return ranges.some(
    ([range, bits]) => range.kind() === address.kind() && address.match([range, bits] as [ipaddr.IPv4, number] & [ipaddr.IPv6, number]),
  )
}
