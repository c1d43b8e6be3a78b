import { describe, expect, it } from 'vitest'
import { darkenForText, derivePalettes, measureContrast, type PagePalette, TEXT_CONTRAST } from '#components/offer-page/brand-colour.ts'
import { createPageStyle } from '#components/offer-page/page-style.ts'

/** Every hue, dark to light and grey to loud: what an admin could type or pick. */
function listColours(): string[] {
  const steps = ['00', '33', '66', '99', 'cc', 'ff']

  return steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)))
}

function listWeakPairs(palette: PagePalette): string[] {
  const { brand, onBrand, page, surface, soft, sky, ink, ink2, ink3, lineControl } = palette
  const texts = Object.entries({ brand, ink, ink2, ink3 })
  const grounds = Object.entries({ page, surface, soft, sky })
  const pairs = texts.flatMap(([text, colour]) =>
    grounds.map(([ground, under]) => ({ name: `${text} on ${ground}`, ratio: measureContrast(colour, under) })),
  )
  pairs.push({ name: 'button', ratio: measureContrast(onBrand, brand) })
  const edges = [page, surface].map((under) => measureContrast(lineControl, under)).filter((ratio) => ratio < 3)

  return [...pairs.filter(({ ratio }) => ratio < TEXT_CONTRAST).map(({ name }) => name), ...edges.map(() => 'edge of inputs')]
}

describe('the brand colour', () => {
  it('measures contrast as WCAG does', () => {
    expect(measureContrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(measureContrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2)
  })

  it('leaves every text legible on every ground, by day and by night, whatever colour was chosen', () => {
    const weak = listColours().flatMap((colour) => {
      const { light, dark } = derivePalettes(colour)
      return [...listWeakPairs(light), ...listWeakPairs(dark)].map((pair) => `${colour}: ${pair}`)
    })

    expect(weak).toEqual([])
  })

  it('keeps a colour that can be read as it is, and darkens one that cannot', () => {
    expect(darkenForText('#00504b')).toBe('#00504b')
    expect(darkenForText('#2F4BFF')).toBe('#2f4bff')
    expect(darkenForText('#ffd400')).not.toBe('#ffd400')
    expect(measureContrast(darkenForText('#ffd400'), '#ffffff')).toBeGreaterThanOrEqual(TEXT_CONTRAST)
  })

  it('is lightened by night, unless it is light enough already', () => {
    expect(derivePalettes('#00504b').dark.brand).not.toBe('#00504b')
    expect(derivePalettes('#ffd400').dark.brand).toBe('#ffd400')
  })

  it('lets nothing but colours into the stylesheet', () => {
    const style = createPageStyle({ colour: 'red;}</style><script>alert(1)</script>', uses: ['letter'] })

    expect(style).not.toContain('alert')
    expect(style).not.toContain('<')
    expect(derivePalettes('nonsense').light.brand).toMatch(/^#[0-9a-f]{6}$/)
  })
})
