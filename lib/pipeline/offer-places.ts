import type { Sensitivity } from '#lib/domain/access/schema.ts'
import type { Reading, Readings, SourcePlace, SourceType } from '#lib/domain/mappings/schema.ts'
import type { SourceFieldOwner, StoredSourceField } from '#lib/domain/source-fields/schema.ts'
import { customFieldPath, listCustomFieldParts } from '#lib/sources/ashby/custom-field-values.ts'
import { HIRING_TEAM_GROUP, offerPlaces } from '#lib/sources/ashby/offer-places.ts'

/** Under which heading an object's custom fields stand: right behind its standard places. */
const customGroups: Readonly<Record<SourceFieldOwner, string>> = {
  offer: 'Offer custom fields',
  candidate: 'Candidate custom fields',
  application: 'Application custom fields',
  job: 'Job custom fields',
  opening: 'Opening custom fields',
}
const UNKNOWN_GROUP = 'Other custom fields'

/** The headings of the picker, in order. */
const groups: readonly string[] = [
  'Offer',
  customGroups.offer,
  'Candidate',
  customGroups.candidate,
  customGroups.application,
  HIRING_TEAM_GROUP,
  'Job',
  customGroups.job,
  'Department and location',
  'Opening',
  customGroups.opening,
  UNKNOWN_GROUP,
]

export type ListOfferPlaces = {
  /** What the account says of its custom fields. */
  sourceFields: readonly StoredSourceField[]
  /** Recent records, newest first: they show what the account does not list, because the key may not ask or the words are its own. */
  seen: readonly Readings[]
}

/** Every place that a mapping of offers can read, in the picker's order: standard ones, custom fields with their parts, and those only seen. */
export function listOfferPlaces({ sourceFields, seen }: ListOfferPlaces): SourcePlace[] {
  const standard = offerPlaces.map(({ read: _read, ...place }): SourcePlace => ({ ...place, ...ALWAYS_THERE }))
  const custom = sourceFields.flatMap(toPlaces)
  const known = new Set([...standard, ...custom].map(({ path }) => path))
  const places = [...standard, ...custom, ...listOnlySeen({ seen, known })]
  const rank = new Map(groups.map((group, index) => [group, index]))

  // Sorting keeps the order within a group: as defined for standard places, by title for custom fields.
  return places.toSorted((one, other) => (rank.get(one.group) ?? groups.length) - (rank.get(other.group) ?? groups.length))
}

const ALWAYS_THERE = { isPrivate: false, isArchived: false, formerLabel: null }

/** A custom field and, where it is made of several values, each of them. */
function toPlaces(field: StoredSourceField): SourcePlace[] {
  const path = customFieldPath(field)
  const whole: SourcePlace = {
    path,
    label: field.title,
    group: customGroups[field.ownerObject],
    type: field.type,
    sensitivity: judgeSensitivity(field),
    description: describeField(field),
    options: field.options,
    isPrivate: field.isPrivate,
    isArchived: field.isArchived,
    formerLabel: field.formerTitle,
  }
  const parts = listCustomFieldParts(field.vendorType).map(({ name, label, type }) => ({
    ...whole,
    path: `${path}.${name}`,
    label: `${field.title}: ${label}`,
    type,
    options: [],
    formerLabel: field.formerTitle && `${field.formerTitle}: ${label}`,
  }))

  return [whole, ...parts]
}

/**
 * Words by which a number or a text tells what somebody is paid. Rather one too many: a place that counts as pay can fill only fields that count
 * as pay, and an admin notices that; a salary that everybody sees is noticed too late.
 */
const PAY_WORDS =
  /\b(salar(y|ies)|pay|paid|payments?|bonus(es)?|equity|compensation|wages?|stocks?|shares?|rsus?|esops?|vesting|options? grant|commissions?|remuneration|allowances?|stipend|ote|ctc|severance|gehalt|lohn|verg(ü|ue)tung|salaire|salario|salário|sueldo)\b/i
const PAY_TYPES = ['Currency', 'CompensationRange']
/** A choice or a date with such a title tells how or when somebody is paid, not how much. */
const AMOUNT_TYPES: readonly SourceType[] = ['number', 'text', 'longText', 'money', 'other']

/**
 * How far values from a custom field may travel: pay by its type or its title, what belongs to a person or is private in Ashby at least
 * personal. An admin can still fill a field of a stricter sensitivity from it.
 */
