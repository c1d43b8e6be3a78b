import { z } from 'zod'
import { sensitivitySchema } from '#lib/domain/access/schema.ts'
import { fieldGroups, fieldObjects } from './terms.ts'

/** Whose fields they are. */
export const fieldObjectSchema = z.enum(fieldObjects)
export type FieldObject = z.infer<typeof fieldObjectSchema>

/**
 * What a field holds. Every value is text in the one form of its type, so that two values are equal exactly when their texts are:
 * `number` and `amount` a plain decimal, `money` "5000 EUR" or "5000 EUR Month", `date` YYYY-MM-DD, `yesNo` "yes" or "no",
 * `choice` the option's value, `choices` a JSON list of them in the options' order, `phone` as it was written, `person` "Name <e-mail>" or
 * a name, `currency` an ISO 4217 code, `interval` a pay interval, `longText` with line breaks, all others one line.
 */
export const fieldTypeSchema = z.enum([
  'text',
  'longText',
  'number',
  'money',
  'date',
  'yesNo',
  'choice',
  'choices',
  'email',
  'phone',
  'url',
  'person',
  // Parts of pay, which only built-in fields have.
  'amount',
  'currency',
  'interval',
])
export type FieldType = z.infer<typeof fieldTypeSchema>

/** The types that a custom field can have. */
export const customFieldTypeSchema = fieldTypeSchema.exclude(['amount', 'currency', 'interval'])

export const fieldGroupSchema = z.enum(fieldGroups)

/** `value` is what is kept, so it never changes; `label` is what people read. */
export const fieldOptionSchema = z.object({ value: z.string(), label: z.string() })
export type FieldOption = z.infer<typeof fieldOptionSchema>

/** One slot of our own object. */
export const fieldDefinitionSchema = z.object({
  key: z.string().describe('A built-in field’s name, such as startDate, or a custom field’s id'),
  label: z.string(),
  type: fieldTypeSchema,
  sensitivity: sensitivitySchema,
  group: fieldGroupSchema,
  help: z.string().nullable().describe('What people are told who fill it in'),
  options: z.array(fieldOptionSchema).describe('Of a choice'),
  isRequired: z.boolean().describe('Without a value it blocks publishing an offer, adding a new hire, or marking an open job active'),
  isBuiltIn: z.boolean(),
  isArchived: z.boolean().describe('No longer shown or filled; its values stay'),
})
export type FieldDefinition = z.infer<typeof fieldDefinitionSchema>

/** A field that every organization has, as it is until somebody arranges it. */
export type BuiltInField<Key extends string = string> = Pick<FieldDefinition, 'label' | 'type' | 'sensitivity' | 'group' | 'isRequired'> & {
  key: Key
  /** Of a choice. */
  options?: FieldOption[]
}
