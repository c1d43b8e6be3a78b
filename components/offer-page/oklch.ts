/** A colour as people see it: lightness 0 to 1, chroma from 0 (grey), hue in degrees. */
export type Oklch = { lightness: number; chroma: number; hue: number }

type Linear = readonly [red: number, green: number, blue: number]

const toLinear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
const fromLinear = (part: number): number => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055)

/** The linear light of `#rrggbb`, or null for anything else. */
function readLinear(colour: string): Linear | null {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? []
  if (red === undefined || green === undefined || blue === undefined) return null
  const read = (digits: string) => toLinear(Number.parseInt(digits, 16) / 255)

  return [read(red), read(green), read(blue)]
}

/** How much light `#rrggbb` gives, 0 to 1, as WCAG 2 counts it. What is no colour gives none. */
export function readLuminance(colour: string): number {
  const [red, green, blue] = readLinear(colour) ?? [0, 0, 0]

  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Reads `#rrggbb`; null for anything else. Matrices: https://bottosson.github.io/posts/oklab/ */
export function readOklch(colour: string): Oklch | null {
  const linear = readLinear(colour)
  if (!linear) return null

  const [red, green, blue] = linear
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short

  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    chroma: Math.hypot(a, b),
    hue: (Math.atan2(b, a) * 180) / Math.PI,
  }
}

function computeLinear({ lightness, chroma, hue }: Oklch): Linear {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3

  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

const isShown = (linear: Linear): boolean => linear.every((part) => part >= -0.0005 && part <= 1.0005)

/** The colour as `#rrggbb`. One that no screen shows loses chroma until it can be shown, and keeps lightness and hue. */
export function writeHex(colour: Oklch): string {
  let least = 0
  let most = colour.chroma
  for (let step = 0; step < 12 && !isShown(computeLinear({ ...colour, chroma: most })); step += 1) {
    const middle = (least + most) / 2
    if (isShown(computeLinear({ ...colour, chroma: middle }))) least = middle
    else most = middle
  }
  const chroma = isShown(computeLinear({ ...colour, chroma: most })) ? most : least
  const digits = computeLinear({ ...colour, chroma }).map((part) => {
    const byte = Math.round(fromLinear(Math.min(1, Math.max(0, part))) * 255)
    return byte.toString(16).padStart(2, '0')
  })

  return `#${digits.join('')}`
}
