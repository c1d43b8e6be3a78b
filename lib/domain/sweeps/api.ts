import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { listConnections } from '#lib/domain/connections/queries.ts'
import { conflictError } from '#lib/platform/errors.ts'
import { type Sweep, sweepsContract } from './contract.ts'
import { cancelImport, countImport, pauseImport, resumeImport, startImport } from './imports/mutations.ts'
import { startSweep } from './mutations.ts'
import type { SweepRow } from './passes/queries.ts'
import { describeSweeps, listLatestSweeps, listSweeps } from './queries.ts'

const os = implementForOrganization(sweepsContract)

export const sweepsApi = {
  latest: os.latest.handler(({ context: { access } }) => listLatestSweeps(access.scope, access.permissions)),
  list: os.list.handler(({ context: { access }, input }) => listSweeps({ ...access, ...input })),
  start: os.start.handler(async ({ context: { access }, input }) => {
    const { scope, permissions } = access
    const connectionIds = input.connectionId ? [input.connectionId] : await findCheckable(scope)

    const rows: SweepRow[] = []
    for (const connectionId of connectionIds) rows.push(await startSweep({ ...actOf(access), trigger: 'Requested', connectionId }))

    return describeSweeps({ scope, permissions, rows })
  }),
  count: os.count.handler(async ({ context: { access }, input }) => describe(access, await countImport({ ...actOf(access), ...input }))),
  import: os.import.handler(async ({ context: { access }, input }) => describe(access, await startImport({ ...actOf(access), ...input }))),
  pause: os.pause.handler(async ({ context: { access }, input }) => describe(access, await pauseImport({ ...actOf(access), ...input }))),
  resume: os.resume.handler(async ({ context: { access }, input }) => describe(access, await resumeImport({ ...actOf(access), ...input }))),
  cancel: os.cancel.handler(async ({ context: { access }, input }) => describe(access, await cancelImport({ ...actOf(access), ...input }))),
}

async function describe({ scope, permissions }: Access, row: SweepRow): Promise<Sweep> {
  const [sweep] = await describeSweeps({ scope, permissions, rows: [row] })
  if (!sweep) throw new Error('A pass that is there was not described.')

  return sweep
}

async function findCheckable(scope: Parameters<typeof listConnections>[0]): Promise<string[]> {
  const connected = (await listConnections(scope)).filter(({ state }) => state === 'Connected')
  const checkable = connected.filter(({ keyLastFour }) => keyLastFour !== null)
  if (checkable.length > 0) return checkable.map(({ id }) => id)

  throw conflictError(
    connected.length > 0
      ? 'Ashby is connected by hand, so its lists cannot be read. Add an API key under Company, Integrations.'
      : 'No account is connected. Connect Ashby under Company, Integrations first.',
  )
}
