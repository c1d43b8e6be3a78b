import type { Mapping } from '#lib/domain/mappings/contract.ts'
import { formatShortDate, getCalendarDate } from '#lib/platform/format/dates.ts'

type DescribeLiveInput = { version: Mapping['version']; timeZone: string; now: string }

/** Who made the live version and when: "by Ana, 3 Nov". */
export function describeAuthor({ version: { by, origin, at }, timeZone, now }: DescribeLiveInput): string {
  const date = formatShortDate(getCalendarDate(at, timeZone), getCalendarDate(now, timeZone))
  if (by !== null) return `by ${by}, ${date}`

  return origin === 'initial' ? `made with the connection, ${date}` : date
}
