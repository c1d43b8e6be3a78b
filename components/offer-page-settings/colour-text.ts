/** "#0B5A53", "0b5a53" and "#abc" as `#rrggbb`; null for what is no colour. */
export function readColour(text: string): string | null {
  const digits = text.trim().replace(/^#/, '').toLowerCase()
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`

  return /^[0-9a-f]{3}$/.test(digits) ? `#${[...digits].map((digit) => digit + digit).join('')}` : null
}

/** Colours to begin with, each legible as it is. */
export const swatches: ReadonlyArray<{ colour: string; label: string }> = [
  { colour: '#0b5a53', label: 'Pine' },
  { colour: '#1f5f3a', label: 'Forest' },
  { colour: '#1d4ed8', label: 'Blue' },
  { colour: '#3b2f8f', label: 'Indigo' },
  { colour: '#7a2e6e', label: 'Plum' },
  { colour: '#9b1c31', label: 'Ruby' },
  { colour: '#9a4a0f', label: 'Copper' },
  { colour: '#1f2430', label: 'Ink' },
]
