import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition, FieldType } from '#lib/domain/fields/schema.ts'
import type { PageTiming } from '#lib/domain/offer-page/schema.ts'
import { formatDate, formatInstant, getCalendarDate } from '#lib/platform/format/dates.ts'
import { addDays, toInstant } from '#lib/platform/format/zoned-time.ts'
import type { DocumentChange, DocumentItem, DocumentSection, OfferDocument } from './schema.ts'

export type ShownValues = Readonly<Record<string, string | null>>

/** A field's value as people read it; null where there is none. */
export function formatShown({ field, shown }: { field: FieldDefinition; shown: ShownValues }): string | null {
  const value = shown[field.key] ?? null

  return value === null ? null : formatFieldValue({ definition: field, value, currency: shown.currency ?? null })
}

export type ListPageValues = {
  organization: { name: string; timeZone: string }
  fields: readonly FieldDefinition[]
  /** By field key, in the one form of each type. */
  shown: ShownValues
  /** Who signs; the organization itself where nobody does. */
  sender: { name: string } | null
  expiresAt: Date | null
}

/** What the words in braces stand for, as people read it: every field by its key, and what belongs to the organization. */
export function listPageValues({ organization, fields, shown, sender, expiresAt }: ListPageValues): Record<string, string | null> {
  // An archived field that a text still names says nothing, rather than its braces.
  const values = fields.map((field) => [field.key, field.isArchived ? null : formatShown({ field, shown })] as const)

  return {
    ...Object.fromEntries(values),
    organization: organization.name,
    sender: sender?.name ?? organization.name,
    deadline: expiresAt && formatDeadline({ at: expiresAt.toISOString(), timeZone: organization.timeZone }),
  }
}

/** "Fri 27 Nov 2026, 18:00 (Asia/Jerusalem)": a time of day means nothing without its zone. */
export function formatDeadline({ at, timeZone }: NonNullable<OfferDocument['deadline']>): string {
  return `${formatInstant(at, timeZone)} (${timeZone.replaceAll('_', ' ')})`
}

const DEADLINE_TIME = '18:00'

export type NextDeadline = { timing: Pick<PageTiming, 'deadlineDays'>; after: Date; timeZone: string }

/** The deadline by the organization's rule: so many days later at 18:00 there, also over a change of the clocks. Null for none. */
export function nextDeadline({ timing, after, timeZone }: NextDeadline): Date | null {
  if (timing.deadlineDays === null) return null
  const date = addDays(getCalendarDate(after.toISOString(), timeZone), timing.deadlineDays)

  return toInstant({ date, time: DEADLINE_TIME, timeZone })
}

type Line = { key: string; label: string; text: string }

/** What differs between two versions, in the order of the newer page; what is no longer there comes last. Pure. */
export function diffDocuments({ before, after }: { before: OfferDocument; after: OfferDocument }): DocumentChange[] {
  const [old, fresh] = [listLines(before), listLines(after)]
  const oldByKey = new Map(old.map((line) => [line.key, line]))
  const freshKeys = new Set(fresh.map(({ key }) => key))
  const changed = fresh.flatMap(({ key, label, text }): DocumentChange[] => {
    const last = oldByKey.get(key)?.text ?? null

    return last === text ? [] : [{ label, before: last, after: text }]
  })
  const gone = old.filter(({ key }) => !freshKeys.has(key)).map(({ label, text }) => ({ label, before: text, after: null }))

  return [...changed, ...gone]
}

/** Everything that an offer says, line by line, each thing once: the header tells most fields that sections tell again. */
function listLines(document: OfferDocument): Line[] {
  const { jobTitle, startDate, location, note, deadline, consentText } = document
  const lines: (Line | null)[] = [
    jobTitle === null ? null : { key: 'jobTitle', label: 'Job title', text: jobTitle },
    startDate === null ? null : { key: 'startDate', label: 'Start date', text: formatDate(startDate) },
    location === null ? null : { key: 'location', label: 'Location', text: location },
    ...document.sections.flatMap(listSectionLines),
    note === '' ? null : { key: 'note', label: 'Letter', text: note },
    deadline && { key: 'deadline', label: 'Answer by', text: formatDeadline(deadline) },
    { key: 'consent', label: 'What you agree to', text: consentText },
  ]
  const seen = new Set<string>()

  return lines.flatMap((line) => {
    if (!line || seen.has(line.key)) return []
    seen.add(line.key)

    return [line]
  })
}

function listSectionLines(section: DocumentSection): Line[] {
  switch (section.kind) {
    case 'pay':
      return [{ key: 'pay', label: section.title, text: section.headline }, ...section.items.map(toLine)]
    case 'fields':
      return section.items.map(toLine)
    case 'text':
      return [{ key: `text:${section.title}`, label: section.title, text: section.text }]
    case 'documents':
      // Two files of one name are two lines: what was signed is told by its content.
      return section.files.map(({ id, sha256, name }) => ({ key: `file:${id}:${sha256}`, label: section.title, text: name }))
  }
}

function toLine({ field, label, text }: DocumentItem): Line {
  return { key: field, label, text }
}

const SAMPLE_PERSON: ShownValues = {
  name: 'Noa Lindqvist',
  firstName: 'Noa',
  middleName: null,
  lastName: 'Lindqvist',
  email: 'noa.lindqvist@mail.example',
  jobTitle: 'Field engineer',
  department: 'Engineering',
  location: 'Berlin',
  startDate: '2030-03-04',
  baseSalary: '72000',
  currency: 'EUR',
  payInterval: 'Year',
}

const SAMPLE_VALUES: Readonly<Record<FieldType, string>> = {
  text: 'A few words',
  longText: 'A longer text.\n\nIt can have paragraphs.',
  number: '30',
  money: '5000 EUR',
  date: '2030-03-04',
  yesNo: 'yes',
  choice: 'A choice',
  choices: '["A choice"]',
  email: 'hello@company.example',
  phone: '+49 30 1234567',
  url: 'https://company.example',
  person: 'Mika Sommer <mika@company.example>',
  amount: '5000',
  currency: 'EUR',
  interval: 'Year',
}

/** Values of somebody who was never born, for previews: every field has one. */
export function createSampleValues({ fields }: { fields: readonly FieldDefinition[] }): Record<string, string | null> {
  const entries = fields.map(({ key, type, options }): [string, string | null] => {
    if (key in SAMPLE_PERSON) return [key, SAMPLE_PERSON[key] ?? null]
    const [first] = options
    if (first && type === 'choice') return [key, first.value]
    if (first && type === 'choices') return [key, JSON.stringify(options.slice(0, 2).map(({ value }) => value))]

    return [key, SAMPLE_VALUES[type]]
  })

  return Object.fromEntries(entries)
}
