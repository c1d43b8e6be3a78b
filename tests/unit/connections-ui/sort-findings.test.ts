import { describe, expect, it } from 'vitest'
import { findLostPermissions } from '#components/connections/find-lost-permissions.ts'
import { readDetails, sortFindings } from '#components/connections/sort-findings.ts'
import type { PermissionCheck } from '#lib/domain/connections/contract.ts'
import type { Finding } from '#lib/domain/connections/doctor/contract.ts'

function makeFinding(change: Partial<Finding> & Pick<Finding, 'key'>): Finding {
  return { group: 'Webhooks', status: 'ok', title: change.key, detail: null, code: null, act: null, ...change }
}

describe('what the doctor found', () => {
  it('puts problems first, whatever order they came in, and tells what nobody knows last', () => {
    const { problems, notes, inOrder } = sortFindings([
      makeFinding({ key: 'toggle', group: 'Permissions', status: 'unknown' }),
      makeFinding({ key: 'check', group: 'Checks' }),
      makeFinding({ key: 'webhook', status: 'problem' }),
      makeFinding({ key: 'old', group: 'Checks', status: 'notice' }),
      makeFinding({ key: 'key', group: 'Key', status: 'problem' }),
      makeFinding({ key: 'permission', group: 'Permissions' }),
    ])

    expect(problems.map(({ key }) => key)).toEqual(['key', 'webhook'])
    expect(notes.map(({ key }) => key)).toEqual(['old', 'toggle'])
    expect(inOrder.map(({ group }) => group)).toEqual(['Permissions', 'Checks'])
  })

  it('makes one box of what one act mends, with what is the same said once', () => {
    const off = { status: 'problem', code: 'webhook_off', act: 'enableWebhooks', detail: 'Nothing comes in.' } as const
    const { problems } = sortFindings([
      makeFinding({ key: 'webhook:a', ...off }),
      makeFinding({ key: 'webhook:b', ...off }),
      makeFinding({ key: 'webhook:c', ...off, code: 'webhook_missing', act: 'configure' }),
    ])

    expect(problems.map(({ findings }) => findings.length)).toEqual([2, 1])
    expect(problems.map(readDetails)).toEqual(Array(2).fill({ shared: 'Nothing comes in.', isShared: true }))
  })

  it('keeps apart what has no code, and details that differ', () => {
    const { notes } = sortFindings([
      makeFinding({ key: 'a', status: 'unknown' }),
      makeFinding({ key: 'b', status: 'unknown' }),
      makeFinding({ key: 'c', status: 'notice', code: 'permission_missing', detail: 'Names stay empty.' }),
      makeFinding({ key: 'd', status: 'notice', code: 'permission_missing', detail: 'Documents stay in Ashby.' }),
    ])

    expect(notes.map(({ findings }) => findings.map(({ key }) => key))).toEqual([['c', 'd'], ['a'], ['b']])
    expect(notes.slice(0, 1).map(readDetails)).toEqual([{ shared: null, isShared: false }])
  })
})

describe('a key that replaces another', () => {
  it('loses only what the one in use may do', () => {
    const make = (key: string, status: PermissionCheck['status']): PermissionCheck => {
      return { key, module: key, access: 'Read', purpose: '', without: '', level: 'recommended', status }
    }
    const lost = findLostPermissions({
      before: [make('jobs:read', 'granted'), make('organization:read', 'missing'), make('offers:read', 'granted')],
      after: [make('jobs:read', 'missing'), make('organization:read', 'missing'), make('offers:read', 'granted')],
    })

    expect(lost.map(({ key }) => key)).toEqual(['jobs:read'])
  })
})
