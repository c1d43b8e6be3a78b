import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { type Connection, connectionsContract } from '#lib/domain/connections/contract.ts'
import { createConnection } from '#lib/domain/connections/creation/mutations.ts'
import {
  noteKeyCheck,
  pauseConnection,
  renameConnection,
  replaceKey,
  requestConfiguration,
  resumeConnection,
  setChosenEvents,
  setWriteBack,
} from '#lib/domain/connections/mutations.ts'
import { getConnection, listConnections } from '#lib/domain/connections/queries.ts'
import { describeUnreachable } from '#lib/domain/connections/rules.ts'
import { confirmEndpointDeleted } from '#lib/domain/endpoints/mutations.ts'
import { BY_HAND } from '#lib/domain/endpoints/rules.ts'
import { enqueueWaiting, reopenKeyFailures } from '#lib/domain/events/waiting/mutations.ts'
import { requestSourceFields } from '#lib/domain/source-fields/mutations.ts'
import { startSweep } from '#lib/domain/sweeps/mutations.ts'
import { planNextSweep } from '#lib/domain/sweeps/schedule/mutations.ts'
import { enqueueOpenWriteBacks } from '#lib/domain/write-backs/mutations.ts'
import type { TenantTransaction } from '#lib/platform/db/tenant.ts'
import { env, sandboxUrl } from '#lib/platform/env.ts'
import { conflictError } from '#lib/platform/errors.ts'
import { defaultRules } from '#lib/sources/ashby/default-rules.ts'
import { hasPermission, missingRequired, namePermission } from '#lib/sources/ashby/permissions.ts'
import { noKeyError, noteKeyHealth, openAshby } from '../ashby-connection.ts'
import { checkAshbyKey, requireUsableKey } from '../check-key.ts'
import { describeConnection } from '../describe-connection.ts'
import { disconnect } from '../disconnect-connection.ts'
import { reviewHealth } from '../review-health.ts'
import { requireSameAccount } from '../same-account.ts'

const os = implementForOrganization(connectionsContract)

