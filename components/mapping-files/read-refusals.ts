import type { ErrorMessage } from '#components/api/error-message.ts'

/** One thing that is wrong with a file. `line` counts from 1; null where it is about the whole file. */
export type Refusal = { line: number | null; message: string }

const LINE = /^Line (\d+): (.+)$/s

/** Everything that is wrong with a file, in its order. Empty where the refusal names nothing single. */
export function readRefusals({ userMessage, fields }: Pick<ErrorMessage, 'userMessage' | 'fields'>): Refusal[] {
  const named = Object.values(fields).flatMap(splitLines)
  const lines = named.length > 0 ? named : splitLines(userMessage).filter((line) => LINE.test(line))

  return lines.map((line) => {
    const [, number, message] = LINE.exec(line) ?? []

    return number === undefined || message === undefined ? { line: null, message: line } : { line: Number(number), message }
  })
}

function splitLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** Where a line begins and ends in a text, for a selection. Null where it has no such line. */
export function findLine({ text, line }: { text: string; line: number }): { start: number; end: number } | null {
  const lines = text.split('\n')
  const found = lines[line - 1]
  if (found === undefined) return null
  const start = lines.slice(0, line - 1).reduce((sum, earlier) => sum + earlier.length + 1, 0)

  return { start, end: start + found.length }
}
