import { v7 } from 'uuid'

/**
 * A UUIDv7: ids sort by the time they were made. Rows get theirs from Prisma; this is for ids that must be known before the row is written.
 */
export function createId(): string {
  return v7()
}

/** The smallest id that can be made at an instant. Ids sort by their time, so a bound of time is a bound of ids: one index serves both. */
export function firstIdAt(instant: Date): string {
  const hex = Math.max(0, instant.getTime()).toString(16).padStart(12, '0')

  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
