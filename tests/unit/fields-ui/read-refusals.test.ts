import { describe, expect, it } from 'vitest'
import { findLine, readRefusals } from '#components/mapping-files/read-refusals.ts'

describe('what is wrong with a mapping file', () => {
  it('is told line by line, from the field or from the message', () => {
    const text = 'Line 14: There is no field equity2.\nLine 20: A date field cannot read text.'
    const refusals = [
      { line: 14, message: 'There is no field equity2.' },
      { line: 20, message: 'A date field cannot read text.' },
    ]

    expect(readRefusals({ userMessage: 'Some of the input is not right.', fields: { text } })).toEqual(refusals)
    expect(readRefusals({ userMessage: `The file was refused.\n${text}`, fields: {} })).toEqual(refusals)
  })

  it('is told of the whole file where no line is named', () => {
    expect(readRefusals({ userMessage: 'x', fields: { text: 'The file is larger than 1 MB.' } })).toEqual([
      { line: null, message: 'The file is larger than 1 MB.' },
    ])
    expect(readRefusals({ userMessage: 'Handoff met an error.', fields: {} })).toEqual([])
  })

  it('leads to the line', () => {
    const text = '{\n  "a": 1\n}'
    const found = findLine({ text, line: 2 })

    expect(found && text.slice(found.start, found.end)).toBe('  "a": 1')
    expect(findLine({ text, line: 9 })).toBeNull()
  })
})
