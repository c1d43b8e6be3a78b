/** A figure that has to be at most, or at least, so much. */
export type Target = { figure: string } & ({ atMost: number } | { atLeast: number })

/** What a benchmark measured. Plain numbers are of this machine: compare ratios, which were taken in one run. */
export type BenchResult = { figures: Record<string, number>; targets: readonly Target[] }

/** One line for each figure: its name, its number, and where it has a target, whether that was met. */
export function describeResult({ figures, targets }: BenchResult): string[] {
  const names = Object.keys(figures)
  const width = Math.max(0, ...names.map((name) => name.length))

  return Object.entries(figures).map(([name, value]) => {
    const goals = targets.filter(({ figure }) => figure === name).map((target) => describeTarget(target, value))

    return [name.padEnd(width), String(value).padStart(10), ...goals].join('  ').trimEnd()
  })
}

/** Whether a figure is where its target wants it. A figure that could not be measured meets nothing. */
export function isMet(target: Target, value: number): boolean {
  if (Number.isNaN(value)) return false

  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast
}

function describeTarget(target: Target, value: number): string {
  const goal = 'atMost' in target ? `at most ${target.atMost}` : `at least ${target.atLeast}`

  return `${isMet(target, value) ? 'met' : 'MISSED'}: ${goal}`
}
