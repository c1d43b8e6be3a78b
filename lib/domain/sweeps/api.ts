import { implementForOrganization } from '#lib/domain/access/api.ts'
import { listConnections } from '#lib/domain/connections/queries.ts'
import { AppError } from '#lib/platform/errors.ts'
import { type Sweep, sweepsContract } from './contract.ts'
import { startSweep } from './mutations.ts'
import { listLatestSweeps } from './queries.ts'

const os = implementForOrganization(sweepsContract)

export const sweepsApi = {
  latest: os.latest.handler(({ context: { access } }) => listLatestSweeps(access.scope)),
  start: os.start.handler(async ({ context: { access }, input }) => {
    const { scope, actor, ipAddress, requestId } = access
    const connectionIds = input.connectionId ? [input.connectionId] : await findCheckable(scope)
    const start = { scope, trigger: 'Requested', actor, origin: { ipAddress, requestId } } as const

    const sweeps: Sweep[] = []
    for (const connectionId of connectionIds) sweeps.push(await startSweep({ ...start, connectionId }))

    return sweeps
  }),
}

async function findCheckable(scope: Parameters<typeof listConnections>[0]): Promise<string[]> {
  const connected = (await listConnections(scope)).filter(({ state }) => state === 'Connected')
  const checkable = connected.filter(({ keyLastFour }) => keyLastFour !== null)
  if (checkable.length > 0) return checkable.map(({ id }) => id)

  throw new AppError({
    code: 'conflict',
    retry: 'no',
    userMessage:
      connected.length > 0
        ? 'Ashby is connected by hand, so its lists cannot be read. Add an API key under Company, Integrations.'
        : 'No account is connected. Connect Ashby under Company, Integrations first.',
  })
}
