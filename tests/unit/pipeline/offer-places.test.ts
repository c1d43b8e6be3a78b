import { describe, expect, it } from 'vitest'
import type { StoredSourceField } from '#lib/domain/source-fields/schema.ts'
import { listOfferPlaces } from '#lib/pipeline/offer-places.ts'

function field(more: Partial<StoredSourceField>): StoredSourceField {
  return {
    externalId: 'f',
    ownerObject: 'offer',
    title: 'Probation period',
    type: 'text',
    vendorType: 'String',
    description: null,
    isPrivate: false,
    isArchived: false,
    options: [],
    formerTitle: null,
    archivedAt: null,
    ...more,
  }
}

function listCustom(more: Partial<StoredSourceField>) {
  return listOfferPlaces({ sourceFields: [field(more)], seen: [] }).filter(({ path }) => path.startsWith('customField.'))
}

describe('the places of offers', () => {
  it('stand under headings, an object’s custom fields right behind its standard ones', () => {
    const owners = ['opening', 'job', 'application', 'candidate', 'offer'] as const
    const sourceFields = owners.map((ownerObject) => field({ externalId: ownerObject, ownerObject }))
    const seen = [
      { 'customField.x': { value: 'v', title: 'Unlisted' }, 'application.hiringTeam.recruiter': { value: 'Ana', title: 'Recruiter' } },
    ]
    const groups = listOfferPlaces({ sourceFields, seen }).map(({ group }) => group)
    expect([...new Set(groups)]).toEqual([
      'Offer',
      'Offer custom fields',
      'Candidate',
      'Candidate custom fields',
      'Application custom fields',
      'Hiring team',
      'Job',
      'Job custom fields',
      'Department and location',
      'Opening',
      'Opening custom fields',
      'Other custom fields',
    ])
    expect(groups.filter((group, index) => group !== groups[index - 1])).toHaveLength(12)
  })

  it('name each path once', () => {
    const seen = [{ 'customField.f': { value: 'v', title: 'Old title' }, 'candidate.name': { value: 'Ana' } }]
    const paths = listOfferPlaces({ sourceFields: [field({})], seen }).map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
  })

  it('have a place for each part of money and ranges, under the title and the former title', () => {
    const range = listCustom({ title: 'Pay band', formerTitle: 'Band', type: 'text', vendorType: 'CompensationRange' })
    expect(range.map(({ path, label, formerLabel, type }) => [path, label, formerLabel, type])).toEqual([
      ['customField.f', 'Pay band', 'Band', 'text'],
      ['customField.f.min', 'Pay band: lowest', 'Band: lowest', 'number'],
      ['customField.f.max', 'Pay band: highest', 'Band: highest', 'number'],
      ['customField.f.currency', 'Pay band: currency', 'Band: currency', 'currency'],
      ['customField.f.interval', 'Pay band: interval', 'Band: interval', 'interval'],
    ])
    expect(listCustom({ vendorType: 'Currency' }).map(({ path }) => path)).toEqual([
      'customField.f',
      'customField.f.amount',
      'customField.f.currency',
    ])
  })

  it.each<[string, Partial<StoredSourceField>, string]>([
    ['money', { title: 'Laptop budget', vendorType: 'Currency', type: 'money' }, 'pay'],
    ['a compensation range', { title: 'Band', vendorType: 'CompensationRange' }, 'pay'],
    ['a number about equity', { title: 'Equity (units)', type: 'number', vendorType: 'Number' }, 'pay'],
    ['a number of stock options', { title: 'Stock options', type: 'number', vendorType: 'Number' }, 'pay'],
    ['a number range about a bonus', { title: 'Bonus target (%)', vendorType: 'NumberRange' }, 'pay'],
    ['a text with a salary', { title: 'base_salary', vendorType: 'String' }, 'pay'],
    ['a candidate’s salary', { title: 'Salary expectation', ownerObject: 'candidate' }, 'pay'],
    ['a choice about pay', { title: 'Pay interval', type: 'choice', vendorType: 'ValueSelect' }, 'none'],
    ['a text about payload', { title: 'Payload limit', vendorType: 'String' }, 'none'],
    ['a private field of an offer', { isPrivate: true }, 'personal'],
    ['a private field of a job', { isPrivate: true, ownerObject: 'job' }, 'personal'],
    ['a candidate’s field', { ownerObject: 'candidate' }, 'personal'],
    ['an application’s field', { ownerObject: 'application' }, 'personal'],
    ['a job’s field', { ownerObject: 'job' }, 'none'],
    ['an opening’s field', { ownerObject: 'opening' }, 'none'],
  ])('guard %s', (_what, more, sensitivity) => {
    expect(new Set(listCustom(more).map((place) => place.sensitivity))).toEqual(new Set([sensitivity]))
  })

  it('say where a private field has no values, and pass on choices and archiving', () => {
    const options = [{ value: 'plan-b', label: 'Growth plan', isArchived: false }]
    expect(listCustom({ isPrivate: true, ownerObject: 'candidate', description: 'For payroll', isArchived: true, options })).toMatchObject([
      { description: expect.stringMatching(/^For payroll\. .*“Allow access to non-offer private fields\?”/), isArchived: true, options },
    ])
  })

  it('take in what only offers show, with a guess of what it is, and never less guarded than it may be', () => {
    const seen = [
      {
        'customField.a': { value: '5000 EUR', title: 'Bonus' },
        'customField.a.amount': { value: '5000' },
        'customField.a.currency': { value: 'EUR' },
        'customField.b': { value: 'Growth plan', key: 'plan-b', title: 'Plan' },
        'customField.c': { value: ['Gym'], key: ['gym'] },
        'customField.d': { value: '2027-01-15', title: 'When' },
        'application.hiringTeam.recruiter': { value: 'Ana <a@example.com>', title: 'Recruiter' },
        'application.hiringTeam.recruiter.email': { value: 'a@example.com' },
        'customField.a.deeper.still': { value: 'x' },
        'something.else': { value: 'x' },
        __proto__: { value: 'x' },
      },
    ]
    const standard = new Set(listOfferPlaces({ sourceFields: [], seen: [] }).map(({ path }) => path))
    const only = listOfferPlaces({ sourceFields: [], seen }).filter(({ path }) => !standard.has(path))
    expect(only.map(({ path, label, type, sensitivity }) => [path, label, type, sensitivity])).toEqual([
      ['application.hiringTeam.recruiter', 'Recruiter', 'person', 'none'],
      ['application.hiringTeam.recruiter.email', 'Recruiter: e-mail', 'email', 'none'],
      ['customField.a', 'Bonus', 'money', 'pay'],
      ['customField.a.amount', 'Bonus: amount', 'number', 'pay'],
      ['customField.a.currency', 'Bonus: currency', 'currency', 'pay'],
      ['customField.c', 'c', 'choices', 'personal'],
      ['customField.b', 'Plan', 'choice', 'personal'],
      ['customField.d', 'When', 'date', 'personal'],
    ])
  })
})
