/** The anchor of a field's row, for "Go to field". */
export function fieldAnchor(field: string): string {
  return `field-${field}`
}

/** Brings a field's row into sight. The row itself takes the focus: its control is the next stop of the Tab key, and E edits it. */
export function goToField(field: string): void {
  const row = document.getElementById(fieldAnchor(field))
  row?.scrollIntoView({ block: 'center' })
  row?.focus({ preventScroll: true })
}

/** Of these fields the one that has the focus, else the first. */
export function pickField(candidates: readonly string[]): string | undefined {
  const focused = candidates.find((field) => document.getElementById(fieldAnchor(field))?.contains(document.activeElement))

  return focused ?? candidates[0]
}
