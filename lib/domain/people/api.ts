import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { createPerson, type PersonContext, setPersonField } from '#lib/domain/people/edits/mutations.ts'
import { countPeople, listPeople, listPeopleChoices, listStarting } from '#lib/domain/people/lists/queries.ts'
import { addPeriod, setPeriod } from '#lib/domain/people/periods/mutations.ts'
import { removePerson } from '#lib/domain/people/removals/mutations.ts'
import { type PersonDetail, peopleContract } from './contract.ts'
import { getPerson } from './queries.ts'

const os = implementForOrganization(peopleContract)

export const peopleApi = {
  list: os.list.handler(({ context: { access }, input }) => listPeople({ ...input, scope: access.scope })),
  counts: os.counts.handler(({ context: { access }, input }) => countPeople({ ...input, scope: access.scope })),
  choices: os.choices.handler(({ context: { access } }) => listPeopleChoices({ scope: access.scope })),
  calendar: os.calendar.handler(async ({ context: { access }, input }) => {
    const { scope, permissions } = access
    const newHires = permissions.includes('newHires.manage') ? { confidential: permissions.includes('confidential.read') } : null

    return { items: await listStarting({ ...input, scope, newHires }) }
  }),
  get: os.get.handler(({ context: { access }, input }) => readPersonDetail(access, input.id)),
  create: os.create.handler(async ({ context: { access }, input }) =>
    readPersonDetail(access, await createPerson({ ...personContext(access), values: input.values })),
  ),
  setField: os.setField.handler(async ({ context: { access }, input: { id, field, value, seen } }) => {
    await setPersonField({ ...personContext(access), personId: id, field, text: value, seen })

    return readPersonDetail(access, id)
  }),
  setPeriod: os.setPeriod.handler(async ({ context: { access }, input: { id, ...period } }) => {
    await setPeriod({ ...personContext(access), personId: id, ...period })

    return readPersonDetail(access, id)
  }),
  addPeriod: os.addPeriod.handler(async ({ context: { access }, input: { id, ...period } }) => {
    await addPeriod({ ...personContext(access), personId: id, ...period })

    return readPersonDetail(access, id)
  }),
  remove: os.remove.handler(async ({ context: { access }, input: { id } }) => {
    await removePerson({ ...personContext(access), personId: id })

    return { id }
  }),
}

/** Who acts on people, and what they may see of them. */
export function personContext(access: Access): PersonContext {
  return { ...actOf(access), permissions: access.permissions }
}

/** One person as the caller sees them. Throws `not_found`. */
export async function readPersonDetail({ scope, permissions }: Access, id: string): Promise<PersonDetail> {
  return getPerson({ scope, id, permissions })
}
