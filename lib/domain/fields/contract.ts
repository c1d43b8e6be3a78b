import { z } from 'zod'
import { procedure } from '#lib/domain/access/contract.ts'
import { sensitivitySchema } from '#lib/domain/access/schema.ts'
import { cleanName } from '#lib/platform/format/names.ts'
import { customFieldTypeSchema, fieldDefinitionSchema, fieldGroupSchema, fieldObjectSchema } from './schema.ts'

const labelSchema = z.string().transform(cleanName).pipe(z.string().min(1, 'Enter a name.').max(80, 'Use at most 80 characters.'))
const optionsSchema = z
  .array(z.strictObject({ value: z.string().max(200).optional().describe('Of an option that is there already'), label: labelSchema }))
  .max(200, 'Use at most 200 options.')
const helpSchema = z.string().trim().max(500, 'Use at most 500 characters.').nullable()
const keySchema = z.string().min(1).max(50)

export const fieldsContract = {
  list: procedure
    .meta({ permission: 'organization.read' })
    .route({
      method: 'GET',
      path: '/fields',
      summary: 'Every field of an object, archived ones last',
      description:
        'Of offers for whoever may see them; of people for whoever may see people or manages new hires, or fields; of open jobs for whoever may see those, or manages fields.',
      tags: ['Fields and mapping'],
    })
    .input(z.strictObject({ object: fieldObjectSchema.default('Offer') }))
    .output(z.array(fieldDefinitionSchema)),
  create: procedure
    .meta({ permission: 'fields.manage' })
    .route({ method: 'POST', path: '/fields', summary: 'Add a custom field', tags: ['Fields and mapping'] })
    .input(
      z.strictObject({
        object: fieldObjectSchema.default('Offer'),
        label: labelSchema,
        type: customFieldTypeSchema,
        sensitivity: sensitivitySchema.default('none'),
        group: fieldGroupSchema.default('Details'),
        help: helpSchema.default(null),
        options: optionsSchema.default([]),
        isRequired: z.boolean().default(false),
      }),
    )
    .output(fieldDefinitionSchema),
  update: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'PATCH',
      path: '/fields/{object}/{key}',
      summary: 'Change a field',
      description: 'A type never changes. Of a built-in field only isRequired can be changed.',
      tags: ['Fields and mapping'],
    })
    .input(
      z.strictObject({
        object: fieldObjectSchema,
        key: keySchema,
        label: labelSchema.optional(),
        sensitivity: sensitivitySchema.optional(),
        group: fieldGroupSchema.optional(),
        help: helpSchema.optional(),
        options: optionsSchema.optional(),
        isRequired: z.boolean().optional(),
      }),
    )
    .output(fieldDefinitionSchema),
  arrange: procedure
    .meta({ permission: 'fields.manage' })
    .route({ method: 'PUT', path: '/fields/{object}/order', summary: 'Put the fields in order', tags: ['Fields and mapping'] })
    .input(
      z.strictObject({ object: fieldObjectSchema, keys: z.array(keySchema).max(300).describe('Every field that is not archived, once') }),
    )
    .output(z.array(fieldDefinitionSchema)),
  archive: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'POST',
      path: '/fields/{object}/{key}/archive',
      summary: 'Archive a custom field',
      description: 'It is no longer shown, filled or required. Its values stay and come back with it.',
      tags: ['Fields and mapping'],
    })
    .input(z.strictObject({ object: fieldObjectSchema, key: keySchema }))
    .output(fieldDefinitionSchema),
  restore: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'POST',
      path: '/fields/{object}/{key}/restore',
      summary: 'Bring an archived field back',
      tags: ['Fields and mapping'],
    })
    .input(z.strictObject({ object: fieldObjectSchema, key: keySchema }))
    .output(fieldDefinitionSchema),
}
