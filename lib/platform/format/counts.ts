import { formatDecimal } from './numbers.ts'

/** Counts stop here: beyond it the number costs more to know than it tells. 1001 from the API means "more than 1000". */
const COUNT_MAX = 1000

/** A count for people: "14", "1,000", and "1,000+" beyond. */
export function formatCount(count: number): string {
  if (count > COUNT_MAX) return '1,000+'

  return count === COUNT_MAX ? '1,000' : String(count)
}

/** A count that is told whole, however large: "50,000". For sums that are known, not counted for the answer. */
export function formatWhole(count: number): string {
  return formatDecimal(String(count))
}

/** A count with its noun: "1 issue", "3 issues", "1,000+ events". The plural is given where adding an s is wrong. */
export function formatCountOf({ count, one, many = `${one}s` }: { count: number; one: string; many?: string }): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** A size in bytes: "184 KB", "6.2 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 10 * 1024) return `${(bytes / 1024).toFixed(1)} KB`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`

  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`
}
