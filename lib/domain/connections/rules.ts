/** How many jobs of one connection run at a time. */
const LANES = 4

/** The named queue of an upstream object: jobs of one object run one after the other, and a connection never runs more than four. */
export function queueOf({ connectionId, externalId }: { connectionId: string; externalId: string }): string {
  return `conn:${connectionId}:${laneOf({ key: externalId, lanes: LANES })}`
}

/** Spreads keys evenly over lanes, 0 to lanes - 1, always the same way (FNV-1a; it needs to be stable, not secret). */
export function laneOf({ key, lanes }: { key: string; lanes: number }): number {
  let hash = 0x811c9dc5
  for (const unit of key) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193)

  return (hash >>> 0) % lanes
}

/** Why nobody outside can reach this address; null where that seems possible. The last word has Ashby's ping. */
export function describeUnreachable(appUrl: string): string | null {
  const { hostname, protocol } = new URL(appUrl)
  const isLocalName =
    hostname === 'localhost' || /\.(localhost|local|internal|lan|home|test|invalid|example)$/.test(hostname) || !hostname.includes('.')
  const isPrivateAddress = /^(127\.|10\.|192\.168\.|169\.254\.|0\.|172\.(1[6-9]|2\d|3[01])\.)/.test(hostname) || hostname.startsWith('[')

  if (isLocalName || isPrivateAddress) {
    return `Handoff runs at ${appUrl}, which Ashby cannot reach from outside. Set APP_URL to a public address, or use the sandbox.`
  }
  if (protocol !== 'https:')
    return `Handoff runs at ${appUrl} without encryption. Set APP_URL to an https address, so that offers do not travel in the open.`

  return null
}
