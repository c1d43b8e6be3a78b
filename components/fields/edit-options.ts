import type { OptionDraft } from '#components/fields/field-draft.ts'

type Options = readonly OptionDraft[]

/** Adds an empty option behind another one, or at the end. Answers its id, for the focus. */
export function addOption({ options, afterId }: { options: Options; afterId: number | null }): { options: Options; id: number } {
  const id = nextId(options)

  return { options: insertAt({ options, index: indexBehind({ options, afterId }), added: [{ id, value: null, label: '' }] }), id }
}

export type PasteResult = { options: Options; lastId: number; addedCount: number }

/**
 * Puts the lines of a pasted list into rows of their own: the first one into the row it was pasted into where that is empty. Null where the
 * text is one line, which is pasted as text always is.
 */
export function pasteLines({ options, id, text }: { options: Options; id: number; text: string }): PasteResult | null {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length < 2) return null
  const target = options.find((option) => option.id === id)
  const [first, ...rest] = lines
  const fillsTarget = target !== undefined && target.label.trim() === '' && first !== undefined
  const filled = fillsTarget ? options.map((option) => (option.id === id ? { ...option, label: first } : option)) : options
  const start = nextId(filled)
  const added = (fillsTarget ? rest : lines).map((label, index) => ({ id: start + index, value: null, label }))

  return {
    options: insertAt({ options: filled, index: indexBehind({ options: filled, afterId: id }), added }),
    lastId: added.at(-1)?.id ?? id,
    addedCount: lines.length,
  }
}

/** Moves an option up (-1) or down (1); at the end of the list it stays. */
export function moveOption({ options, id, by }: { options: Options; id: number; by: -1 | 1 }): Options {
  const from = options.findIndex((option) => option.id === id)
  const moved = options[from]
  const to = from + by
  if (!moved || to < 0 || to >= options.length) return options

  return insertAt({ options: options.filter((option) => option.id !== id), index: to, added: [moved] })
}

function insertAt({ options, index, added }: { options: Options; index: number; added: Options }): Options {
  return [...options.slice(0, index), ...added, ...options.slice(index)]
}

function indexBehind({ options, afterId }: { options: Options; afterId: number | null }): number {
  const index = options.findIndex((option) => option.id === afterId)

  return index === -1 ? options.length : index + 1
}

function nextId(options: Options): number {
  return 1 + Math.max(0, ...options.map(({ id }) => id))
}
