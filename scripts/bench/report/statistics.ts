/** The value below which this share of all lies, by the nearest rank; NaN of none. */
export function findPercentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)

  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function findMedian(values: readonly number[]): number {
  return findPercentile(values, 0.5)
}

/** Two or three digits that say something: 1234, 12.3, 0.123. */
export function roundFigure(value: number): number {
  if (Math.abs(value) >= 100) return Math.round(value)

  return Number(value.toPrecision(3))
}
