import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listTemplatePaths, parseTemplate, writeTemplate } from '#lib/domain/mappings/templates/rules.ts'

test('a template is text, places, optional places and doubled braces', () => {
  expect(parseTemplate('{{a}} { b } {{{c?}}}')).toEqual({
    isMalformed: false,
    parts: [
      { kind: 'text', text: '{a} ' },
      { kind: 'place', path: 'b', isOptional: false },
      { kind: 'text', text: ' {' },
      { kind: 'place', path: 'c', isOptional: true },
      { kind: 'text', text: '}' },
    ],
  })
})

test.each(['{', '}', '{a', 'a}', '{}', '{ }', '{?}', '{a{b}', '{a}}'])('%s is malformed, and text all the same', (text) => {
  expect(parseTemplate(text).isMalformed).toBe(true)
  expect(listTemplatePaths(text)).toEqual(text.includes('{b}') ? ['b'] : text === '{a}}' ? ['a'] : [])
})

test('whatever is taken apart can be put together again and means the same', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('{', '}', '{{', '}}', '{a}', '{b c?}', 'x', ' ', '?', '\uD800')), (pieces) => {
      const { parts } = parseTemplate(pieces.join(''))
      const again = parseTemplate(writeTemplate(parts))
      expect(again).toEqual({ parts, isMalformed: false })
    }),
  )
})

test('a text of nothing but braces takes no longer than its length', () => {
  expect(parseTemplate('{'.repeat(10_001)).parts).toHaveLength(1)
})
