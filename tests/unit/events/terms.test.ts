import { expect, test } from 'vitest'
import { states } from '#components/patterns/state.tsx'
import { actionWords, eventStateWords } from '#lib/domain/events/terms.ts'
import { findAshbyEvent } from '#lib/sources/ashby/events/registry.ts'

test('a state of an event has one word, on screens as in exports', () => {
  const shown = Object.entries(states.event).map(([state, { word }]) => [state, word])

  expect(Object.fromEntries(shown)).toEqual(eventStateWords)
})

test('the filter names events as the source does', () => {
  const named = Object.keys(actionWords).map((action) => [action, findAshbyEvent(action)?.label])

  expect(Object.fromEntries(named)).toEqual(actionWords)
})
