/** 1 is the full size; `npm test` runs a tenth. */
const SIZE = Number(process.env.HANDOFF_FAULT_SIZE ?? 0.1)

export const isFullSize = SIZE >= 1

/** A number of things at the chosen size, and never so few that they prove nothing. */
export function scale({ full, least }: { full: number; least: number }): number {
  return Math.max(least, Math.round(full * SIZE))
}
