import { z } from 'zod'
import {
  createField,
  setApplicationValues,
  setCandidateValues,
  setJobValues,
  setOpeningValues,
  updateSelectableValues,
} from '#sandbox/acts/custom-fields.ts'
import type { CustomField, CustomFieldObject, CustomFieldValues } from '#sandbox/model.ts'
import { readPage } from '#sandbox/pagination.ts'
import { canSeeField, renderCustomField, renderCustomFieldValues } from '#sandbox/render/custom-fields.ts'
import type { RenderContext } from '#sandbox/render/visibility.ts'
import { canSeeApplication, canSeeCandidate, canSeeJob } from '#sandbox/render/visibility.ts'
import { createInvalidInput, createNotFound } from '#sandbox/responses.ts'
import type { Transaction } from '#sandbox/store.ts'
import { hasChoices, readCustomValue } from './custom-values.ts'
import { defineOperation } from './define.ts'
import { id, page } from './inputs.ts'

const FIELD_TYPES = [
  'Boolean',
  'CompensationRange',
  'Currency',
  'Date',
  'LongText',
  'MultiValueSelect',
  'Number',
  'NumberRange',
  'String',
  'ValueSelect',
  'Url',
  'UUID',
] as const
/** customField.create names two of the objects by their version; everywhere else they are Opening and Offer. */
const OBJECT_OF_SPELLING = {
  Application: 'Application',
  Candidate: 'Candidate',
  Job: 'Job',
  Employee: 'Employee',
  Talent_Project: 'Talent_Project',
  Opening_Version: 'Opening',
  Offer_Version: 'Offer',
} as const satisfies Record<string, CustomFieldObject>
const SPELLINGS = Object.keys(OBJECT_OF_SPELLING) as [keyof typeof OBJECT_OF_SPELLING]

const choice = { label: z.string().min(1), value: z.string().min(1) }
const givenValues = z.array(z.object({ fieldId: id, fieldValue: z.unknown() })).min(1)

export const customFieldOperations = [
  defineOperation({
    name: 'customField.list',
    scope: 'hiringProcessMetadata:read',
    kind: 'read',
    input: z.object({ ...page, includeArchived: z.boolean().nullish() }),
    run: ({ reading, info }, { includeArchived: withArchived, ...request }) =>
      readPage({
        listName: `customField.list ${withArchived === true}`,
        view: reading.view,
        faults: info.faults,
        kind: 'customField',
        request,
        matches: (field) => (withArchived === true || !field.isArchived) && canSeeField(reading, field),
        render: renderCustomField,
      }),
  }),
  defineOperation({
    name: 'customField.info',
    scope: 'hiringProcessMetadata:read',
    kind: 'read',
    input: z.object({ customFieldId: id }),
    run({ reading }, { customFieldId }) {
      const field = reading.view.get('customField', customFieldId)
      if (!field || !canSeeField(reading, field)) throw createNotFound({ noun: 'custom field', parameter: 'customFieldId' })

      return { results: renderCustomField(field) }
    },
  }),
  defineOperation({
    name: 'customField.create',
    scope: 'hiringProcessMetadata:write',
    kind: 'write',
    input: z.object({
      title: z.string().trim().min(1),
      description: z.string().optional(),
      fieldType: z.enum(FIELD_TYPES),
      objectType: z.enum(SPELLINGS),
      isDateOnlyField: z.boolean().optional(),
      isExposableToCandidate: z.boolean().optional(),
      selectableValues: z.array(z.object(choice)).optional(),
    }),
    run({ store, account }, { title, description, fieldType, objectType, selectableValues = [] }) {
      const isSelect = hasChoices({ fieldType })
      const parameter = 'selectableValues'
      if (isSelect && selectableValues.length === 0)
        throw createInvalidInput({ message: `A ${fieldType} needs selectableValues`, parameter })
      if (isSelect) requireDistinct(selectableValues)

      const field = store.write(account, (transaction) =>
        createField(transaction, {
          title,
          description: description ?? null,
          fieldType,
          objectType: OBJECT_OF_SPELLING[objectType],
          selectableValues: isSelect ? selectableValues.map((entry) => ({ ...entry, isArchived: false })) : [],
        }),
      )

      return { results: renderCustomField(field) }
    },
  }),
  /** The list is the whole list: every choice that is left out is archived. */
  defineOperation({
    name: 'customField.updateSelectableValues',
    scope: 'hiringProcessMetadata:write',
    kind: 'write',
    input: z.strictObject({
      customFieldId: id,
      selectableValues: z.array(z.strictObject({ ...choice, isArchived: z.boolean().default(false) })),
    }),
    run({ store, account, writing }, { customFieldId, selectableValues }) {
      const field = requireField(writing, customFieldId, 'customFieldId')
      if (!hasChoices(field)) throw createInvalidInput({ message: `${field.title} has no selectable values`, parameter: 'customFieldId' })

      requireDistinct(selectableValues)
      const changed = store.write(account, (transaction) => updateSelectableValues(transaction, { fieldId: field.id, selectableValues }))

      return { results: renderCustomField(changed) }
    },
  }),
  /** All values or none. What is cleared is not among the results. */
  defineOperation({
    name: 'customField.setValues',
    scope: 'candidates:write',
    kind: 'write',
    input: z.object({ objectId: id, objectType: z.enum(['Application', 'Candidate', 'Job', 'Opening']), values: givenValues }),
    run({ store, account, writing }, { objectId, objectType, values }) {
      const { canSee, save, noun } = OWNERS[objectType]
      if (!canSee(writing, objectId)) throw createNotFound({ noun, parameter: 'objectId' })

      const read = readValues(writing, objectType, values)
      store.write(account, (transaction) => save(transaction, { id: objectId, values: read }))

      return { results: renderCustomFieldValues(writing, read) }
    },
  }),
]

