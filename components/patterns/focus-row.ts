/** Puts the focus on a row. Does nothing where the list is not on screen, as beside a record on a phone. */
export function focusRow(id: string): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)
  row?.scrollIntoView({ block: 'nearest' })
  row?.focus({ preventScroll: true })
}

/** The row that the focus is in, its box included. Null where it is in none of these. */
export function findFocusedRow(listed: readonly string[]): string | null {
  const id = document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset.item

  return id !== undefined && listed.includes(id) ? id : null
}
