import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { setMany } from '#lib/domain/open-jobs/bulk/mutations.ts'
import { createOpenJob, type OpenJobContext, setOpenJobField, setStatus } from '#lib/domain/open-jobs/edits/mutations.ts'
import { readHeadcount } from '#lib/domain/open-jobs/headcount/queries.ts'
import { countOpenJobs, listOpenJobChoices, listOpenJobs } from '#lib/domain/open-jobs/lists/queries.ts'
import { removeOpenJob } from '#lib/domain/open-jobs/removals/mutations.ts'
import { type OpenJobDetail, openJobsContract } from './contract.ts'
import { getOpenJob } from './queries.ts'

const os = implementForOrganization(openJobsContract)

export const openJobsApi = {
  list: os.list.handler(({ context: { access }, input }) =>
    listOpenJobs({ ...input, scope: access.scope, permissions: access.permissions }),
  ),
  counts: os.counts.handler(({ context: { access }, input }) => countOpenJobs({ ...input, scope: access.scope })),
  choices: os.choices.handler(({ context: { access } }) => listOpenJobChoices({ scope: access.scope })),
  headcount: os.headcount.handler(({ context: { access }, input }) => readHeadcount({ ...input, scope: access.scope })),
  get: os.get.handler(({ context: { access }, input }) => readDetail(access, input.id)),
  create: os.create.handler(async ({ context: { access }, input }) =>
    readDetail(access, await createOpenJob({ ...openJobContext(access), ...input })),
  ),
  setField: os.setField.handler(async ({ context: { access }, input: { id, field, value, seen } }) => {
    await setOpenJobField({ ...openJobContext(access), openJobId: id, field, text: value, seen })

    return readDetail(access, id)
  }),
  setStatus: os.setStatus.handler(async ({ context: { access }, input: { id, ...input } }) => {
    await setStatus({ ...openJobContext(access), openJobId: id, ...input })

    return readDetail(access, id)
  }),
  setMany: os.setMany.handler(({ context: { access }, input }) => setMany({ ...openJobContext(access), ...input })),
  remove: os.remove.handler(async ({ context: { access }, input: { id } }) => {
    await removeOpenJob({ ...actOf(access), openJobId: id })

    return { id }
  }),
}

/** Who acts on open jobs, and what they may see of them. */
function openJobContext(access: Access): OpenJobContext {
  return { ...actOf(access), permissions: access.permissions }
}

async function readDetail({ scope, permissions }: Access, id: string): Promise<OpenJobDetail> {
  return getOpenJob({ scope, id, permissions })
}
