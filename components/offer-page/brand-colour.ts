import { type Oklch, readLuminance, readOklch, writeHex } from './oklch.ts'

/** What WCAG 2.2 AA asks of text. */
export const TEXT_CONTRAST = 4.5

/** The colours of one theme, all `#rrggbb`: grounds, lines and inks carry a breath of the brand's hue. */
export type PagePalette = {
  /** Text, icons and the filled button; passes on every ground of its theme. */
  brand: string
  onBrand: string
  page: string
  surface: string
  /** A quiet ground for notices. */
  soft: string
  /** The ground behind the tide. */
  sky: string
  line: string
  lineStrong: string
  /** Edges of inputs, which carry meaning: 3:1. */
  lineControl: string
  ink: string
  ink2: string
  ink3: string
  /** From the far wave to the near one. */
  tide: readonly string[]
}

/** The contrast of two colours `#rrggbb`, 1 to 21, as WCAG 2 counts it. */
export function measureContrast(one: string, other: string): number {
  const lights = [readLuminance(one), readLuminance(other)]

  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05)
}

/** Used where a colour cannot be read: ink, so that a page never stands without one. */
const INK: Oklch = { lightness: 0.3, chroma: 0.012, hue: 275 }

/** The chroma for which the tints below were chosen by eye. */
const CHROMA_OF_TINTS = 0.06

type Shade = readonly [lightness: number, chroma: number, turn?: number]

/** Grey brands get grey tints, loud ones slightly louder tints: the page stays paper. */
function createTinter({ chroma, hue }: Oklch): (shade: Shade) => string {
  const strength = Math.min(chroma / CHROMA_OF_TINTS, 1.35)

  return ([lightness, tint, turn = 0]) => writeHex({ lightness, chroma: tint * strength, hue: hue + turn })
}

/** Moves lightness step by step until the colour passes on every ground. */
function shiftUntilLegible({ from, grounds, step }: { from: Oklch; grounds: readonly string[]; step: number }): string {
  for (let lightness = from.lightness; lightness > 0 && lightness < 1; lightness += step) {
    const colour = writeHex({ ...from, lightness })
    if (grounds.every((ground) => measureContrast(colour, ground) >= TEXT_CONTRAST)) return colour
  }

  return step < 0 ? '#000000' : '#ffffff'
}

/** The palette on white paper: the organization's own colour wherever it can be read, else darkened until it can. */
function createLightPalette({ brand, colour }: { brand: Oklch; colour: string | null }): PagePalette {
  const tint = createTinter(brand)
  const grounds = { page: tint([0.984, 0.006]), surface: '#ffffff', soft: tint([0.962, 0.013]), sky: tint([0.958, 0.018, 8]) }
  const isLegible = colour !== null && Object.values(grounds).every((ground) => measureContrast(colour, ground) >= TEXT_CONTRAST)

  return {
    ...grounds,
    brand: isLegible ? colour : shiftUntilLegible({ from: brand, grounds: Object.values(grounds), step: -0.005 }),
    onBrand: '#ffffff',
    line: tint([0.915, 0.008]),
    lineStrong: tint([0.855, 0.014]),
    lineControl: tint([0.63, 0.02]),
    ink: tint([0.205, 0.01]),
    ink2: tint([0.43, 0.014]),
    ink3: tint([0.51, 0.014]),
    tide: [tint([0.93, 0.03, 5]), tint([0.89, 0.042, 3]), tint([0.82, 0.055, 2]), tint([0.7, 0.07, 1]), tint([0.56, 0.078])],
  }
}

/** The palette by night: the hue is lightened, and dark ink stands on it. */
function createDarkPalette({ brand, colour }: { brand: Oklch; colour: string | null }): PagePalette {
  const tint = createTinter(brand)
  const grounds = {
    page: tint([0.17, 0.012, 8]),
    surface: tint([0.205, 0.014, 8]),
    soft: tint([0.245, 0.02, 6]),
    sky: tint([0.21, 0.022, 12]),
  }
  const onBrand = tint([0.2, 0.03])
  const readOn = [...Object.values(grounds), onBrand]
  const isLegible = colour !== null && readOn.every((ground) => measureContrast(colour, ground) >= TEXT_CONTRAST)
  // A light grey button would look switched off, so greys go nearly white.
  const from = { ...brand, lightness: brand.chroma < 0.03 ? 0.93 : 0.8, chroma: Math.min(brand.chroma * 1.15, 0.125) }

  return {
    ...grounds,
    onBrand,
    brand: isLegible ? colour : shiftUntilLegible({ from, grounds: readOn, step: 0.005 }),
    line: tint([0.29, 0.014, 8]),
    lineStrong: tint([0.345, 0.016, 6]),
    lineControl: tint([0.55, 0.022, 6]),
    ink: tint([0.948, 0.004]),
    ink2: tint([0.765, 0.01]),
    ink3: tint([0.69, 0.012]),
    tide: [tint([0.245, 0.03, 10]), tint([0.28, 0.038, 7]), tint([0.325, 0.045, 5]), tint([0.38, 0.052, 2]), tint([0.45, 0.06])],
  }
}

/**
 * Both palettes of a page from the one colour of the organization, `#rrggbb`. Whatever colour comes in, every text on the page passes
 * 4.5:1. Only colours that were computed here come out, so nothing that was typed can reach the stylesheet.
 */
export function derivePalettes(colour: string): { light: PagePalette; dark: PagePalette } {
  const read = readOklch(colour)
  const source = { brand: read ?? INK, colour: read ? colour.toLowerCase() : null }

  return { light: createLightPalette(source), dark: createDarkPalette(source) }
}

/** The colour as it stands on white paper: the same where it can be read there, else darkened. */
export function darkenForText(colour: string): string {
  return derivePalettes(colour).light.brand
}
