import { describe, expect, it } from 'vitest'
import { ashbyOperations } from '#lib/sources/ashby/operations.ts'
import {
  ashbyOpeningPermissions,
  ashbyPermissions,
  checkOpeningScopes,
  checkScopes,
  hasPermission,
  missingRequired,
  namePermission,
  normalizeScope,
} from '#lib/sources/ashby/permissions.ts'

describe('normalizeScope', () => {
  it.each([
    ['offers:read', 'offers:read'],
    ['offersRead', 'offers:read'],
    ['Offers: Write', 'offers:write'],
    ['apiKeys:write', 'apiKeys:write'],
    ['apiKeysRead', 'apiKeys:read'],
    ['hiringProcessMetadata:read', 'hiringProcessMetadata:read'],
    ['hiringProcess:read', 'hiringProcessMetadata:read'],
    ['hiringProcessMetadataRead', 'hiringProcessMetadata:read'],
    ['organization:read', 'organization:read'],
    ['interviews:read', null],
    ['offers', null],
    ['offers:admin', null],
    ['', null],
    ['constructor:read', null],
  ])('reads %s as %s', (scope, expected) => {
    expect(normalizeScope(scope)).toBe(expected)
  })
})

describe('checkScopes', () => {
  it('names each missing permission with its box in Ashby and what breaks', () => {
    const missing = missingRequired(['apiKeys:read', 'apiKeysWrite', 'offersRead'])
    expect(missing.map(({ key }) => key)).toEqual(['candidates:read'])
    expect(missing[0]).toMatchObject({ module: 'Candidates', access: 'Read', without: 'No offer can be imported' })
  })

  it('does not take write for read, nor recommended for required', () => {
    expect(hasPermission(['offers:write'], 'offers:read')).toBe(false)
    expect(missingRequired(['apiKeys:read', 'apiKeys:write', 'offers:read', 'candidates:read'])).toEqual([])
  })

  it('answers for every permission, granted or not', () => {
    const checked = checkScopes(['jobs:read'])
    expect(checked).toHaveLength(ashbyPermissions.length)
    expect(checked.filter(({ granted }) => granted).map(({ key }) => key)).toEqual(['jobs:read'])
  })

  it('asks the admin for everything that an operation in use needs', () => {
    const asked = new Set([...ashbyPermissions, ...ashbyOpeningPermissions].map(({ key }) => key))
    const unasked = Object.entries(ashbyOperations).filter(([, { permission }]) => !asked.has(permission))
    expect(unasked).toEqual([])
  })

  it('asks for the openings sync apart, and no connection is unusable without it', () => {
    const checked = checkOpeningScopes(['jobs:read', 'jobsWrite'])
    expect(checked.filter(({ granted, need }) => need === 'required' && !granted)).toEqual([])
    expect(checked.filter(({ granted }) => !granted).map(({ key }) => namePermission(key))).toEqual([
      'Organization: Read',
      'Hiring Process Metadata: Read',
      'Hiring Process Metadata: Write',
      'Candidates: Write',
    ])
    expect(missingRequired(['apiKeys:read', 'apiKeys:write', 'offers:read', 'candidates:read'])).toEqual([])
  })

  it('names a permission in the words of Ashby’s form', () => {
    expect(namePermission('apiKeys:write')).toBe('API Keys: Write')
  })
})
