/** The sheet that waves are drawn on. */
export const TIDE_WIDTH = 1440
export const TIDE_HEIGHT = 200
/** Above these there is no wave: of all of them, and of a low tide. */
export const HIGH_TIDE_TOP = 46
export const LOW_TIDE_TOP = 122

type Ripple = { length: number; height: number; start: number }
type Wave = { level: number; ripples: readonly Ripple[] }

/** From the far wave to the near one: nearer waves are longer and flatter, so that the last one lies like a shore. */
const waves: readonly Wave[] = [
  {
    level: 70,
    ripples: [
      { length: 330, height: 12, start: 1.1 },
      { length: 860, height: 8, start: 0.3 },
    ],
  },
  {
    level: 94,
    ripples: [
      { length: 410, height: 9, start: 4.6 },
      { length: 1010, height: 8, start: 1.2 },
    ],
  },
  {
    level: 117,
    ripples: [
      { length: 520, height: 8, start: 0.9 },
      { length: 1290, height: 6, start: 3.6 },
    ],
  },
  {
    level: 139,
    ripples: [
      { length: 660, height: 7, start: 3.2 },
      { length: 1480, height: 5, start: 0.4 },
    ],
  },
  {
    level: 161,
    ripples: [
      { length: 800, height: 6, start: 5.9 },
      { length: 1760, height: 4, start: 2.6 },
    ],
  },
  {
    level: 186,
    ripples: [
      { length: 960, height: 6, start: 3.7 },
      { length: 2100, height: 4, start: 5.6 },
    ],
  },
]

const round = (value: number): number => Math.round(value * 10) / 10

/** A smooth line through a sum of sines. Their slopes are known, so few points are enough. */
function drawLine({ level, ripples, step }: Wave & { step: number }): string {
  const at = (x: number) =>
    ripples.reduce((sum, { length, height, start }) => sum + height * Math.sin((2 * Math.PI * x) / length + start), level)
  const slopeAt = (x: number) =>
    ripples.reduce((sum, { length, height, start }) => {
      const turns = (2 * Math.PI) / length
      return sum + height * turns * Math.cos(turns * x + start)
    }, 0)

  const third = step / 3
  const parts = [`M0 ${round(at(0))}C${round(third)} ${round(at(0) + slopeAt(0) * third)}`]
  for (let x = step; x <= TIDE_WIDTH; x += step) {
    if (x > step) parts.push('S')
    else parts.push(' ')
    parts.push(`${round(x - third)} ${round(at(x) - slopeAt(x) * third)} ${x} ${round(at(x))}`)
  }

  return parts.join('')
}

/**
 * The outlines of the waves for SVG, from the far one to the near one, each with its number; the last has the colour of the page and is its
 * shore. A low tide has the nearer half of them.
 */
export function drawTide({ isLow }: { isLow: boolean }): { number: number; line: string }[] {
  return waves.map((wave, number) => ({ number, line: `${drawLine({ ...wave, step: 80 })}V${TIDE_HEIGHT}H0Z` })).slice(isLow ? 3 : 0)
}

/** Fine lines that cross like those of a banknote, for the head of a certificate. */
export function drawEngraving(): string[] {
  return Array.from({ length: 14 }, (_, index) =>
    drawLine({
      level: 100,
      step: 120,
      ripples: [
        { length: 720, height: 44 - index * 4.6, start: index * 0.16 },
        { length: 1440, height: 20, start: 1.2 + index * 0.3 },
      ],
    }),
  )
}
