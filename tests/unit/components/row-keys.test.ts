import { expect, it } from 'vitest'
import { findNextRow } from '#components/patterns/use-row-keys.ts'
import { mainNavigation, splitForPhone } from '#components/shell/navigation.ts'

it('the focus moves from row to row and starts at the top', () => {
  const ids = ['a', 'b', 'c']

  expect(findNextRow({ ids, from: null, step: -1 })).toBe('a')
  expect(findNextRow({ ids, from: 'a', step: 1 })).toBe('b')
  expect(findNextRow({ ids, from: 'c', step: 1 })).toBeNull()
  expect(findNextRow({ ids, from: 'a', step: -1 })).toBeNull()
  expect(findNextRow({ ids: [], from: null, step: 1 })).toBeNull()
})

it('on a phone Home and what counts keep a tab, the rest stands behind More, and nothing is lost', () => {
  const { tabs, behind } = splitForPhone(mainNavigation)

  expect(tabs.map(({ label }) => label)).toEqual(['Home', 'Offers', 'New hires', 'Events'])
  expect([...tabs, ...behind]).toHaveLength(mainNavigation.length)
  expect(splitForPhone(mainNavigation.slice(0, 5)).behind).toEqual([])
})
