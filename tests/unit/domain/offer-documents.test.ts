import { describe, expect, test } from 'vitest'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { createDefaultSettings } from '#lib/domain/offer-page/rules.ts'
import type { PageSection } from '#lib/domain/offer-page/schema.ts'
import { type BuildOfferDocument, buildOfferDocument, toCanonicalJson } from '#lib/domain/offer-publishing/documents/rules.ts'
import { hashDocument } from '#lib/domain/offer-publishing/versions/mutations.ts'
import { createSampleValues, diffDocuments, nextDeadline } from '#lib/domain/offer-publishing/versions/rules.ts'
import { offerDocumentSchema } from '#lib/domain/offer-publishing/versions/schema.ts'
import { builtInOfferFields } from '#lib/domain/offers/terms.ts'

const EQUITY = '01990000-0000-7000-8000-0000000000e1'
const custom = { help: null, options: [], isBuiltIn: false, isArchived: false, isRequired: false }
const fields: FieldDefinition[] = [
  ...builtInOfferFields.map((field) => ({ ...field, help: null, options: [], isBuiltIn: true, isArchived: false })),
  { ...custom, key: EQUITY, label: 'Equity', type: 'money', sensitivity: 'pay', group: 'Compensation' },
]
const id = '01990000-0000-7000-8000-0000000000f1'
const file = { id, name: 'Contract.pdf', mediaType: 'application/pdf', bytes: 1, sha256: '00' }

function build({ sections, ...changed }: Partial<BuildOfferDocument> & { sections?: PageSection[] } = {}) {
  const settings = createDefaultSettings({ organizationName: 'Saltmarsh' })
  const design = { ...settings.design, ...(sections ? { sections } : {}) }

  return buildOfferDocument({
    settings: { ...settings, design },
    logo: null,
    organization: { name: 'Saltmarsh', timeZone: 'Asia/Jerusalem' },
    fields,
    shown: createSampleValues({ fields }),
    sender: null,
    files: { shared: [], own: [] },
    expiresAt: null,
    ...changed,
  })
}

describe('the document', () => {
  test('holds only what was chosen and has a value, in the chosen order', () => {
    const sections: PageSection[] = [
      { kind: 'text', id, title: 'Benefits', text: 'Lunch in {location}.' },
      { kind: 'fields', id, title: null, fields: ['department', 'middleName', 'jobTitle'] },
      { kind: 'fields', id, title: 'Nothing', fields: ['middleName'] },
      { kind: 'documents', id, title: 'Documents', documentIds: [] },
    ]
    const { document, publishedValues } = build({ sections })

    expect(document.sections.map(({ kind }) => kind)).toEqual(['text', 'fields'])
    expect(document.sections[0]).toMatchObject({ text: 'Lunch in Berlin.' })
    expect(document.sections[1]).toMatchObject({ items: [{ field: 'department' }, { field: 'jobTitle' }] })
    expect(JSON.stringify(document)).not.toMatch(/72.?000|mail\.example/)
    expect(publishedValues).toMatchObject({ middleName: null, location: 'Berlin', firstName: 'Noa' })
    expect(publishedValues).not.toHaveProperty('baseSalary')
    expect(offerDocumentSchema.parse(document)).toEqual(document)
  })

  test.each([
    ['Year', 'EUR', '€72,000 per year', null],
    ['Month', 'ILS', '₪72,000 per month', '₪864,000 per year, before tax'],
    ['Hour', 'USD', 'USD 72,000 per hour', 'USD 149,760,000 per year, before tax'],
  ])('says pay by its interval: %s', (payInterval, currency, headline, detail) => {
    const shown = { ...createSampleValues({ fields }), payInterval, currency }
    const sections: PageSection[] = [{ kind: 'pay', id, title: 'Pay', fields: [EQUITY, 'baseSalary'] }]
    const { document } = build({ sections, shown })

    expect(document.sections).toMatchObject([{ kind: 'pay', headline, detail, items: [{ field: EQUITY, sensitivity: 'pay' }] }])
  })

  test('keeps files of the offer behind those that go with every offer', () => {
    const shared = { ...file, id: '01990000-0000-7000-8000-0000000000f2', name: 'Handbook.pdf' }
    const sections: PageSection[] = [{ kind: 'documents', id, title: 'Documents', documentIds: [shared.id, id] }]
    const { document } = build({ sections, files: { shared: [shared], own: [file] } })

    expect(document.sections).toMatchObject([{ files: [{ name: 'Handbook.pdf' }, { name: 'Contract.pdf' }] }])
  })

  test('has one hash, whatever the order of its keys, and another for any other word', () => {
    const { document } = build()
    const turned = Object.fromEntries(Object.entries(document).reverse()) as typeof document

    expect(hashDocument(turned)).toBe(hashDocument(document))
    expect(hashDocument({ ...document, note: `${document.note}.` })).not.toBe(hashDocument(document))
    expect(toCanonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}')
  })
})

test('two versions differ line by line: values, pay, texts, files and the deadline', () => {
  const shown = createSampleValues({ fields })
  const before = build({ shown }).document
  const after = build({
    shown: { ...shown, startDate: '2030-04-01', baseSalary: '80000', department: null },
    files: { shared: [], own: [file] },
    expiresAt: new Date('2030-01-04T16:00:00Z'),
  }).document

  expect(diffDocuments({ before, after })).toEqual([
    { label: 'Start date', before: 'Mon 4 Mar 2030', after: 'Mon 1 Apr 2030' },
    { label: 'Base salary', before: '€72,000 per year', after: '€80,000 per year' },
    { label: 'Documents', before: null, after: 'Contract.pdf' },
    { label: 'Answer by', before: null, after: 'Fri 4 Jan 2030, 18:00 (Asia/Jerusalem)' },
    { label: 'Department', before: 'Engineering', after: null },
  ])
  expect(diffDocuments({ before: after, after })).toEqual([])
})

describe('the deadline by the rule', () => {
  test.each([
    // Clocks go back on 25 October 2026 and forward on 28 March 2027.
    ['2026-10-23T10:00:00Z', 'Europe/Berlin', 3, '2026-10-26T17:00:00.000Z'],
    ['2027-03-26T10:00:00Z', 'Europe/Berlin', 3, '2027-03-29T16:00:00.000Z'],
    ['2026-11-20T23:30:00Z', 'Pacific/Auckland', 1, '2026-11-22T05:00:00.000Z'],
  ])('from %s in %s after %i days is 18:00 there', (after, timeZone, deadlineDays, expected) => {
    expect(nextDeadline({ timing: { deadlineDays }, after: new Date(after), timeZone })?.toISOString()).toBe(expected)
  })

  test('is none where the organization has none', () => {
    expect(nextDeadline({ timing: { deadlineDays: null }, after: new Date(), timeZone: 'UTC' })).toBeNull()
  })
})
