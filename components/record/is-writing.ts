/** Whether the focus is in something one writes into: there Command or Control with Enter finishes a line. */
export function isWriting(): boolean {
  return document.activeElement?.matches('input:not([type="checkbox"],[type="radio"]), textarea, select, [contenteditable]') ?? false
}
