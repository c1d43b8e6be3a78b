import { v7 } from 'uuid'

/**
 * A UUIDv7: ids sort by the time they were made. Rows get theirs from Prisma; this is for ids that must be known before the row is written.
 */
export function createId(): string {
  return v7()
}
