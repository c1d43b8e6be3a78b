import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCustomFieldValue } from '#lib/sources/ashby/custom-field-values.ts'
import { defaultOfferRules } from '#lib/sources/ashby/default-rules.ts'
import { normalizeOffer } from '#lib/sources/ashby/normalize-offer.ts'
import { offerPlaces, readOfferPlaces } from '#lib/sources/ashby/offer-places.ts'
import type { AshbyOffer } from '#lib/sources/ashby/schemas.ts'
import type { OfferRecord, SourceCustomField } from '#lib/sources/source.ts'
import { application, candidate, ids, job, offer, opening } from '#tests/fixtures/ashby/objects.ts'

const place = { country: 'Portugal', region: null, city: 'Lisboa', workplaceType: 'OnSite', isRemote: false }

const record: OfferRecord = normalizeOffer({
  offer: {
    ...offer,
    decidedAt: '2026-11-03T23:30:00.000Z',
    latestVersion: { ...offer.latestVersion, openingId: ids.opening },
  } as AshbyOffer,
  application: {
    ...application,
    hiringTeam: [
      ...application.hiringTeam,
      { userId: ids.user, firstName: 'Ana', lastName: 'Reis', email: 'ana@example.com', role: 'Sourcing & Talent' },
      { userId: ids.user, firstName: 'Second', lastName: 'Recruiter', email: null, role: 'Sourcing & Talent' },
      { userId: ids.user, firstName: '', lastName: null, email: null, role: 'Nobody' },
    ],
  },
  candidate: { ...candidate, socialLinks: [{ type: 'LinkedIn', url: 'https://www.linkedin.com/in/zoe' }] },
  job: { value: job, missing: null },
  opening: { value: opening, missing: null },
  department: { externalId: ids.department, name: 'Engineering', missing: null },
  location: { externalId: ids.location, name: 'Lisbon', missing: null, ...place },
})

function read(field: Partial<SourceCustomField>) {
  const whole: SourceCustomField = {
    object: 'offer',
    externalId: 'f',
    title: 'F',
    value: null,
    valueLabel: null,
    isPrivate: false,
    ...field,
  }

  return Object.fromEntries(readCustomFieldValue(whole).map(([path, reading]) => [path.replace('customField.f', ''), reading]))
}

describe('the standard places of an offer', () => {
  it('are read from a full record, under paths that never change', () => {
    const readings = readOfferPlaces(record)
    const values = Object.fromEntries(offerPlaces.map(({ path }) => [path, readings[path]?.value]))
    expect(values).toEqual({
      'offer.startDate': '2027-01-04',
      'offer.salary': '82500.5 EUR',
      'offer.salary.value': '82500.5',
      'offer.salary.currencyCode': 'EUR',
      'offer.decidedAt': '2026-11-03',
      'offer.author': 'Ngozi Eze',
      'offer.author.name': 'Ngozi Eze',
      'offer.author.email': null,
      'candidate.name': 'Zoë Ó Briain',
      'candidate.firstName': 'Zoë',
      'candidate.middleName': null,
      'candidate.lastName': 'Ó Briain',
      'candidate.email': 'zoe@work.example.com',
      'candidate.personalEmail': 'zoe@home.example.com',
      'candidate.phone': null,
      'candidate.linkedIn': 'https://www.linkedin.com/in/zoe',
      'candidate.twitter': null,
      'candidate.profileUrl': candidate.profileUrl,
      'application.hiringManager': 'Ngozi Eze <ngozi@example.com>',
      'application.hiringManager.name': 'Ngozi Eze',
      'application.hiringManager.email': 'ngozi@example.com',
      'application.job.title': 'Senior Engineer',
      'job.employmentType': 'Full time',
      'department.name': 'Engineering',
      'location.name': 'Lisbon',
      'location.country': 'Portugal',
      'location.region': null,
      'location.city': 'Lisboa',
      'location.workplaceType': 'On-site',
      'location.isRemote': 'no',
      'opening.identifier': 'SMR-101',
      'opening.description': 'Headcount for a second line',
      'opening.targetStartDate': '2027-01-04',
      'opening.targetHireDate': null,
      'opening.isBackfill': 'yes',
    })
    expect(readings['job.employmentType']).toEqual({ value: 'Full time', key: 'FullTime' })
  })

  it('say why they have no value', () => {
    const readings = readOfferPlaces({
      ...record,
      job: { title: 'Senior Engineer', employmentType: null, missing: 'permission' },
      department: { externalId: ids.department, name: null, missing: 'not_found' },
      location: { externalId: ids.location, name: null, missing: 'permission', ...place, country: null },
      opening: null,
    })
    expect(readings['job.employmentType']).toEqual({ value: null, missing: 'permission' })
    expect(readings['department.name']).toEqual({ value: null, missing: 'not_found' })
    expect(readings['location.country']).toEqual({ value: null, missing: 'permission' })
    expect(readings['opening.identifier']).toEqual({ value: null })
  })

  it('guard pay and personal data by the sensitivity of where they came from', () => {
    const paths = (sensitivity: string) => offerPlaces.filter((entry) => entry.sensitivity === sensitivity).map(({ path }) => path)
    expect(paths('pay')).toEqual(['offer.salary', 'offer.salary.value', 'offer.salary.currencyCode'])
    expect(paths('personal')).toEqual(offerPlaces.map(({ path }) => path).filter((path) => /^candidate\.(?!profileUrl)/.test(path)))
  })

  it('show each role of the hiring team by its own word, the first member of each', () => {
    const readings = readOfferPlaces(record)
    expect(readings['application.hiringTeam.sourcing-talent']).toEqual({ value: 'Ana Reis <ana@example.com>', title: 'Sourcing & Talent' })
    expect(readings['application.hiringTeam.sourcing-talent.email']).toEqual({ value: 'ana@example.com' })
    expect(Object.keys(readings).filter((path) => path.startsWith('application.hiringTeam.'))).toHaveLength(3)
  })

  it('and custom fields are kept without the letters that PostgreSQL refuses', () => {
    const broken = { ...record, customFields: [{ ...readField('a\u0000b\ud800'), title: 'T\u0000' }] }
    expect(readOfferPlaces(broken)['customField.f']).toEqual({ value: 'ab\ufffd', title: 'T' })
  })
})

