import { describe, expect, test } from 'vitest'
import { chooseAccount, findObstacle } from '#lib/domain/openings/accounts/rules.ts'
import { nameItem } from '#lib/domain/openings/items/rules.ts'
import { findMatch, suggestMatch } from '#lib/domain/openings/matches/rules.ts'

const item = (
  externalId: string,
  name: string,
  { parent = null, isArchived = false }: { parent?: string | null; isArchived?: boolean } = {},
) => ({
  ...{ kind: 'department', externalId, name, parentExternalId: parent, isArchived },
})
const items = [item('eng', 'Engineering'), item('platform', 'Platform', { parent: 'eng' }), item('old', 'Sales', { isArchived: true })]

describe('what a value means', () => {
  test('a department above, a team below, nothing archived, however it is written', () => {
    expect(suggestMatch({ kind: 'department', value: ' engineering ', items })?.externalId).toBe('eng')
    expect(suggestMatch({ kind: 'team', value: 'PLATFORM', items })?.externalId).toBe('platform')
    expect(suggestMatch({ kind: 'department', value: 'Sales', items })).toBeNull()
    const twice = [...items, item('platform2', 'Platform', { parent: 'other' })]
    expect(suggestMatch({ kind: 'team', value: 'Platform', items: twice })).toBeNull()
  })

  test('only what somebody confirmed counts, and only while it is there', () => {
    const matches = [
      { kind: 'department', valueKey: 'engineering', value: 'Engineering', externalId: 'eng' },
      { kind: 'department', valueKey: 'sales', value: 'Sales', externalId: 'old' },
      { kind: 'department', valueKey: 'none', value: 'None', externalId: null },
    ]
    const find = (value: string | null) => findMatch({ kind: 'department', value, matches, items }).kind
    expect(find('ENGINEERING')).toBe('found')
    expect(find('Sales')).toBe('gone')
    expect(find('None')).toBe('nothing')
    expect(find('Marketing')).toBe('unmatched')
    expect(find(null)).toBe('none')
  })

  test('an entry is named with what stands above it, and a circle ends', () => {
    const byId = new Map(items.map((one) => [one.externalId, one]))
    expect(nameItem(items[1] ?? item('', ''), byId)).toBe('Engineering › Platform')
    const circle = item('a', 'A', { parent: 'a' })
    expect(nameItem(circle, new Map([['a', circle]]))).toContain('A › A')
  })
})

describe('the account', () => {
  const account = (id: string, state = 'Connected', keyErrorCode: string | null = null) => ({ id, name: id, state, keyErrorCode })

  test('is the chosen one, else the only one', () => {
    const two = [account('a'), account('b')]
    expect(chooseAccount({ connectionId: 'b', accounts: two })?.id).toBe('b')
    expect(chooseAccount({ connectionId: null, accounts: two })).toBeNull()
    expect(chooseAccount({ connectionId: null, accounts: [account('a', 'Paused'), account('b')] })?.id).toBe('b')
    expect(chooseAccount({ connectionId: 'gone', accounts: two })).toBeNull()
  })

  test.each([
    ['openings_off', { isOn: false, account: account('a'), missing: [] }],
    ['openings_no_account', { isOn: true, account: null, missing: [] }],
    ['paused', { isOn: true, account: account('a', 'Paused'), missing: [] }],
    ['ashby_key_invalid', { isOn: true, account: account('a', 'Connected', 'ashby_key_invalid'), missing: [] }],
    ['ashby_permission_missing', { isOn: true, account: account('a'), missing: ['Jobs: Write'] }],
    [undefined, { isOn: true, account: account('a'), missing: [] }],
  ])('stands in the way as %s', (code, input) => {
    expect(findObstacle({ accounts: [], ...input })?.code).toBe(code)
  })
})
