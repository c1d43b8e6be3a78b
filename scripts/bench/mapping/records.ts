import type { Reading, Readings } from '#lib/domain/mappings/schema.ts'

const people = [
  'Ana Torres',
  'Léa Dubois',
  'Jan Novák',
  'Mary Jane Watson',
  '山田 太郎',
  'Priya Raman',
  'Tomás Ó Briain',
  'Zoë van den Berg',
] as const
const cities = ['Berlin', 'Lisbon', 'Amsterdam', 'Dublin', 'Vienna'] as const
const departments = ['Engineering', 'Design', 'Sales', 'Finance', 'People'] as const
const types = ['FullTime', 'PartTime', 'Intern', 'Contract', 'Temporary'] as const
const notices = ['1m', '3m', '6m'] as const
const periods = ['y', 'm', 'h'] as const

function plain(value: string | null): Reading {
  return { value }
}

function custom(title: string, value: string | readonly string[] | null, key?: string | readonly string[]): Reading {
  return { value, ...(key === undefined ? {} : { key }), title }
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? ''
}

function readDay(index: number): string {
  return String((index % 28) + 1).padStart(2, '0')
}

/** The places that every account has. Those of half of the offers are empty where that is usual. */
function readStandard(index: number): Readings {
  const name = pick(people, index)
  const [first = name, ...rest] = name.split(' ')
  const isEven = index % 2 === 0

  return {
    'offer.startDate': plain(`2027-01-${readDay(index)}`),
    'offer.salary': plain(`${52_000 + index * 250} EUR`),
    'offer.salary.value': plain(String(52_000 + index * 250)),
    'offer.salary.currencyCode': plain('EUR'),
    'offer.decidedAt': plain(null),
    'offer.author': plain('Robin Recruiter <robin@saltmarsh.example>'),
    'candidate.name': plain(name),
    'candidate.firstName': plain(first),
    'candidate.middleName': plain(rest.length > 1 ? (rest[0] ?? null) : null),
    'candidate.lastName': plain(rest.at(-1) ?? first),
    'candidate.email': plain(`person${index}@work.example`),
    'candidate.personalEmail': plain(isEven ? `person${index}@home.example` : null),
    'candidate.phone': plain(`+49 30 ${1_000_000 + index}`),
    'candidate.linkedIn': plain(`https://www.linkedin.com/in/person-${index}`),
    'candidate.profileUrl': plain(`https://app.ashbyhq.com/candidates/${index}`),
    'application.hiringManager': plain('Mika Manager <mika@saltmarsh.example>'),
    'application.hiringManager.name': plain('Mika Manager'),
    'application.hiringManager.email': plain('mika@saltmarsh.example'),
    'application.hiringTeam.buddy': plain(isEven ? 'Bo Buddy <bo@saltmarsh.example>' : null),
    'application.job.title': plain(`Senior ${pick(departments, index)} Lead`),
    'job.employmentType': { value: pick(types, index), key: pick(types, index) },
    'department.name': plain(pick(departments, index)),
    'location.name': plain(`${pick(cities, index)} office`),
    'location.country': plain('Germany'),
    'location.city': plain(pick(cities, index)),
    'location.isRemote': plain('no'),
    'opening.identifier': plain(`OP-${index}`),
    'opening.targetStartDate': plain(null),
  }
}

/** The fields that an account made for itself. */
function readCustom(index: number): Readings {
  const first = pick(people, index).split(' ')[0] ?? ''
  const isEven = index % 2 === 0

  return {
    'customField.equity': custom('Equity', String(1000 + index)),
    'customField.signingBonus': custom('Signing bonus', `${5000 + index} EUR`),
    'customField.relocation': custom('Relocation', isEven ? 'yes' : 'no'),
    'customField.probationEnd': custom('Probation ends', `2027-07-${readDay(index)}`),
    'customField.vacationDays': custom('Vacation days', String(25 + (index % 6))),
    'customField.weeklyHours': custom('Weekly hours', isEven ? '40' : '37.5'),
    'customField.welcome': custom('Welcome note', `We look forward to working with you, ${first}. Bring your bike: there is a shed.`),
    'customField.preferredName': custom('Preferred name', isEven ? null : `${first}i`),
    'customField.contractStart': custom('Contract start', isEven ? `2027-02-${readDay(index)}` : null),
    'customField.legalEntity': custom('Legal entity', null),
    'customField.noticePeriod': custom('Notice period', 'As agreed', pick(notices, index)),
    'customField.payPeriod': custom('Pay period', 'As agreed', pick(periods, index)),
    'customField.benefits': custom('Benefits', ['Pension', 'Bike leasing'], ['b-pension', 'b-bike']),
    'customField.notes': custom('Notes', null),
  }
}

const RECORDS = 64

/** Stored readings of different offers, as they come out of the database: parsed from text, not made by this program. */
export const records: readonly Readings[] = Array.from({ length: RECORDS }, (_, index): Readings => {
  return JSON.parse(JSON.stringify({ ...readStandard(index), ...readCustom(index) }))
})
