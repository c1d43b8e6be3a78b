import { describe, expect, it } from 'vitest'
import { readAddresses } from '#components/members/read-addresses.ts'

describe('addresses are read as people paste them', () => {
  it.each([
    ['one', 'ana@example.com', ['ana@example.com']],
    ['commas, spaces, semicolons and lines', 'a@example.com, b@example.com;c@example.com\r\nd@example.com e@example.com', 5],
    ['a column copied from a table', '\ta@example.com\n\n\tb@example.com\n', ['a@example.com', 'b@example.com']],
    ['recipients of a mail program', 'Ana Silva <ana@example.com>, <ben@example.com>', ['ana@example.com', 'ben@example.com']],
    ['a quoted name with a comma', '"Silva, Ana" <ana@example.com>', ['ana@example.com']],
    ['a link', 'mailto:ana@example.com', ['ana@example.com']],
    ['a right-to-left mark', '\u200fana@example.com\u200b', ['ana@example.com']],
  ])('%s', (_, text, expected) => {
    const { addresses, invalid } = readAddresses(text)

    expect(invalid).toEqual([])
    if (typeof expected === 'number') expect(addresses).toHaveLength(expected)
    else expect(addresses).toEqual(expected)
  })

  it('each address is there once, whatever its capitals', () => {
    expect(readAddresses('Ana@Example.com ana@example.com').addresses).toEqual(['ana@example.com'])
  })

  it('what is no address is named as it was typed, and the others stay', () => {
    expect(readAddresses('ana@example.com, ben.example.com, @carla')).toEqual({
      addresses: ['ana@example.com'],
      invalid: ['ben.example.com', '@carla'],
    })
  })

  it('nothing is nothing', () => {
    expect(readAddresses(' ,\n; ')).toEqual({ addresses: [], invalid: [] })
  })
})
