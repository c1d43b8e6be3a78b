import type { OfferComment } from './contract.ts'

/** How a member is named in a comment. */
export function mentionOf({ name }: { name: string }): string {
  return `@${name}`
}

/** Those who are named in a text. "@Ada Lovelace" does not name somebody called Ada; two of the same name are both named. */
export function findMentioned<Person extends { name: string }>({ text, people }: { text: string; people: readonly Person[] }): Person[] {
  const named = new Set(splitMentions({ text, people }).flatMap((part) => (part.isMention ? [part.text] : [])))

  return people.filter((person) => named.has(mentionOf(person)))
}

export type CommentPart = {
  text: string
  /** Where in the text it stands. */
  at: number
  isMention: boolean
}

/** A text in pieces: plain words, and the names of members in it. In order, nothing lost. */
export function splitMentions({ text, people }: { text: string; people: readonly { name: string }[] }): CommentPart[] {
  if (people.length === 0) return [{ text, at: 0, isMention: false }]

  // The longest come first in the alternatives, so that a longer name is never cut to a shorter one.
  const mentions = people.map(mentionOf).sort((one, other) => other.length - one.length)
  const pattern = new RegExp(`(${mentions.map((mention) => mention.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`)
  let at = 0

  return text.split(pattern).flatMap((part, index) => {
    const start = at
    at += part.length

    // A pattern in one group puts what it matched at the odd places.
    return part === '' ? [] : [{ text: part, at: start, isMention: index % 2 === 1 }]
  })
}

/** A deleted comment keeps its place while something that was said after it may answer it. Oldest first. */
export function dropTrailingDeleted<Comment extends Pick<OfferComment, 'isDeleted'>>(comments: readonly Comment[]): Comment[] {
  const last = comments.findLastIndex(({ isDeleted }) => !isDeleted)

  return comments.slice(0, last + 1)
}