export const connectionsApi = {
  list: os.list.handler(async ({ context: { access } }) => {
    const rows = await listConnections(access.scope)
    const items = await Promise.all(
      rows.map((row) => describeConnection({ scope: access.scope, row, readerPermissions: access.permissions })),
    )

    return {
      items,
      environments: sandboxUrl() ? ['Ashby', 'Sandbox'] : ['Ashby'],
      unreachable: describeUnreachable(env().APP_URL),
    }
  }),
  get: os.get.handler(({ context: { access }, input }) => readConnection(access, input.id)),
  checkKey: os.checkKey.handler(async ({ input }) => (await checkAshbyKey(input)).check),
  create: os.create.handler(async ({ context: { access }, input }) => {
    const { scopes } = await requireUsableKey(input)
    const id = await createConnection({ ...actOf(access), ...input, source: 'ashby', scopes, rules: defaultRules })

    return readConnection(access, id)
  }),
  recheck: os.recheck.handler(async ({ context: { access }, input }) => {
    const { scope } = access
    const connection = await openAshby({ scope, connectionId: input.id })
    const { keySealed } = connection.access
    try {
      const { results } = await connection.leavingClient.call('apiKey.info', {})
      if (keySealed) await noteKeyCheck({ scope, id: input.id, keySealed, scopes: results.scopes ?? [], errorCode: null })
      await reviewHealth({ scope, connectionId: input.id })
    } catch (error) {
      await noteKeyHealth({ scope, access: connection.access, error })
      throw error
    }

    return readConnection(access, input.id)
  }),
  replaceKey: os.replaceKey.handler(async ({ context: { access }, input }) => {
    const row = await getConnection({ scope: access.scope, id: input.id })
    const { environment, state, endpoints } = row
    const isByHand = endpoints.some((endpoint) => endpoint.webhookType === BY_HAND && endpoint.state === 'Active')
    if (state === 'Disconnected') {
      throw conflictError('This account is disconnected. Connect it again with the new key.')
    }
    const { scopes } = await requireUsableKey({ environment, apiKey: input.apiKey, isByHand })
    const { scope } = access
    await requireSameAccount({ scope, row, apiKey: input.apiKey })
    const ref = { scope, connectionId: input.id }
    const follow = async (tx: TenantTransaction) => {
      await reopenKeyFailures(tx, ref)
      await requestSourceFields(tx, { ...ref, isForced: true })
    }
    await replaceKey({ ...actOf(access), id: input.id, apiKey: input.apiKey, scopes, follow })
    await reviewHealth(ref)
    await checkIfConnected(access, input.id)

    return readConnection(access, input.id)
  }),
  configure: os.configure.handler(async ({ context: { access }, input }) => {
    await requestConfiguration({ ...actOf(access), id: input.id, events: input.events })

    return readConnection(access, input.id)
  }),
  rename: os.rename.handler(async ({ context: { access }, input }) => {
    await renameConnection({ ...actOf(access), ...input })

    return readConnection(access, input.id)
  }),
  setEvents: os.setEvents.handler(async ({ context: { access }, input }) => {
    await setChosenEvents({ ...actOf(access), id: input.id, events: input.events })
    // What was left outside or held back while an event was off comes in by a look at Ashby's lists.
    await checkIfConnected(access, input.id)

    return readConnection(access, input.id)
  }),
  setWriteBack: os.setWriteBack.handler(async ({ context: { access }, input }) => {
    const { keyScopes, keyLastFour } = await getConnection({ scope: access.scope, id: input.id })
    if (input.isOn && keyLastFour === null) throw noKeyError()
    if (input.isOn && !hasPermission(keyScopes, 'offers:write')) {
      const userMessage = `The key lacks ${namePermission('offers:write')}. Tick it for the key in Ashby, check the key again, then switch this on.`
      throw conflictError(userMessage)
    }
    await setWriteBack({ ...actOf(access), ...input })

    return readConnection(access, input.id)
  }),
  pause: os.pause.handler(async ({ context: { access }, input }) => {
    await pauseConnection({ ...actOf(access), id: input.id })

    return readConnection(access, input.id)
  }),
  resume: os.resume.handler(async ({ context: { access }, input }) => {
    const actor = actOf(access)
    const { scope } = access
    const follow = async (tx: TenantTransaction) => {
      await enqueueWaiting(tx, { scope, connectionId: input.id })
      await enqueueOpenWriteBacks(tx, { scope, connectionId: input.id })
      await planNextSweep(tx, { scope, connectionId: input.id })
    }
    await resumeConnection({ ...actor, id: input.id, follow })
    // What Ashby gave up sending meanwhile is found by a look at its lists.
    await checkIfConnected(access, input.id)

    return readConnection(access, input.id)
  }),
  disconnect: os.disconnect.handler(async ({ context: { access }, input }) => {
    await disconnect({ ...actOf(access), id: input.id })

    return readConnection(access, input.id)
  }),
  confirmDeletedByHand: os.confirmDeletedByHand.handler(async ({ context: { access }, input }) => {
    await confirmEndpointDeleted({ ...actOf(access), ...input })

    return readConnection(access, input.id)
  }),
}

/** Looks through Ashby's lists, unless nothing may be asked of the account now: resuming and configuring look by themselves. */
async function checkIfConnected(access: Access, id: string): Promise<void> {
  const { state, keyLastFour, keyScopes } = await getConnection({ scope: access.scope, id })
  const canAsk = keyLastFour !== null && missingRequired(keyScopes).length === 0
  if (state === 'Connected' && canAsk) await startSweep({ ...actOf(access), connectionId: id, trigger: 'Requested' })
}

export async function readConnection({ scope, permissions }: Access, id: string): Promise<Connection> {
  const withAddress = permissions.includes('connections.manage')

  return describeConnection({ scope, row: await getConnection({ scope, id }), withAddress, readerPermissions: permissions })
}
