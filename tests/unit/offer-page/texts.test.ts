import { describe, expect, test } from 'vitest'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { cleanSettings, findSettingsProblems } from '#lib/domain/offer-page/checks/rules.ts'
import { createDefaultSettings, fillPageLines, fillPageText, findTextProblem, listPlaceholders } from '#lib/domain/offer-page/rules.ts'
import { pageSettingsSchema } from '#lib/domain/offer-page/schema.ts'
import { builtInOfferFields } from '#lib/domain/offers/terms.ts'

const rest = { help: null, options: [], isBuiltIn: true, isArchived: false }
const custom = { ...rest, type: 'text', group: 'Details', isRequired: false, isBuiltIn: false } as const
const fields: FieldDefinition[] = [
  ...builtInOfferFields.map((field) => ({ ...rest, ...field })),
  { ...custom, key: 'custom-equity', label: 'Equity', sensitivity: 'pay' },
  { ...custom, key: 'custom-old', label: 'Relocation', sensitivity: 'none', isArchived: true },
]
const settings = createDefaultSettings({ organizationName: 'Saltmarsh {Robotics}' })
const problemsOf = (design: Partial<typeof settings.design>, documentIds: string[] = []) =>
  findSettingsProblems({ settings: { ...settings, design: { ...settings.design, ...design } }, fields, documentIds: new Set(documentIds) })

describe('filling a text', () => {
  const values = { firstName: 'Ana', jobTitle: 'Counsel', deadline: null, middleName: null }
  test.each([
    ['Dear {firstName}, welcome.', 'Dear Ana, welcome.'],
    ['Read it. Please answer by {deadline}. Ask us anything.', 'Read it. Ask us anything.'],
    ['Dear {firstName} {middleName?}, welcome.', 'Dear Ana, welcome.'],
    ['One\n\nPlease answer by {deadline}.\n\nTwo', 'One\n\nTwo'],
    ['Until {deadline}', 'Until'],
    ['{{firstName}} is {firstName}', '{firstName} is Ana'],
    ['{salry} is as it was written, {jobTitle}', '{salry} is as it was written, Counsel'],
    ['{toString} is no field', '{toString} is no field'],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(fillPageText({ text, values })).toBe(expected)
  })

  test('a first name that is unknown is the name, so that a greeting greets somebody', () => {
    expect(fillPageText({ text: settings.design.title, values: { firstName: null, name: 'Sukarno' } })).toBe(
      'Sukarno, we would love to work with you',
    )
  })

  test('values are told apart from our words, and braces in a value are no field', () => {
    const parts = fillPageLines({ text: 'Dear {firstName},', values: { firstName: '{jobTitle} <b>', jobTitle: 'Counsel' } })

    expect(parts).toEqual([['Dear ', { given: '{jobTitle} <b>' }, ',']])
  })
})

describe('what is wrong with a text', () => {
  const problemOf = (text: string, isMail = false) => findTextProblem({ text, fields, isMail })

  test.each([
    ['an unknown field is named', '{salry}', '{salry} is no field.'],
    ['a label is told how to be written', '{First name}', 'Write {firstName}.'],
    ['a brace that stands alone is explained', 'Dear {firstName', 'A brace stands alone.'],
    ['an archived field is named by its label', '{custom-old}', 'Relocation, which is archived'],
  ])('%s', (_what, text, expected) => {
    expect(problemOf(text)).toContain(expected)
  })

  test('pay may stand on the page and never in a mail, the organization’s own pay too', () => {
    for (const text of ['{baseSalary}', '{custom-equity}', '{currency?}']) {
      expect(problemOf(text)).toBeNull()
      expect(problemOf(text, true)).toContain('never goes into a mail')
    }
  })

  test('everything on the list can be written', () => {
    for (const { key } of listPlaceholders({ fields })) expect(problemOf(`{${key}}`)).toBeNull()
    expect(listPlaceholders({ fields }).map(({ key }) => key)).not.toContain('custom-old')
  })
})

describe('the settings', () => {
  test('that nobody touched are complete, right, and the same at every reading', () => {
    expect(pageSettingsSchema.parse(settings)).toEqual(settings)
    expect(cleanSettings(settings)).toEqual(settings)
    expect(problemsOf({})).toEqual({})
    expect(settings).toEqual(createDefaultSettings({ organizationName: 'Saltmarsh {Robotics}' }))
    expect(fillPageText({ text: settings.design.consentText, values: {} })).toContain('from Saltmarsh {Robotics} as')
  })

  test('are told what is wrong at its place', () => {
    const id = '01990000-0000-7000-8000-000000000001'
    const problems = problemsOf({
      title: '{nobody}',
      sections: [
        { kind: 'pay', id, title: 'Pay', fields: ['currency'] },
        { kind: 'fields', id, title: null, fields: ['jobTitle', 'jobTitle'] },
        { kind: 'pay', id: '01990000-0000-7000-8000-000000000002', title: 'More pay', fields: [] },
        { kind: 'fields', id: '01990000-0000-7000-8000-000000000003', title: null, fields: ['custom-old'] },
        { kind: 'fields', id: '01990000-0000-7000-8000-000000000004', title: null, fields: ['salry'] },
        { kind: 'documents', id: '01990000-0000-7000-8000-000000000005', title: 'Documents', documentIds: [id] },
        { kind: 'text', id: '01990000-0000-7000-8000-000000000006', title: 'More', text: 'A } alone' },
      ],
    })

    expect(problems).toEqual({
      'design.title': expect.stringContaining('{nobody} is no field'),
      'design.sections.0.fields': expect.stringContaining('Currency is part of this section'),
      'design.sections.1.id': expect.stringContaining('same id'),
      'design.sections.1.fields': expect.stringContaining('Job title stands here twice'),
      'design.sections.2.kind': expect.stringContaining('one section for pay'),
      'design.sections.3.fields': expect.stringContaining('Relocation is archived'),
      'design.sections.4.fields': expect.stringContaining('“salry” is no field'),
      'design.sections.5.documentIds': expect.stringContaining('no longer there'),
      'design.sections.6.text': expect.stringContaining('A brace stands alone'),
    })
  })

  test('lose what nobody sees, and name every day of a reminder once', () => {
    const messy = {
      ...settings,
      design: { ...settings.design, colour: '#ABCDEF', title: ' Hello\u202e {firstName}\u0000 ', senderTitle: '  ' },
      timing: { ...settings.timing, candidateReminderDays: [1, 3, 1] },
    }
    const { design, timing } = cleanSettings(messy)

    expect(design).toMatchObject({ colour: '#abcdef', title: 'Hello {firstName}', senderTitle: null })
    expect(timing.candidateReminderDays).toEqual([3, 1])
  })
})