function judgeSensitivity({ ownerObject, type, vendorType, title, isPrivate }: StoredSourceField): Sensitivity {
  if (PAY_TYPES.includes(vendorType)) return 'pay'
  if (AMOUNT_TYPES.includes(type) && tellsPay(title)) return 'pay'

  return isPrivate || ownerObject === 'candidate' || ownerObject === 'application' ? 'personal' : 'none'
}

function tellsPay(title: string): boolean {
  return PAY_WORDS.test(title.replaceAll('_', ' '))
}

function describeField({ description, isPrivate, ownerObject, vendorType }: StoredSourceField): string | null {
  const sentences = [
    description,
    vendorType === 'CompensationRange' ? 'Its parts give the lowest and highest amount, the currency and the interval' : null,
    vendorType === 'NumberRange' ? 'Its parts give the lowest and the highest number' : null,
    isPrivate && ownerObject === 'offer' ? 'Private in Ashby; a key with Offers: Read sees it all the same' : null,
    isPrivate && ownerObject !== 'offer'
      ? 'Private in Ashby. It has values only while “Allow access to non-offer private fields?” is on for the key'
      : null,
    ownerObject === 'job' || ownerObject === 'opening' ? 'Needs Jobs: Read' : null,
  ]

  return sentences.filter((sentence) => sentence !== null).join('. ') || null
}

/** Places that stand in records and nowhere else: fields of an account whose list the key may not read, and roles of its hiring teams. */
function listOnlySeen({ seen, known }: { seen: readonly Readings[]; known: ReadonlySet<string> }): SourcePlace[] {
  const places = new Map<string, SourcePlace>()
  for (const readings of seen) {
    for (const [path, reading] of Object.entries(readings)) {
      if (known.has(path) || places.has(path)) continue
      const place = describeSeen({ path, reading, readings })
      if (place) places.set(path, place)
    }
  }

  return [...places.values()].toSorted((one, other) => one.label.localeCompare(other.label, 'en'))
}

type SeenPlace = { path: string; reading: Reading; readings: Readings }

const partWords: Readonly<Record<string, { label: string; type: SourceType }>> = {
  amount: { label: 'amount', type: 'number' },
  currency: { label: 'currency', type: 'currency' },
  min: { label: 'lowest', type: 'number' },
  max: { label: 'highest', type: 'number' },
  interval: { label: 'interval', type: 'interval' },
  name: { label: 'name', type: 'text' },
  email: { label: 'e-mail', type: 'email' },
}

/** Null for a path that no place can be made of, as of an older release. */
function describeSeen({ path, reading, readings }: SeenPlace): SourcePlace | null {
  const isTeam = path.startsWith('application.hiringTeam.')
  const isCustom = path.startsWith('customField.')
  const [object, id, key, ...deeper] = isTeam ? path.split('.').slice(1) : path.split('.')
  if (!(isTeam || isCustom) || !object || !id || deeper.length > 0) return null

  const whole = readings[isTeam ? `application.hiringTeam.${id}` : `customField.${id}`]
  const part = key === undefined ? null : Object.hasOwn(partWords, key) ? partWords[key] : undefined
  if (part === undefined) return null
  const title = whole?.title ?? id

  return {
    path,
    label: part ? `${title}: ${part.label}` : title,
    group: isTeam ? HIRING_TEAM_GROUP : UNKNOWN_GROUP,
    type: part?.type ?? (isTeam ? 'person' : guessType(reading)),
    sensitivity: isTeam ? 'none' : isPayByForm({ id, readings, title }) ? 'pay' : 'personal',
    description: isTeam
      ? 'The first member of the hiring team with this role'
      : 'Seen in what Ashby sent. Its list of fields does not have it',
    options: [],
    ...ALWAYS_THERE,
  }
}

/** Only money has an amount, a currency or an interval among its parts. What else it may be nobody knows, so it is at least personal. */
function isPayByForm({ id, readings, title }: { id: string; readings: Readings; title: string }): boolean {
  return ['amount', 'currency', 'interval'].some((part) => Object.hasOwn(readings, `customField.${id}.${part}`)) || tellsPay(title)
}

function guessType({ value, key }: Reading): SourceType {
  if (Array.isArray(value)) return 'choices'
  if (key !== undefined) return 'choice'
  if (typeof value !== 'string') return 'text'
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'date'
  if (/^-?\d+(\.\d+)?$/.test(value)) return 'number'
  if (/^-?\d+(\.\d+)? [A-Z]{3}$/.test(value)) return 'money'

  return value === 'yes' || value === 'no' ? 'yesNo' : 'text'
}
