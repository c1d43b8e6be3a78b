import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { visibilityOf } from '#lib/domain/offers/api.ts'
import { lockOfferRow } from '#lib/domain/offers/mutations.ts'
import { type OfferWriteBacks, writeBacksContract } from '#lib/domain/write-backs/contract.ts'
import { requestWriteBack } from '#lib/domain/write-backs/mutations.ts'
import { readWriteBacks, type StoredWriteBacks } from '#lib/domain/write-backs/queries.ts'
import { hasOpenTry, judgeWriteBack } from '#lib/domain/write-backs/rules.ts'
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
  const { scope, actor, origin } = actOf(access)
  const place = { scope, offerId, visibility: visibilityOf(access) }

  return inTenant(scope, async (tx) => {
    await lockOfferRow(tx, place)
    const stored = await readWriteBacks(tx, place)
    const { answer } = stored
    if (hasOpenTry(stored)) return describe(stored)

    const { canRequest, blockedReason } = describe(stored)
    if (!answer || !canRequest) throw conflictError('There is no answer that Ashby does not hold already.')
    if (blockedReason) throw conflictError(blockedReason)
    await requestWriteBack(tx, { scope, offerId, answerId: answer.id, requestedById: actor.userId })
    await writeAudit(tx, {
      ...{ scope, actor, ...origin },
      action: 'offer.write-back-requested',
      objectKind: 'offer',
      objectId: offerId,
    })

    return describe(await readWriteBacks(tx, place))
  })
}

function describe(stored: StoredWriteBacks): OfferWriteBacks {
  const { answer, connection, items, sourceStatus } = stored
  const facts = {
    isInAshby: answer !== null && isInAshby({ meaning: interpretOfferStatus(sourceStatus), answer: answer.kind }),
    canKeyWrite: hasPermission(connection.keyScopes, 'offers:write'),
  }

  return { items, isOn: connection.writesAnswersBack, ...judgeWriteBack({ ...stored, ...facts }) }
}
