import { expect, test } from 'vitest'
import { buildFieldRuleHref, buildMapperHref } from '#components/mappings/mapping-address.ts'

const connectionId = '0190a8d0-0000-7000-8000-000000000001'

test('a link to a field’s rule names the object, except for offers, which an address without one means', () => {
  const link = { slug: 'heron-maps', connectionId, field: 'startDate' }

  expect(buildFieldRuleHref({ ...link, object: 'Person' })).toBe(
    `/heron-maps/company/fields?connection=${connectionId}&object=Person&field=startDate`,
  )
  expect(buildFieldRuleHref({ ...link, object: 'Offer' })).toBe(`/heron-maps/company/fields?connection=${connectionId}&field=startDate`)
})

test('the tab of another object keeps the connection and leaves the record of the preview behind', () => {
  expect(buildMapperHref({ pathname: '/heron-maps/company/fields', connectionId, object: 'Person' })).toBe(
    `/heron-maps/company/fields?connection=${connectionId}&object=Person`,
  )
})

test('fields that no mapping fills have their tab also where no account is connected', () => {
  expect(buildMapperHref({ pathname: '/heron-maps/company/fields', connectionId: null, object: 'OpenJob' })).toBe(
    '/heron-maps/company/fields?object=OpenJob',
  )
})
