import type { SourcePlaceView } from '#lib/domain/mappings/contract.ts'
import { formatDate } from '#lib/platform/format/dates.ts'
import { formatDecimal } from '#lib/platform/format/numbers.ts'

/** A value of Ashby as the picker shows it: in one line, dates and numbers as everywhere. */
export function formatSample({ text, type }: { text: string; type: SourcePlaceView['type'] }): string {
  if (type === 'date') return formatDate(text)
  if (type === 'number') return formatDecimal(text)
  if (type === 'yesNo' && (text === 'yes' || text === 'no')) return text === 'yes' ? 'Yes' : 'No'

  return text.replace(/\s+/g, ' ').trim()
}

/** How often a place is empty, where that is worth a warning: "Empty in 9 of 10". Null where most records have it. */
export function describeEmptiness({ filledCount, recordCount }: { filledCount: number; recordCount: number }): string | null {
  const emptyCount = recordCount - filledCount
  if (recordCount === 0 || emptyCount * 2 <= recordCount) return null
  if (filledCount > 0) return `Empty in ${emptyCount} of ${recordCount}`

  return recordCount === 1 ? 'Empty in the one recent record' : `Empty in all ${recordCount}`
}
