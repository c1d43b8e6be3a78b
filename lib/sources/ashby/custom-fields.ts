import type { CustomFieldDefinition, CustomFieldOwner, PlaceOption, PlaceType } from '#lib/sources/source.ts'
import type { AshbyClient } from './client.ts'
import type { AshbyCustomFieldDefinition } from './schemas.ts'

const PAGE_SIZE = 100

/** Ashby names two of the objects differently where fields are created. Fields of other objects never come with an offer. */
const OWNERS: Readonly<Record<string, CustomFieldOwner>> = {
  Offer: 'offer',
  Offer_Version: 'offer',
  Application: 'application',
  Candidate: 'candidate',
  Job: 'job',
  Opening: 'opening',
  Opening_Version: 'opening',
}

/** A range holds two numbers, so as a whole it is text. */
const TYPES: Readonly<Record<string, PlaceType>> = {
  Boolean: 'yesNo',
  CompensationRange: 'text',
  Currency: 'money',
  Date: 'date',
  Email: 'email',
  LongText: 'longText',
  MultiValueSelect: 'choices',
  Number: 'number',
  NumberRange: 'text',
  Phone: 'phone',
  String: 'text',
  Url: 'url',
  UUID: 'text',
  ValueSelect: 'choice',
}

/**
 * Every custom field of the account that can come with an offer, archived ones included. Private fields of candidates, applications, jobs and
 * openings are there only for a key that may see them; Ashby leaves the others out without a mark.
 * @throws AshbyError
 */
export async function readCustomFields({ client }: { client: AshbyClient }): Promise<CustomFieldDefinition[]> {
  const fields: CustomFieldDefinition[] = []
  let cursor: string | undefined

  for (;;) {
    const { results, page } = await client.call('customField.list', {
      limit: PAGE_SIZE,
      includeArchived: true,
      ...(cursor ? { cursor } : {}),
    })
    fields.push(...results.flatMap((definition) => toDefinition(definition) ?? []))
    if (!page.moreDataAvailable || !page.nextCursor) return fields
    cursor = page.nextCursor
  }
}

/** Null for a field of an object that has nothing to do with offers. */
function toDefinition(definition: AshbyCustomFieldDefinition): CustomFieldDefinition | null {
  const { id, title, objectType, fieldType, description, isPrivate, isArchived } = definition
  const ownerObject = Object.hasOwn(OWNERS, objectType) ? OWNERS[objectType] : undefined
  if (!ownerObject) return null

  return {
    externalId: id,
    ownerObject,
    title: title?.trim() || 'Field without a title',
    type: Object.hasOwn(TYPES, fieldType) ? (TYPES[fieldType] ?? 'other') : 'other',
    vendorType: fieldType,
    description: description?.trim() || null,
    isPrivate: isPrivate ?? false,
    isArchived: isArchived ?? false,
    options: toOptions(definition),
  }
}

function toOptions({ selectableValues }: AshbyCustomFieldDefinition): PlaceOption[] {
  return (selectableValues ?? []).flatMap(({ label, value, isArchived }) => {
    const known = value ?? label
    if (!known) return []

    return [{ value: known, label: label || known, isArchived: isArchived ?? false }]
  })
}
