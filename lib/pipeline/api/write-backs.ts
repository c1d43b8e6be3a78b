import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { visibilityOf } from '#lib/domain/offers/api.ts'
import { lockOfferRow } from '#lib/domain/offers/mutations.ts'
import { type OfferWriteBacks, writeBacksContract } from '#lib/domain/write-backs/contract.ts'
import { requestWriteBack } from '#lib/domain/write-backs/mutations.ts'
import { readWriteBacks, type StoredWriteBacks } from '#lib/domain/write-backs/queries.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { conflictError } from '#lib/platform/errors.ts'
import { interpretOfferStatus } from '#lib/sources/ashby/offer-status.ts'
import { hasPermission } from '#lib/sources/ashby/permissions.ts'
import { isInAshby } from '../write-back-words.ts'

const os = implementForOrganization(writeBacksContract)

export const writeBacksApi = {
  list: os.list.handler(({ context: { access }, input }) =>
    inTenant(access.scope, async (tx) =>
      describe(await readWriteBacks(tx, { scope: access.scope, offerId: input.id, visibility: visibilityOf(access) })),
    ),
  ),
  request: os.request.handler(({ context: { access }, input }) => requestByHand({ access, offerId: input.id })),
}

/** Two members at once ask for one try: the second finds the first one's. */
async function requestByHand({ access, offerId }: { access: Access; offerId: string }): Promise<OfferWriteBacks> {
  const { scope, actor, ipAddress, requestId } = access
  const place = { scope, offerId, visibility: visibilityOf(access) }

  return inTenant(scope, async (tx) => {
    await lockOfferRow(tx, place)
    const stored = await readWriteBacks(tx, place)
    const { answer } = stored
    if (isOpen(stored)) return describe(stored)

    const { canRequest, blockedReason } = describe(stored)
    if (!answer || !canRequest) throw conflictError('There is no answer that Ashby does not hold already.')
    if (blockedReason) throw conflictError(blockedReason)
    await requestWriteBack(tx, { scope, offerId, answerId: answer.id, requestedById: actor.userId })
    await writeAudit(tx, {
      ...{ scope, actor, ipAddress, requestId },
      action: 'offer.write-back-requested',
      objectKind: 'offer',
      objectId: offerId,
    })

    return describe(await readWriteBacks(tx, place))
  })
}

function describe(stored: StoredWriteBacks): OfferWriteBacks {
  const canRequest = stored.answer !== null && !isOpen(stored) && !isHeldByAshby(stored)

  return {
    items: stored.items,
    isOn: stored.connection.writesAnswersBack,
    canRequest,
    blockedReason: canRequest ? describeBlock(stored.connection) : null,
  }
}

function isOpen({ newest }: StoredWriteBacks): boolean {
  return newest?.state === 'Waiting' || newest?.state === 'Sending'
}

/** As of the last read; a try that wrote it counts until Ashby is read after it. */
function isHeldByAshby({ answer, newest, sourceStatus, sourceReadAt }: StoredWriteBacks): boolean {
  if (!answer) return false
  if (newest?.state === 'Done' && newest.endedAt !== null && newest.endedAt > sourceReadAt) return true

  return isInAshby({ meaning: interpretOfferStatus(sourceStatus), answer: answer.kind })
}

function describeBlock({ state, keyScopes, keyErrorCode }: StoredWriteBacks['connection']): string | null {
  if (state === 'Disconnected') return 'This account is disconnected. Connect it again under Integrations.'
  if (state === 'Paused') return 'This account is paused. Resume it under Integrations.'
  if (keyErrorCode) return 'Ashby does not accept the key any more. Replace it under Integrations.'
  if (!hasPermission(keyScopes, 'offers:write')) {
    return 'The Ashby key lacks Offers: Write. Tick it for the key in Ashby, then check the key under Integrations.'
  }

  return null
}
