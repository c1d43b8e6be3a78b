let last = toRevision(Date.now())

/** The revision of a moment: microseconds since 1970. */
export function toRevision(epochMs: number): number {
  return Math.floor(epochMs * 1000)
}

/** The next revision: the clock in microseconds, but always more than any before. */
export function nextRevision(): number {
  last = Math.max(last + 1, toRevision(Date.now()))

  return last
}

/** The newest revision given out so far. */
export function currentRevision(): number {
  return last
}

/** Makes sure that revisions stay ahead of one that was stored earlier, even if the clock was set back meanwhile. */
export function advanceRevision(stored: number): void {
  last = Math.max(last, stored)
}
