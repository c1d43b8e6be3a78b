import type { CustomField, CustomFieldObject, CustomFieldValue, CustomFieldValues, SelectableValue } from '#sandbox/model.ts'
import type { SeedInput } from './basics.ts'

type FieldDraft = {
  type: string
  title: string
  value: CustomFieldValue
  /** What others have there. Null: nothing. */
  others?: CustomFieldValue[]
  /** Labels; where the value is not made of the label, both. */
  choices?: (string | { label: string; value: string })[]
  isPrivate?: boolean
  isArchived?: boolean
}

/** Per object one field of every type Ashby knows, with values to fill it; some private, one archived, two with the same title. */
const FIELDS: Partial<Record<CustomFieldObject, FieldDraft[]>> = {
  Offer: [
    {
      type: 'ValueSelect',
      title: 'Pay interval',
      value: 'yearly',
      others: ['yearly', 'monthly', null],
      choices: ['Yearly', 'Monthly', 'Hourly'],
    },
    {
      type: 'Currency',
      title: 'Signing bonus',
      value: { value: 5000, currencyCode: 'EUR' },
      others: [null, { value: 12_500, currencyCode: 'USD' }],
    },
    { type: 'Number', title: 'Stock options', value: 2500, others: [800, 1200, null, 15_000] },
    {
      type: 'NumberRange',
      title: 'Bonus target (%)',
      value: { type: 'number-range', minValue: 5, maxValue: 15 },
      others: [{ type: 'number-range', minValue: 10, maxValue: 10 }],
    },
    {
      type: 'CompensationRange',
      title: 'Pay band',
      value: createBand(80_000, 110_000),
      others: [createBand(62_000, 62_000), null],
      isPrivate: true,
    },
    { type: 'Boolean', title: 'Relocation support', value: true, others: [false, null] },
    { type: 'Date', title: 'Answer by', value: '2027-01-15', others: ['2027-01-22', '2027-02-05'] },
    {
      type: 'MultiValueSelect',
      title: 'Benefits',
      value: ['pension', 'gym'],
      others: [['meal-vouchers'], ['pension', 'private-health', 'gym'], null],
      choices: ['Pension', 'Private health', 'Gym', 'Meal vouchers'],
    },
    { type: 'String', title: 'Probation period', value: '6 months', others: ['3 months'] },
    { type: 'LongText', title: 'Notes', value: 'Agreed on the phone: start after the summer holidays.\nNo overtime.' },
    { type: 'Url', title: 'Benefits handbook', value: 'https://saltmarsh.example/benefits' },
    { type: 'UUID', title: 'Requisition reference', value: '7b6c9c1e-4a9e-4a53-9c0e-1f7f9a0d2b11' },
    {
      type: 'LongText',
      title: 'Equity notes',
      value: 'Options vest over four years, a quarter after the first.\nThe strike price is set by the next board meeting.',
      others: ['No cliff: options vest monthly from the first day.', null],
    },
    {
      type: 'ValueSelect',
      title: 'Equity plan',
      value: 'plan-b',
      others: ['plan-a', null, 'plan-b'],
      choices: [
        { label: 'Founders’ plan 2021', value: 'plan-a' },
        { label: 'Growth plan 2026', value: 'plan-b' },
      ],
    },
    { type: 'String', title: 'Old bonus plan', value: null, isArchived: true },
  ],
  Candidate: [
    { type: 'String', title: 'Preferred name', value: 'Sam', others: [null, null, 'Kit'] },
    {
      type: 'ValueSelect',
      title: 'Work permit',
      value: 'not-needed',
      others: ['has-one', 'needs-sponsorship'],
      choices: ['Not needed', 'Has one', 'Needs sponsorship'],
    },
    { type: 'MultiValueSelect', title: 'Languages', value: ['english', 'german'], choices: ['English', 'German', 'French', 'Arabic'] },
    { type: 'Number', title: 'Notice period (weeks)', value: 4, others: [12, 0, 8] },
    { type: 'NumberRange', title: 'Years of experience', value: { type: 'number-range', minValue: 4, maxValue: 7 } },
    { type: 'Boolean', title: 'Open to relocation', value: false, others: [true, null] },
    { type: 'Date', title: 'Date of birth', value: '1991-04-30', isPrivate: true },
    { type: 'Currency', title: 'Current salary', value: { value: 72_000, currencyCode: 'EUR' }, isPrivate: true },
    { type: 'CompensationRange', title: 'Expected pay', value: createBand(78_000, 90_000) },
    { type: 'LongText', title: 'Notes', value: 'Met at the robotics fair.' },
    { type: 'Url', title: 'Portfolio', value: 'https://portfolio.example/work' },
    { type: 'UUID', title: 'Talent pool id', value: '0d9f5f9c-66a1-4f0b-8e43-54d8b9a3f6aa' },
    { type: 'Location', title: 'Home', value: null },
  ],
  Application: [
    { type: 'String', title: 'How did you hear about us?', value: 'A friend', others: ['A job board', null] },
    { type: 'LongText', title: 'Motivation', value: 'I like robots that do dull work.' },
    {
      type: 'ValueSelect',
      title: 'Earliest start',
      value: 'next-month',
      others: ['at-once', 'later', null],
      choices: ['At once', 'Next month', 'Later'],
    },
    { type: 'MultiValueSelect', title: 'Preferred offices', value: ['lisbon'], choices: ['Lisbon', 'Berlin', 'Remote'] },
    { type: 'Boolean', title: 'Consent to keep data', value: true },
    { type: 'Date', title: 'Available from', value: '2027-02-01' },
    { type: 'Number', title: 'Screening score', value: 87 },
    { type: 'NumberRange', title: 'Hours per week', value: { type: 'number-range', minValue: 32, maxValue: 40 } },
    { type: 'Currency', title: 'Desired salary', value: { value: 85_000, currencyCode: 'EUR' }, isPrivate: true },
    { type: 'CompensationRange', title: 'Agreed range', value: createBand(80_000, 95_000), isPrivate: true },
    { type: 'Url', title: 'Code sample', value: 'https://code.example/sample' },
    { type: 'UUID', title: 'Referral code', value: '5a1f33a8-8a57-4b15-9a3e-5d77c2a8b1f0' },
  ],
  Job: [
    { type: 'String', title: 'Cost centre', value: 'CC-1180', others: ['CC-2040', 'CC-0077'] },
    { type: 'ValueSelect', title: 'Level', value: 'l4', others: ['l3', 'l5'], choices: ['L3', 'L4', 'L5'] },
    { type: 'MultiValueSelect', title: 'Skills', value: ['c', 'ros'], choices: ['C', 'ROS', 'TypeScript'] },
    { type: 'Number', title: 'Team size', value: 8 },
    { type: 'NumberRange', title: 'Travel (%)', value: { type: 'number-range', minValue: 0, maxValue: 20 } },
    { type: 'Boolean', title: 'Safety training needed', value: true },
    { type: 'Date', title: 'Approved on', value: '2026-09-01' },
    { type: 'Currency', title: 'Hiring budget', value: { value: 120_000, currencyCode: 'EUR' }, isPrivate: true },
    { type: 'CompensationRange', title: 'Salary range', value: createBand(75_000, 115_000) },
    { type: 'LongText', title: 'Notes', value: 'Backfill first, growth later.' },
    { type: 'Url', title: 'Role profile', value: 'https://saltmarsh.example/roles' },
    { type: 'UUID', title: 'Headcount plan id', value: 'c2a2cf3e-93a4-4ad4-9d29-3f7b1f1f9a42' },
  ],
  Opening: [
    { type: 'String', title: 'Position code', value: 'P-100' },
    { type: 'ValueSelect', title: 'Reason', value: 'growth', choices: ['Growth', 'Backfill'] },
    { type: 'MultiValueSelect', title: 'Equipment', value: ['laptop'], choices: ['Laptop', 'Phone', 'Desk'] },
    { type: 'Number', title: 'Grade', value: 7 },
    { type: 'NumberRange', title: 'Working hours', value: { type: 'number-range', minValue: 35, maxValue: 40 } },
    { type: 'Boolean', title: 'Budgeted', value: true },
    { type: 'Date', title: 'Budgeted from', value: '2027-01-01' },
    { type: 'Currency', title: 'Planned salary', value: { value: 90_000, currencyCode: 'EUR' } },
    { type: 'CompensationRange', title: 'Planned range', value: createBand(82_000, 98_000) },
    { type: 'LongText', title: 'Justification', value: 'Second production line.' },
    { type: 'Url', title: 'Plan', value: 'https://saltmarsh.example/plan' },
    { type: 'UUID', title: 'Headcount id', value: '1c1f6d8c-6f3d-4d0e-8f4d-0a4e3b1c9d55' },
  ],
  Employee: [{ type: 'String', title: 'Badge number', value: '0042' }],
}

