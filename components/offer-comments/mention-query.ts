import { mentionOf } from '#lib/domain/offers/comments/rules.ts'
import { foldText } from '#lib/platform/format/text.ts'

/** Longer than anybody types of a name before they choose. */
const QUERY_LENGTH_MAX = 60

export type MentionQuery = {
  /** Where the @ stands. */
  start: number
  /** What was typed behind it. */
  query: string
}

type FindMentionQuery<Person> = { text: string; caret: number; people: readonly Person[] }

/** The name that is being typed at the caret; null where none is. An @ inside a word belongs to an address. */
export function findMentionQuery<Person extends { name: string }>({ text, caret, people }: FindMentionQuery<Person>): MentionQuery | null {
  const before = text.slice(0, caret)
  const start = before.lastIndexOf('@')
  if (start === -1 || /[\p{L}\p{N}]/u.test(before.charAt(start - 1))) return null

  const query = before.slice(start + 1)
  const isNamed = people.some((person) => before.slice(start).startsWith(`${mentionOf(person)} `))
  if (isNamed || query.length > QUERY_LENGTH_MAX || /^\s|\n/.test(query)) return null

  return { start, query }
}

/** Those whose name has every word that was typed, the beginnings of names first. */
export function searchPeople<Person extends { name: string }>({ people, query }: { people: readonly Person[]; query: string }): Person[] {
  const words = foldText(query).split(/\s+/).filter(Boolean)
  const found = people.filter(({ name }) => words.every((word) => foldText(name).includes(word)))
  const isBeginning = ({ name }: Person) => foldText(name).startsWith(foldText(query).trim())

  return [...found.filter(isBeginning), ...found.filter((person) => !isBeginning(person))]
}

type InsertMention = { text: string; caret: number; start: number; name: string }

/** The text with the name in the place of what was typed of it, and where the caret stands then. */
export function insertMention({ text, caret, start, name }: InsertMention): { text: string; caret: number } {
  const head = `${text.slice(0, start)}${mentionOf({ name })} `
  const tail = text.slice(caret).replace(/^ /, '')

  return { text: `${head}${tail}`, caret: head.length }
}
