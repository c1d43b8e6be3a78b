import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf, canSee } from '#lib/domain/access/rules.ts'
import { addPerson, undoAddPerson } from '#lib/domain/new-hires/additions/mutations.ts'
import { getNewHire } from '#lib/domain/new-hires/details/queries.ts'
import { dismissHires, restoreHires } from '#lib/domain/new-hires/dismissals/mutations.ts'
import {
  type HireEdit,
  keepAllHireFields,
  keepHireField,
  lockHireField,
  restoreHireField,
  setHireField,
  takeAllHireFields,
  takeHireField,
} from '#lib/domain/new-hires/edits/mutations.ts'
import { confirmForget } from '#lib/domain/new-hires/forgetting/mutations.ts'
import { countNewHires, listNewHires } from '#lib/domain/new-hires/lists/queries.ts'
import { keepApart, linkHire, mergeHires, unlinkHire } from '#lib/domain/new-hires/matches/mutations.ts'
import { acceptProposals, ignoreProposals } from '#lib/domain/new-hires/proposals/mutations.ts'
import type { FieldAct } from '#lib/domain/values/edits/mutations.ts'
import type { SeenField } from '#lib/domain/values/edits/rules.ts'
import { type NewHireDetail, newHiresContract } from './contract.ts'
import type { HireContext } from './mutations.ts'

const os = implementForOrganization(newHiresContract)

export const newHiresApi = {
  list: os.list.handler(({ context: { access }, input }) => listNewHires({ ...input, ...readerOf(access) })),
  counts: os.counts.handler(({ context: { access }, input }) => countNewHires({ ...input, ...readerOf(access) })),
  get: os.get.handler(({ context: { access }, input }) => readHireDetail(access, input.id)),
  setField: os.setField.handler(({ context: { access }, input: { value, ...input } }) =>
    actOnField({ access, input, act: (edit) => setHireField({ ...edit, text: value }) }),
  ),
  keepMine: os.keepMine.handler(({ context: { access }, input }) => actOnField({ access, input, act: keepHireField })),
  takeTheirs: os.takeTheirs.handler(({ context: { access }, input }) => actOnField({ access, input, act: takeHireField })),
  setLock: os.setLock.handler(({ context: { access }, input: { isLocked, ...input } }) =>
    actOnField({ access, input, act: (edit) => lockHireField({ ...edit, isLocked }) }),
  ),
  restoreField: os.restoreField.handler(({ context: { access }, input: { since, ...input } }) =>
    actOnField({ access, input, act: (edit) => restoreHireField({ ...edit, since }) }),
  ),
  keepAll: os.keepAll.handler(({ context: { access }, input }) => actOnHire({ access, input, act: keepAllHireFields })),
  takeAll: os.takeAll.handler(({ context: { access }, input }) => actOnHire({ access, input, act: takeAllHireFields })),
  add: os.add.handler(({ context: { access }, input }) => actOnHire({ access, input, act: addPerson })),
  undoAdd: os.undoAdd.handler(({ context: { access }, input }) => actOnHire({ access, input, act: undoAddPerson })),
  dismiss: os.dismiss.handler(({ context: { access }, input }) => dismissHires({ ...hireContext(access), ...input })),
  restore: os.restore.handler(({ context: { access }, input }) => restoreHires({ ...hireContext(access), ...input })),
  link: os.link.handler(({ context: { access }, input }) => actOnHire({ access, input, act: linkHire })),
  unlink: os.unlink.handler(({ context: { access }, input }) => actOnHire({ access, input, act: unlinkHire })),
  merge: os.merge.handler(({ context: { access }, input }) => actOnHire({ access, input, act: mergeHires })),
  keepApart: os.keepApart.handler(({ context: { access }, input }) => actOnHire({ access, input, act: keepApart })),
  acceptProposals: os.acceptProposals.handler(({ context: { access }, input }) => actOnHire({ access, input, act: acceptProposals })),
  ignoreProposals: os.ignoreProposals.handler(({ context: { access }, input }) => actOnHire({ access, input, act: ignoreProposals })),
  confirmForget: os.confirmForget.handler(async ({ context: { access }, input: { id } }) => {
    await confirmForget({ ...hireContext(access), newHireId: id })

    return { id }
  }),
}

/** Who acts on new hires, and what they may see of them. */
export function hireContext(access: Access): HireContext {
  return { ...readerOf(access), ...actOf(access), permissions: access.permissions }
}

/** One new hire as the caller sees it. Throws `not_found`. */
export async function readHireDetail(access: Access, id: string): Promise<NewHireDetail> {
  const hire = await getNewHire({ ...readerOf(access), id })
  const hidden = hire.fields.filter(({ sensitivity }) => !canSee({ permissions: access.permissions, sensitivity }))

  return { ...hire, hiddenFieldCount: hidden.length }
}

function readerOf({ scope, permissions }: Access): Pick<HireContext, 'scope' | 'visibility'> {
  return { scope, visibility: { confidential: permissions.includes('confidential.read') } }
}

type ActOnHire<Input extends { id: string }> = {
  access: Access
  input: Input
  act: (input: HireContext & { newHireId: string } & Omit<Input, 'id'>) => Promise<unknown>
}

/** Does it, and answers what the record is then. */
async function actOnHire<Input extends { id: string }>({ access, input, act }: ActOnHire<Input>): Promise<NewHireDetail> {
  const { id, ...rest } = input
  await act({ ...hireContext(access), newHireId: id, ...rest })

  return readHireDetail(access, id)
}

type ActOnField = {
  access: Access
  input: { id: string; field: string; seen?: SeenField }
  act: (edit: HireEdit) => Promise<FieldAct>
}

async function actOnField({ access, input: { id, ...input }, act }: ActOnField): Promise<NewHireDetail & FieldAct> {
  const done = await act({ ...hireContext(access), newHireId: id, ...input })

  return { ...(await readHireDetail(access, id)), ...done }
}
