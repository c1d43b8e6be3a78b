export type SealRing = { radiusX: number; radiusY: number; count: number; turn: number }

/**
 * The seal of a document: two rings of crossing ellipses around the middle of a square of 120, chosen by the document's SHA-256
 * (hexadecimal). The same document always has the same seal. It is an ornament to recognise a document by; the hash itself is the evidence.
 */
export function drawSeal(hash: string): SealRing[] {
  const byteAt = (index: number): number => Number.parseInt(hash.slice(index * 2, index * 2 + 2), 16) || 0
  const pick = (index: number, least: number, most: number): number => least + (byteAt(index) % (most - least + 1))

  return [
    { radiusX: 56, radiusY: pick(0, 22, 40), count: pick(1, 14, 20), turn: pick(2, 0, 12) },
    { radiusX: pick(3, 34, 42), radiusY: pick(4, 14, 26), count: pick(5, 9, 14), turn: pick(6, 0, 18) },
  ]
}

/** Where each ellipse of a ring lies, in degrees. An ellipse looks the same after half a turn, so they share one half. */
export function listTurns({ count, turn }: SealRing): number[] {
  return Array.from({ length: count }, (_, index) => Math.round((turn + (index * 180) / count) * 10) / 10)
}
