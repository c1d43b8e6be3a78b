import { readChoices, writeChoices } from '#lib/domain/fields/rules.ts'
import type { FieldOption } from '#lib/domain/fields/schema.ts'
import { type Content, foldKey, refuseContent, type Unreadable } from '#lib/domain/source-texts/rules.ts'

/** The value as text, or why there is none. `key` is the source's own key of a choice: it is looked for before the label. */
export type Converter = (content: Content, key?: Content) => string | Unreadable

/** An option by its value or its label; where two are written alike, the first. */
function compileOptions(options: readonly FieldOption[]): (text: string) => string | undefined {
  const exact = new Set(options.map(({ value }) => value))
  const folded = new Map<string, string>()
  for (const { value } of options) if (!folded.has(foldKey(value))) folded.set(foldKey(value), value)
  for (const { value, label } of options) if (!folded.has(foldKey(label))) folded.set(foldKey(label), value)

  return (text) => (exact.has(text) ? text : folded.get(foldKey(text)))
}

/** Reads the one option that a source names. */
export function compileChoice(options: readonly FieldOption[]): Converter {
  const find = compileOptions(options)
  const findSingle = (content: Content) => {
    const [only, ...others] = typeof content === 'string' ? [content] : content
    return only === undefined || others.length > 0 ? undefined : find(only)
  }

  return (content, key) => (key === undefined ? undefined : findSingle(key)) ?? findSingle(content) ?? refuseContent(content)
}

/** Reads several options: a list, or a text with commas. All of them must be ours. */
export function compileChoices(options: readonly FieldOption[]): Converter {
  const find = compileOptions(options)

  return (content, key) => {
    const labels = listLabels({ content, find })
    const keys = typeof key === 'object' && key.length === labels.length ? key : typeof key === 'string' ? [key] : []
    const values: string[] = []

    for (const [index, label] of labels.entries()) {
      const value = (keys.length === labels.length ? find(keys[index] ?? '') : undefined) ?? find(label)
      // One that is missing would be missed by nobody: the whole is refused, naming it.
      if (value === undefined) return refuseContent(label)
      values.push(value)
    }

    return values.length === 0 ? { problem: 'empty', found: null } : writeChoices({ values, options })
  }
}

/** One label may hold a comma, so a text is tried whole before it is taken apart. */
function listLabels({ content, find }: { content: Content; find: (text: string) => string | undefined }): readonly string[] {
  const parts = typeof content !== 'string' ? content : find(content) ? [content] : (readChoices(content) ?? content.split(/[,;\n]/))

  return parts.filter((part) => part.trim() !== '')
}
