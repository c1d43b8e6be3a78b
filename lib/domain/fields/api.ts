import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { forbiddenError } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { fieldsContract } from './contract.ts'
import { arrangeFields, createField, type FieldManager, setFieldArchived, updateField } from './mutations.ts'
import { listFields } from './queries.ts'
import type { FieldObject } from './schema.ts'

const os = implementForOrganization(fieldsContract)

/** Procedures about the fields of our own objects. */
export const fieldsApi = {
  list: os.list.handler(({ context: { access }, input: { object } }) => {
    if (!readers[object].some((permission) => access.permissions.includes(permission))) throw forbiddenError()

    return listFields({ scope: access.scope, object })
  }),
  create: os.create.handler(({ context: { access }, input }) => createField({ ...input, ...managerOf(access, input.object) })),
  update: os.update.handler(({ context: { access }, input }) => updateField({ ...input, ...managerOf(access, input.object) })),
  arrange: os.arrange.handler(({ context: { access }, input }) => arrangeFields({ ...input, ...managerOf(access, input.object) })),
  archive: os.archive.handler(({ context: { access }, input }) =>
    setFieldArchived({ ...managerOf(access, input.object), key: input.key, isArchived: true }),
  ),
  restore: os.restore.handler(({ context: { access }, input }) =>
    setFieldArchived({ ...managerOf(access, input.object), key: input.key, isArchived: false }),
  ),
}

/** Who works with the records of an object sees what they are made of. */
const readers: Readonly<Record<FieldObject, readonly Permission[]>> = {
  Offer: ['offers.read'],
  Person: ['newHires.manage', 'people.read', 'fields.manage'],
  OpenJob: ['openings.read', 'fields.manage'],
}

function managerOf({ scope, actor, ipAddress, requestId }: Access, object: FieldObject): FieldManager {
  return { scope, actor, ipAddress, requestId, object }
}
