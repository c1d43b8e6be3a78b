import { fieldRowId } from '#components/mappings/mapping-address.ts'

/** Brings a field's row into sight and puts the focus on what fills it, so that Enter opens its picker. */
export function focusField(field: string, block: ScrollLogicalPosition = 'center'): void {
  const row = document.getElementById(fieldRowId(field))
  row?.scrollIntoView({ block })
  const target = row?.querySelector<HTMLElement>('[data-step]') ?? row
  target?.focus({ preventScroll: true })
}