function readField(value: unknown): SourceCustomField {
  return { object: 'offer', externalId: 'f', title: 'F', value, valueLabel: null, isPrivate: false }
}

describe('a custom field', () => {
  it.each<[string, Partial<SourceCustomField>, object]>([
    ['Boolean', { value: true }, { '': { value: 'yes', title: 'F' } }],
    ['Boolean, off', { value: false }, { '': { value: 'no', title: 'F' } }],
    ['Number', { value: 2500 }, { '': { value: '2500', title: 'F' } }],
    ['Number, tiny', { value: 1e-7 }, { '': { value: '0.0000001', title: 'F' } }],
    ['Number, zero', { value: 0 }, { '': { value: '0', title: 'F' } }],
    ['String', { value: ' as written ' }, { '': { value: ' as written ', title: 'F' } }],
    ['String, blank', { value: '  ' }, { '': { value: null, title: 'F' } }],
    ['LongText', { value: 'two\nlines' }, { '': { value: 'two\nlines', title: 'F' } }],
    ['Date', { value: '2027-01-15' }, { '': { value: '2027-01-15', title: 'F' } }],
    ['Date with a time', { value: '2022-11-10T23:47:56.795-09:00' }, { '': { value: '2022-11-10', title: 'F' } }],
    ['ValueSelect', { value: 'plan-b', valueLabel: 'Growth plan' }, { '': { value: 'Growth plan', key: 'plan-b', title: 'F' } }],
    ['ValueSelect without a label', { value: 'plan-b', valueLabel: '' }, { '': { value: 'plan-b', title: 'F' } }],
    [
      'MultiValueSelect',
      { value: ['gym', 'pension'], valueLabel: ['Gym', 'Pension'] },
      { '': { value: ['Gym', 'Pension'], key: ['gym', 'pension'], title: 'F' } },
    ],
    [
      'MultiValueSelect with too few labels',
      { value: ['gym', 'pension'], valueLabel: ['Gym'] },
      { '': { value: ['gym', 'pension'], key: ['gym', 'pension'], title: 'F' } },
    ],
    ['MultiValueSelect, none', { value: [], valueLabel: [] }, { '': { value: null, title: 'F' } }],
    ['a list of odd things', { value: [null, {}, 7, ''] }, { '': { value: ['7'], key: ['7'], title: 'F' } }],
    [
      'Currency',
      { value: { value: 5000, currencyCode: 'eur' } },
      { '': { value: '5000 EUR', title: 'F' }, '.amount': { value: '5000' }, '.currency': { value: 'EUR' } },
    ],
    [
      'Currency without a currency',
      { value: { value: '5000.50', currencyCode: null } },
      { '': { value: '5000.50', title: 'F' }, '.amount': { value: '5000.50' }, '.currency': { value: null } },
    ],
    [
      'Currency without an amount',
      { value: { value: 'a lot', currencyCode: 'EUR' } },
      { '': { value: null, title: 'F' }, '.amount': { value: null }, '.currency': { value: 'EUR' } },
    ],
    [
      'NumberRange',
      { value: { type: 'number-range', minValue: 5, maxValue: 15 } },
      { '': { value: '5–15', title: 'F' }, '.min': { value: '5' }, '.max': { value: '15' } },
    ],
    [
      'NumberRange, half',
      { value: { type: 'number-range', minValue: null, maxValue: 15 } },
      { '': { value: 'up to 15', title: 'F' }, '.min': { value: null }, '.max': { value: '15' } },
    ],
    [
      'CompensationRange',
      { value: { type: 'compensation-range', minValue: 80_000, maxValue: 110_000, currencyCode: 'EUR', interval: '1 YEAR' } },
      {
        '': { value: '80000–110000 EUR per year', title: 'F' },
        '.min': { value: '80000' },
        '.max': { value: '110000' },
        '.currency': { value: 'EUR' },
        '.interval': { value: 'Year', key: '1 YEAR' },
      },
    ],
    [
      'CompensationRange of one amount',
      { value: { type: 'compensation-range', minValue: 40, maxValue: 40, currencyCode: 'USD', interval: '1 HOUR' } },
      {
        '': { value: '40 USD Hour', title: 'F' },
        '.min': { value: '40' },
        '.max': { value: '40' },
        '.currency': { value: 'USD' },
        '.interval': { value: 'Hour', key: '1 HOUR' },
      },
    ],
    [
      'CompensationRange paid once',
      { value: { type: 'compensation-range', minValue: 1, maxValue: 2, currencyCode: 'USD', interval: '1 TIME' } },
      {
        '': { value: '1–2 USD', title: 'F' },
        '.min': { value: '1' },
        '.max': { value: '2' },
        '.currency': { value: 'USD' },
        '.interval': { value: '1 TIME', key: '1 TIME' },
      },
    ],
    ['null', { value: null }, { '': { value: null, title: 'F' } }],
    ['nothing at all', { value: undefined, title: '' }, { '': { value: null } }],
    ['a form nobody knows', { value: { latitude: 1, nested: { deep: [] } } }, { '': { value: null, title: 'F' } }],
    ['a number that is none', { value: Number.NaN }, { '': { value: null, title: 'F' } }],
  ])('reads: %s', (_what, field, expected) => {
    expect(read(field)).toEqual(expected)
  })

  it('knows every interval of Ashby', () => {
    const intervals = ['1 HOUR', '1 DAY', '1 WEEK', '2 WEEK', '0.5 MONTH', '1 MONTH', '2 MONTH', '3 MONTH', '6 MONTH', '1 YEAR', 'NONE']
    const values = intervals.map(
      (interval) => read({ value: { minValue: 1, maxValue: 2, currencyCode: 'EUR', interval } })['.interval']?.value,
    )
    expect(values).toEqual(['Hour', 'Day', 'Week', 'TwoWeeks', 'HalfMonth', 'Month', 'TwoMonths', 'Quarter', 'HalfYear', 'Year', null])
  })
})

describe('the rules of a new connection', () => {
  it('are those that the migration gave to connections that were there', () => {
    const sql = readFileSync(new URL('../../../prisma/migrations/20261121100000_mapping/migration.sql', import.meta.url), 'utf8')
    const [, rules = ''] = /1, '(\[[\s\S]+?\n\])'::jsonb/.exec(sql) ?? []
    expect(defaultOfferRules).toEqual(JSON.parse(rules))
  })

  it('read only places that there are', () => {
    const paths = defaultOfferRules.flatMap(({ steps }) => steps.map(({ path }) => path))
    expect(paths.filter((path) => !offerPlaces.some((entry) => entry.path === path))).toEqual([])
  })
})