type Owner = {
  noun: string
  canSee: (context: RenderContext, objectId: string) => boolean
  save: (transaction: Transaction, input: { id: string; values: CustomFieldValues }) => unknown
}

const OWNERS: Record<'Application' | 'Candidate' | 'Job' | 'Opening', Owner> = {
  Application: {
    noun: 'application',
    canSee: (context, objectId) => canSeeApplication(context, context.view.get('application', objectId)),
    save: setApplicationValues,
  },
  Candidate: {
    noun: 'candidate',
    canSee: (context, objectId) => canSeeCandidate(context, context.view.get('candidate', objectId)),
    save: setCandidateValues,
  },
  Job: { noun: 'job', canSee: (context, objectId) => canSeeJob(context, context.view.get('job', objectId)), save: setJobValues },
  Opening: { noun: 'opening', canSee: ({ view }, objectId) => view.get('opening', objectId) !== null, save: setOpeningValues },
}

function readValues(context: RenderContext, objectType: CustomFieldObject, values: z.infer<typeof givenValues>): CustomFieldValues {
  const entries = values.map(({ fieldId, fieldValue }, position) => {
    const parameter = `values.${position}.fieldId`
    const field = requireField(context, fieldId, parameter)
    if (field.objectType !== objectType) throw createInvalidInput({ message: `${field.title} is not a field of ${objectType}`, parameter })
    if (field.isArchived) throw createInvalidInput({ message: `${field.title} is archived`, parameter })
    if (fieldValue === undefined)
      throw createInvalidInput({ message: 'fieldValue is required', parameter: `values.${position}.fieldValue` })

    const value = readCustomValue(field, fieldValue)
    refuseArchivedChoice(field, value)

    return [fieldId, value] as const
  })

  return Object.fromEntries(entries)
}

/** A choice that is archived stays where it is set but cannot be set any more. */
function refuseArchivedChoice(field: CustomField, value: unknown): void {
  const archived = field.selectableValues.find((entry) => entry.isArchived && [value].flat().includes(entry.value))
  if (!archived || !hasChoices(field)) return

  throw createInvalidInput({ message: `${field.title}: the selectable value ${archived.value} is archived`, parameter: field.id })
}

function requireField(context: RenderContext, fieldId: string, parameter: string): CustomField {
  const field = context.view.get('customField', fieldId)
  if (!field || !canSeeField(context, field)) throw createNotFound({ noun: 'custom field', parameter })

  return field
}

function requireDistinct(selectableValues: readonly { value: string }[]): void {
  const values = selectableValues.map(({ value }) => value)
  if (new Set(values).size === values.length) return

  throw createInvalidInput({ message: 'A value stands twice among the selectable values', parameter: 'selectableValues' })
}
