import { describe, expect, it } from 'vitest'
import { keepDraft, readDraft, returnDraft } from '#components/offer-comments/comment-drafts.ts'
import { findMentionQuery, insertMention, searchPeople } from '#components/offer-comments/mention-query.ts'
import { dropTrailingDeleted, findMentioned, splitMentions } from '#lib/domain/offers/comments/rules.ts'

const people = [{ name: 'Ada' }, { name: 'Ada Lovelace' }, { name: 'Léa (HR)' }, { name: 'Zoë Adams' }]

describe('a name behind an @', () => {
  const at = (text: string) => findMentionQuery({ text, caret: text.length, people })

  it('is asked for at the beginning of a word, with the words typed so far', () => {
    expect(at('@')).toEqual({ start: 0, query: '' })
    expect(at('Ask @ada lo')).toEqual({ start: 4, query: 'ada lo' })
    expect(at('(@z')).toEqual({ start: 1, query: 'z' })
  })

  it('is not asked for in an address, after a break, behind a whole name, or far away from the @', () => {
    for (const text of ['mail imani@ada', '@ ada', '@ada\n', '@Ada Lovelace ', 'no name', `@${'x'.repeat(80)}`]) expect(at(text)).toBeNull()
  })

  it('is found by any of its words, without accents, beginnings first', () => {
    expect(searchPeople({ people, query: 'ada' }).map(({ name }) => name)).toEqual(['Ada', 'Ada Lovelace', 'Zoë Adams'])
    expect(searchPeople({ people, query: 'lea hr' }).map(({ name }) => name)).toEqual(['Léa (HR)'])
    expect(searchPeople({ people, query: 'nobody' })).toEqual([])
  })

  it('takes the place of what was typed, and the caret stands behind it', () => {
    expect(insertMention({ text: 'Ask @lo now', caret: 7, start: 4, name: 'Ada Lovelace' })).toEqual({
      text: 'Ask @Ada Lovelace now',
      caret: 18,
    })
    expect(insertMention({ text: '@', caret: 1, start: 0, name: 'Ada' })).toEqual({ text: '@Ada ', caret: 5 })
  })
})

describe('members named in a comment', () => {
  it('are those with the longest fitting name, and everybody of that name', () => {
    const named = (text: string, all: { name: string }[] = people) => findMentioned({ text, people: all }).map(({ name }) => name)

    expect(named('Ask @Ada Lovelace')).toEqual(['Ada Lovelace'])
    expect(named('@Ada, then @Léa (HR)?')).toEqual(['Ada', 'Léa (HR)'])
    expect(named('Ada Lovelace')).toEqual([])
    expect(named('@Ada', [{ name: 'Ada' }, { name: 'Ada' }])).toEqual(['Ada', 'Ada'])
  })

  it('stand out of the text, of which nothing is lost', () => {
    const text = '@Ada: <b>ask</b> @Ada Lovelace\nand @Léa (HR)'
    const parts = splitMentions({ text, people })

    expect(parts.map((part) => part.text).join('')).toBe(text)
    expect(parts.filter(({ isMention }) => isMention).map((part) => part.text)).toEqual(['@Ada', '@Ada Lovelace', '@Léa (HR)'])
    for (const part of parts) expect(text.startsWith(part.text, part.at)).toBe(true)
  })
})

it('a deleted comment stays while others follow it', () => {
  const items = (...deleted: boolean[]) => deleted.map((isDeleted) => ({ isDeleted }))

  expect(dropTrailingDeleted(items(true, false, true, true))).toEqual(items(true, false))
  expect(dropTrailingDeleted(items(true, true))).toEqual([])
})

it('what could not be sent comes back before what was begun since, for its own offer alone', () => {
  keepDraft('one', 'begun')

  expect(returnDraft('one', 'refused')).toBe('refused\nbegun')
  expect(readDraft('one')).toBe('refused\nbegun')
  expect(readDraft('two')).toBe('')
  keepDraft('one', '')
  expect(readDraft('one')).toBe('')
})
