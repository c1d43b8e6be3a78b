import { describe, expect, it } from 'vitest'
import { keepPlaceholders, namePlaceholder, showPlaceholders } from '#components/offer-page-settings/placeholder-text.ts'

const placeholders = [
  { key: 'firstName', label: 'First name' },
  { key: 'deadline', label: 'Deadline' },
  { key: 'a1', label: 'Bonus' },
  { key: 'b2', label: 'bonus ' },
  { key: 'c3', label: 'Odd {name}' },
  { key: 'd4', label: 'Paid leave?' },
  { key: 'e5', label: 'firstName' },
]

describe('a text with fields in braces', () => {
  it.each([
    'Dear {firstName}, answer by {deadline}',
    'Two of one name: {a1} {b2}',
    'Names that braces cannot hold: {c3} {d4}',
    'A name that is another one’s key: {e5}',
    'A brace {{ that is text }}, and a field that may be missing {firstName?}',
    'No fields',
    'What is no field stays: {nickname}',
    'A brace alone stays: Dear {firstName',
  ])('says the names of fields and leads back to their keys: %s', (text) => {
    expect(keepPlaceholders({ text: showPlaceholders({ text, placeholders }), placeholders })).toBe(text)
  })

  it('is shown with names', () => {
    expect(showPlaceholders({ text: 'Dear {firstName}', placeholders })).toBe('Dear {First name}')
  })

  it('takes names however they are written, and keys', () => {
    expect(keepPlaceholders({ text: '{ first NAME } {firstName} {DEADLINE}', placeholders })).toBe('{firstName} {firstName} {deadline}')
  })

  it('names a field by its key where its label would be taken for another', () => {
    const name = (key: string) =>
      namePlaceholder({ placeholder: placeholders.find((each) => each.key === key) ?? { key, label: '' }, placeholders })

    expect(['firstName', 'a1', 'b2', 'c3', 'd4', 'e5'].map(name)).toEqual(['First name', 'a1', 'b2', 'c3', 'd4', 'e5'])
  })
})
