import type { FieldDefinition, FieldType } from '#lib/domain/fields/schema.ts'
import type { MappingStep } from '#lib/domain/mappings/schema.ts'

/** One field, how our rule fills it, and how one would write the same in JSONata over the same readings. */
export type MappingCase = { field: FieldDefinition; steps: MappingStep[]; jsonata: string }

const benefits = [
  ['b-pension', 'Pension', 'pension'],
  ['b-gym', 'Gym membership', 'gym'],
  ['b-bike', 'Bike leasing', 'bike'],
  ['b-meals', 'Meal vouchers', 'meals'],
] as const

const employment: Record<string, string> = {
  FullTime: 'Full-time employee',
  PartTime: 'Part-time employee',
  Intern: 'Intern',
  Contract: 'Contractor',
  Temporary: 'Temporary employee',
}
const offices: Record<string, string> = { Berlin: 'DE-BER', Lisbon: 'PT-LIS', Amsterdam: 'NL-AMS', Dublin: 'IE-DUB', Vienna: 'AT-VIE' }
const costCentres: Record<string, string> = { Engineering: '4100', Design: '4200', Sales: '5100', Finance: '6100', People: '6200' }
const notice: Record<string, string> = { '1m': 'One month', '3m': 'Three months', '6m': 'Six months' }
const periods: Record<string, string> = { y: 'Year', m: 'Month', h: 'Hour' }

let count = 0

function toCase(type: FieldType, steps: MappingStep[], jsonata: string, options: FieldDefinition['options'] = []): MappingCase {
  count += 1
  const key = `field-${count}`

  return {
    field: {
      key,
      label: key,
      type,
      sensitivity: 'none',
      group: 'Details',
      help: null,
      options,
      isRequired: false,
      isBuiltIn: false,
      isArchived: false,
    },
    steps,
    jsonata,
  }
}

/** A place of the record in JSONata. */
function at(path: string, part: 'value' | 'key' = 'value'): string {
  return `\`${path}\`.${part}`
}

function bySource(type: FieldType, path: string): MappingCase {
  return toCase(type, [{ kind: 'source', path }], at(path))
}

function byChain(type: FieldType, ...paths: string[]): MappingCase {
  // Elvis: a place without a value holds null, which JSONata's coalescing operator takes for a value.
  return toCase(
    type,
    paths.map((path) => ({ kind: 'source', path })),
    paths.map((path) => at(path)).join(' ?: '),
  )
}

function byConstant(type: FieldType, value: string, options: FieldDefinition['options'] = []): MappingCase {
  return toCase(type, [{ kind: 'constant', value }], JSON.stringify(value), options)
}

function byTemplate(type: FieldType, text: string): MappingCase {
  const parts = text.split(/(\{[^}]+\})/).filter((part) => part !== '')

  return toCase(
    type,
    [{ kind: 'template', text }],
    parts.map((part) => (part.startsWith('{') ? at(part.slice(1, -1)) : JSON.stringify(part))).join(' & '),
  )
}

function byLookup(type: FieldType, path: string, rows: Record<string, string>, part: 'value' | 'key' = 'value'): MappingCase {
  return toCase(
    type,
    [{ kind: 'lookup', path, rows: Object.entries(rows).map(([from, to]) => ({ from, to })) }],
    `$lookup(${JSON.stringify(rows)}, ${at(path, part)})`,
  )
}

const benefitOptions = benefits.map(([, label, value]) => ({ value, label }))
const benefitValues = Object.fromEntries(benefits.map(([key, , value]) => [key, value]))

/** Forty rules as an organization with many custom fields would have them. */
export const mappingCases: readonly MappingCase[] = [
  bySource('text', 'candidate.name'),
  bySource('text', 'candidate.firstName'),
  bySource('text', 'candidate.lastName'),
  bySource('phone', 'candidate.phone'),
  bySource('text', 'application.job.title'),
  bySource('text', 'department.name'),
  bySource('text', 'location.name'),
  bySource('date', 'offer.startDate'),
  bySource('amount', 'offer.salary.value'),
  bySource('currency', 'offer.salary.currencyCode'),
  bySource('person', 'application.hiringManager'),
  bySource('number', 'customField.equity'),
  bySource('money', 'customField.signingBonus'),
  bySource('yesNo', 'customField.relocation'),
  bySource('date', 'customField.probationEnd'),
  bySource('number', 'customField.vacationDays'),
  bySource('number', 'customField.weeklyHours'),
  bySource('longText', 'customField.welcome'),
  byChain('email', 'candidate.personalEmail', 'candidate.email'),
  byChain('text', 'candidate.middleName', 'candidate.firstName'),
  byChain('text', 'customField.preferredName', 'candidate.firstName'),
  byChain('date', 'opening.targetStartDate', 'customField.contractStart', 'offer.startDate'),
  byChain('person', 'application.hiringTeam.buddy', 'application.hiringManager'),
  byChain('text', 'customField.legalEntity', 'location.country'),
  byConstant('text', 'Saltmarsh Robotics GmbH'),
  byConstant('choice', 'permanent', [
    { value: 'permanent', label: 'Permanent' },
    { value: 'fixed', label: 'Fixed term' },
  ]),
  byConstant('yesNo', 'yes'),
  byConstant('number', '30'),
  byConstant('longText', 'This offer is subject to a satisfactory reference check and proof of the right to work.'),
  byTemplate('text', 'Dear {candidate.firstName}'),
  byTemplate('longText', 'Welcome to {department.name} in {location.name}, {candidate.firstName}. Your first day is {offer.startDate}.'),
  byTemplate('text', '{application.job.title}, {department.name}'),
  byTemplate('money', '{offer.salary.value} {offer.salary.currencyCode}'),
  byTemplate('person', '{application.hiringManager.name} <{application.hiringManager.email}>'),
  byLookup('text', 'job.employmentType', employment, 'key'),
  byLookup('text', 'location.city', offices),
  byLookup('text', 'department.name', costCentres),
  byLookup('text', 'customField.noticePeriod', notice, 'key'),
  byLookup('interval', 'customField.payPeriod', periods, 'key'),
  toCase(
    'choices',
    [{ kind: 'lookup', path: 'customField.benefits', rows: benefits.map(([from, , to]) => ({ from, to })) }],
    `$string([${at('customField.benefits', 'key')}.$lookup(${JSON.stringify(benefitValues)}, $)])`,
    benefitOptions,
  ),
]
