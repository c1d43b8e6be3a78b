import { expect, it } from 'vitest'
import { findSuggestions } from '#components/ui/suggest-input.tsx'

const options = ['Zürich', 'Lausanne', 'Las Palmas']

it('what others wrote is offered however it is typed, and new words offer nothing', () => {
  expect(findSuggestions({ options, text: 'zur' })).toEqual(['Zürich'])
  expect(findSuggestions({ options, text: ' LA' })).toEqual(['Lausanne', 'Las Palmas'])
  expect(findSuggestions({ options, text: 'Berlin' })).toEqual([])
})

it('what is written out needs no offer', () => {
  expect(findSuggestions({ options, text: 'Zürich' })).toEqual([])
})
