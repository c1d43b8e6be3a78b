import ipaddr from 'ipaddr.js'

/** Addresses that look public but answer with a cloud machine's own credentials or configuration. */
const METADATA_ADDRESSES = new Set(['168.63.129.16'])

/** All IPv6 addresses that are routed on the internet begin with the bits 001; everything else is refused without a look. */
const GLOBAL_UNICAST_V6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number]

export type AddressVerdict = { allowed: true } | { allowed: false; reason: string }

/**
 * Says whether an outbound request may connect to this address. Only addresses routed on the internet pass: loopback, private,
 * link-local (with the cloud metadata service), carrier-grade NAT, unspecified, multicast, reserved and documentation ranges do not,
 * nor does an IPv6 form that carries an IPv4 address inside (mapped, NAT64, 6to4, Teredo), because it could hide one of those.
 */
export function judgeAddress(address: string): AddressVerdict {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (!ipaddr.isValid(bare)) return { allowed: false, reason: 'not an IP address' }

  const parsed = ipaddr.parse(bare)
  const range = parsed.range()
  if (range !== 'unicast') return { allowed: false, reason: range }
  if (METADATA_ADDRESSES.has(parsed.toString())) return { allowed: false, reason: 'metadata' }
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_UNICAST_V6)) return { allowed: false, reason: 'reserved' }

  return { allowed: true }
}
