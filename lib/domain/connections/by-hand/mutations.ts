import type { Act, Actor } from '#lib/domain/audit/schema.ts'
import { alreadyConnectedError, lockConnection, type NewConnection, writeConnection } from '#lib/domain/connections/creation/mutations.ts'
import { auditConnection, changeConnection } from '#lib/domain/connections/mutations.ts'
import { addByHandEndpoint, endpointPlace } from '#lib/domain/endpoints/mutations.ts'
import { BY_HAND } from '#lib/domain/endpoints/rules.ts'
import { seal, unseal } from '#lib/platform/crypto/seal.ts'
import { createToken } from '#lib/platform/crypto/tokens.ts'
import { createId } from '#lib/platform/db/id.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'

/**
 * Connects an account without a key: what Ashby sends to the endpoint is all that is known of it. A disconnected one of the same environment
 * is taken up again, with everything that came in.
 * @throws AppError `conflict` where the organization has such an account.
 */
export async function installConnection(input: NewConnection): Promise<string> {
  const { scope } = input

  return inTenant(scope, async (tx) => {
    const existing = await lockConnection(tx, input)
    if (existing && existing.state !== 'Disconnected') throw alreadyConnectedError()
    const id = existing?.id ?? createId()
    const columns = { keyScopes: [], keyCheckedAt: null, chosenEvents: [], writesAnswersBack: false }
    await writeConnection(tx, { ...input, id, columns })
    await addByHandEndpoint(tx, { scope, connectionId: id })
    await auditConnection(tx, input, { action: 'connection.installed', id })

    return id
  })
}

export type ByHandRef = Act<Actor> & { id: string }

/** The secret, and while it is being changed the one that replaces it. */
export type ByHandSecret = { secret: string; nextSecret: string | null }

/** Opens the secret for somebody who carries it to Ashby. Each time is written down. @throws AppError `not_found`. */
export async function showSecret(input: ByHandRef): Promise<ByHandSecret> {
  const { scope, id } = input

  return inTenant(scope, async (tx) => {
    const endpoint = await lockByHandEndpoint(tx, input)
    await auditConnection(tx, input, { action: 'connection.secret-shown', id })

    return {
      secret: unseal({ sealed: endpoint.secretSealed, place: endpointPlace(scope, endpoint.id, 'secret') }),
      nextSecret: endpoint.nextSecretSealed
        ? unseal({ sealed: endpoint.nextSecretSealed, place: endpointPlace(scope, endpoint.id, 'nextSecret') })
        : null,
    }
  })
}

/** Makes a secret beside the one in use; both are accepted until somebody says that Ashby has the new one. @throws AppError `conflict`, `not_found`. */
export async function changeSecret(input: ByHandRef): Promise<void> {
  const { scope, id } = input
  await inTenant(scope, async (tx) => {
    const endpoint = await lockByHandEndpoint(tx, input)
    if (endpoint.nextSecretSealed) throw conflictError('A new secret key is waiting already. Put it into Ashby, or keep the old one.')
    const nextSecretSealed = seal({ plaintext: createToken(), place: endpointPlace(scope, endpoint.id, 'nextSecret') })
    await tx.webhookEndpoint.update({
      where: tenantKey(scope, endpoint.id),
      data: { nextSecretSealed, nextSecretUsedAt: null },
      select: { id: true },
    })
    await auditConnection(tx, input, { action: 'connection.secret-changed', id, after: { step: 'begun' } })
  })
}

/** Ends the change: from now on only one of the two is accepted. @throws AppError `conflict`, `not_found`. */
export async function endSecretChange(input: ByHandRef & { keep: 'new' | 'old' }): Promise<void> {
  const { scope, id, keep } = input
  await inTenant(scope, async (tx) => {
    const endpoint = await lockByHandEndpoint(tx, input)
    if (!endpoint.nextSecretSealed) throw conflictError('The secret key is not being changed.')
    const next = unseal({ sealed: endpoint.nextSecretSealed, place: endpointPlace(scope, endpoint.id, 'nextSecret') })
    await tx.webhookEndpoint.update({
      where: tenantKey(scope, endpoint.id),
      data: {
        nextSecretSealed: null,
        nextSecretUsedAt: null,
        ...(keep === 'new'
          ? { secretSealed: seal({ plaintext: next, place: endpointPlace(scope, endpoint.id, 'secret') }), rotatedAt: new Date() }
          : {}),
      },
      select: { id: true },
    })
    await auditConnection(tx, input, { action: 'connection.secret-changed', id, after: { step: keep === 'new' ? 'ended' : 'taken back' } })
  })
}

/**
 * Ends taking in webhooks made by hand, where a key has made others. They are listed to be deleted in Ashby.
 * @throws AppError `conflict` without a key or before its webhooks stand: then nothing would come in any more.
 */
export async function removeByHand(input: ByHandRef): Promise<void> {
  const { id } = input
  await changeConnection({
    ...input,
    action: 'connection.configured',
    change: ({ keySealed, chosenEvents, state }) => {
      if (keySealed === null || chosenEvents.length === 0 || state === 'Configuring')
        throw conflictError(
          'Nothing else takes in events of this account. Add an API key and configure the integration first, or disconnect it.',
        )
      return {}
    },
    after: { byHand: false },
    follow: async (tx) => {
      const { count } = await tx.webhookEndpoint.updateMany({
        where: { connectionId: id, webhookType: BY_HAND, state: 'Active' },
        data: { state: 'Abandoned', enabled: false },
      })
      if (count === 0) throw notFoundError('webhook')
    },
  })
}

type LockedEndpoint = { id: string; secretSealed: string; nextSecretSealed: string | null }

/** The endpoint for webhooks by hand, held: two people changing its secret at once do so one after the other. */
async function lockByHandEndpoint(tx: TenantTransaction, { scope, id }: ByHandRef): Promise<LockedEndpoint> {
  const [endpoint] = await query<LockedEndpoint>(tx)`
    select "id"::text, "secretSealed", "nextSecretSealed" from "webhook_endpoint"
    where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${id}::uuid
      and "webhookType" = ${BY_HAND} and "state" = 'Active'
    for update`
  if (!endpoint) throw notFoundError('connection')

  return endpoint
}
