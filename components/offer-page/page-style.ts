import { derivePalettes, type PagePalette } from './brand-colour.ts'
import { certificateStyle } from './style-certificate.ts'
import { formStyle } from './style-forms.ts'
import { groundStyle } from './style-ground.ts'
import { letterStyle } from './style-letter.ts'
import { printStyle } from './style-print.ts'

/** The parts of the stylesheet that pages choose from; the ground is under all of them. */
const parts = { letter: letterStyle, forms: formStyle, certificate: certificateStyle } as const
export type StylePart = keyof typeof parts

/** Said of refused forms only, so it is no hue of the organization's. */
const REFUSED = { light: '#a8201a', dark: '#ff9d92' }

function writePalette(palette: PagePalette, refused: string): string {
  const tide = palette.tide.map((colour, index) => `--t${index}:${colour}`).join(';')

  return [
    `--brand:${palette.brand};--on-brand:${palette.onBrand};--page:${palette.page};--surface:${palette.surface};--soft:${palette.soft}`,
    `--sky:${palette.sky};--line:${palette.line};--line-strong:${palette.lineStrong};--line-control:${palette.lineControl}`,
    `--ink:${palette.ink};--ink-2:${palette.ink2};--ink-3:${palette.ink3};--refused:${refused};${tide}`,
  ].join(';')
}

/** Line breaks and indentation are for the reader of the source; the page is sent without them. */
function compact(css: string): string {
  return css.replace(/\s*\n\s*/g, '')
}

/**
 * The whole stylesheet of a page. `colour` is the organization's, `#rrggbb`; only colours derived from it stand in the result. Paper is
 * white whatever the screen is, so the night is for screens alone.
 */
export function createPageStyle({ colour, uses }: { colour: string; uses: readonly StylePart[] }): string {
  const { light, dark } = derivePalettes(colour)
  const palettes = [
    `:root{color-scheme:light;${writePalette(light, REFUSED.light)}}`,
    `@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${writePalette(dark, REFUSED.dark)}}}`,
  ].join('')

  return [palettes, groundStyle, ...uses.map((part) => parts[part]), printStyle].map(compact).join('')
}