/** Defines every field. */
export function seedCustomFields({ transaction, random }: SeedInput): void {
  for (const [objectType, drafts] of Object.entries(FIELDS)) {
    for (const draft of drafts) {
      const field: CustomField = {
        id: random.uuid(),
        title: draft.title,
        description: null,
        objectType: objectType as CustomFieldObject,
        fieldType: draft.type,
        isPrivate: draft.isPrivate ?? false,
        isArchived: draft.isArchived ?? false,
        isRequired: false,
        selectableValues: (draft.choices ?? []).map(createChoice),
      }
      transaction.put('customField', field)
    }
  }
}

/** Values for the fields of an object type, by field id. The first object has one of each; every further position others, and some none. */
export function createFieldValues({ transaction }: SeedInput, objectType: CustomFieldObject, position = 0): CustomFieldValues {
  const fields = transaction.list('customField').filter((field) => field.objectType === objectType)
  const drafts = FIELDS[objectType] ?? []
  const entries = fields.map((field) => {
    const draft = drafts.find((entry) => entry.title === field.title)
    const values = draft ? [draft.value, ...(draft.others ?? [])] : []

    return [field.id, values[position % values.length] ?? null] as const
  })

  return Object.fromEntries(entries.filter(([, value]) => value !== null))
}

function createChoice(choice: string | { label: string; value: string }): SelectableValue {
  if (typeof choice !== 'string') return { ...choice, isArchived: false }
  const label = choice

  return { label, value: label.toLowerCase().replaceAll(' ', '-'), isArchived: false }
}

function createBand(minValue: number, maxValue: number): CustomFieldValue {
  return { type: 'compensation-range', minValue, maxValue, currencyCode: 'EUR', interval: '1 YEAR' }
}
