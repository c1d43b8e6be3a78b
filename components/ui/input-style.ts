/** The frame of every text control: the one line that carries meaning, and the focus ring drawn on it. */
export const controlFrame = [
  'w-full min-w-0 rounded-md border border-line-control bg-surface text-13 text-ink',
  'transition-[border-color] duration-(--dur-1) hover:border-ink-3',
  'focus:outline-2 focus:outline-offset-0 focus:outline-iris-solid focus:border-transparent',
  'aria-invalid:border-rust-solid data-invalid:border-rust-solid',
  'disabled:bg-hover disabled:text-ink-3 disabled:border-line-strong read-only:bg-hover',
].join(' ')

/** Several lines of text, growing with them. */
export const textareaStyle = `${controlFrame} field-sizing-content min-h-16 px-2.5 py-1.5 max-md:px-3 max-md:py-2.5 max-md:text-16`
