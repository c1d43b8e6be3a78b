import { formatDecimal } from '#lib/platform/format/numbers.ts'

/** A count that is told whole, however large: "50,000". */
export function formatWhole(count: number): string {
  return formatDecimal(String(count))
}
