import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf, canSee } from '#lib/domain/access/rules.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { archiveOffers, restoreOffers } from '#lib/domain/offers/archive/mutations.ts'
import { assignOffers } from '#lib/domain/offers/assignments/mutations.ts'
import {
  type EditContext,
  keepAllFields,
  keepOfferField,
  lockOfferField,
  restoreOfferField,
  setOfferField,
  takeAllFields,
  takeHeldValues,
  takeOfferField,
} from '#lib/domain/offers/edits/mutations.ts'
import { countOffers, listOffers } from '#lib/domain/offers/lists/queries.ts'
import { noteLook } from '#lib/domain/offers/looks/mutations.ts'
import { findOffersWithNews, readLastLook } from '#lib/domain/offers/looks/queries.ts'
import type { FieldAct } from '#lib/domain/values/edits/mutations.ts'
import type { SeenField } from '#lib/domain/values/edits/rules.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'
import { type OfferDetail, offersContract } from './contract.ts'
import { getOffer, getRawOffer, type OfferVisibility } from './queries.ts'

const os = implementForOrganization(offersContract)

export const offersApi = {
  list: os.list.handler(async ({ context: { access }, input }) => {
    if (input.sort === 'baseSalary') requirePay(access)
    const { items, nextCursor } = await listOffers({ ...readFilter(access, input), scope: access.scope, visibility: visibilityOf(access) })
    const withNews = await findOffersWithNews({ ...lookerOf(access), ids: items.map(({ id }) => id) })

    return { items: items.map((item) => ({ ...item, hasNews: withNews.has(item.id) })), nextCursor }
  }),
  counts: os.counts.handler(({ context: { access }, input }) =>
    countOffers({ ...readFilter(access, input), scope: access.scope, visibility: visibilityOf(access) }),
  ),
  get: os.get.handler(({ context: { access }, input }) => readDetail(access, input.id)),
  raw: os.raw.handler(async ({ context: { access }, input }) => {
    const { scope, actor, origin } = actOf(access)
    const { raw, candidateExternalId } = await getRawOffer({ scope, id: input.id, visibility: visibilityOf(access) })
    await inTenant(scope, (tx) =>
      writeAudit(tx, {
        ...{ scope, actor, ...origin },
        action: 'offer.raw-read',
        objectKind: 'offer',
        objectId: input.id,
        subjectId: candidateExternalId,
      }),
    )

    return { raw }
  }),
  setField: os.setField.handler(({ context: { access }, input: { value, ...input } }) =>
    actOnField({ access, input, act: (edit) => setOfferField({ ...edit, text: value }) }),
  ),
  keepMine: os.keepMine.handler(({ context: { access }, input }) => actOnField({ access, input, act: keepOfferField })),
  takeTheirs: os.takeTheirs.handler(({ context: { access }, input }) => actOnField({ access, input, act: takeOfferField })),
  setLock: os.setLock.handler(({ context: { access }, input: { isLocked, ...input } }) =>
    actOnField({ access, input, act: (edit) => lockOfferField({ ...edit, isLocked }) }),
  ),
  restoreField: os.restoreField.handler(({ context: { access }, input: { since, ...input } }) =>
    actOnField({ access, input, act: (edit) => restoreOfferField({ ...edit, since }) }),
  ),
  keepAll: os.keepAll.handler(async ({ context: { access }, input: { id, seen } }) => {
    await keepAllFields({ ...editContext(access), offerId: id, seen })

    return readDetail(access, id)
  }),
  takeAll: os.takeAll.handler(async ({ context: { access }, input: { id, seen } }) => {
    await takeAllFields({ ...editContext(access), offerId: id, seen })

    return readDetail(access, id)
  }),
  look: os.look.handler(async ({ context: { access }, input }) => ({
    at: await noteLook({ scope: access.scope, offerId: input.id, visibility: visibilityOf(access), userId: access.actor.userId }),
  })),
  assign: os.assign.handler(({ context: { access }, input }) => assignOffers({ ...editContext(access), ...input })),
  archive: os.archive.handler(({ context: { access }, input }) => archiveOffers({ ...editContext(access), ...input })),
  restore: os.restore.handler(({ context: { access }, input }) => restoreOffers({ ...editContext(access), ...input })),
  takeHeld: os.takeHeld.handler(async ({ context: { access }, input }) => {
    requirePay(access)
    await takeHeldValues({ ...editContext(access), offerId: input.id })

    return readDetail(access, input.id)
  }),
}

/** What of the offers exists for the caller. */
export function visibilityOf(access: Access): OfferVisibility {
  return { confidential: access.permissions.includes('confidential.read') }
}

/** Who acts on offers, and what they may see of them. */
export function editContext(access: Access): EditContext {
  return {
    ...actOf(access),
    visibility: visibilityOf(access),
    permissions: access.permissions,
  }
}

type ActOnField = {
  access: Access
  input: { id: string; field: string; seen?: SeenField }
  act: (edit: EditContext & { offerId: string; field: string; seen?: SeenField }) => Promise<FieldAct>
}

async function actOnField({ access, input: { id, field, seen }, act }: ActOnField): Promise<OfferDetail & FieldAct> {
  const done = await act({ ...editContext(access), offerId: id, field, seen })

  return { ...(await readDetail(access, id)), ...done }
}

/** Puts the caller where the filter says `me`. */
function readFilter<Filter extends { assignee?: string }>({ actor }: Access, filter: Filter): Filter {
  return filter.assignee === 'me' ? { ...filter, assignee: actor.userId } : filter
}

/** Looks are a person's own: a key has none. */
function lookerOf({ scope, actor }: Access) {
  return { scope, userId: actor.kind === 'User' ? actor.userId : null }
}

/** One offer as the caller sees it. Throws `not_found`. */
export async function readDetail(access: Access, id: string): Promise<OfferDetail> {
  const offer = await getOffer({ scope: access.scope, id, visibility: visibilityOf(access) })
  const lastLookAt = await readLastLook({ ...lookerOf(access), offerId: id })
  const hidden = offer.fields.filter(({ sensitivity }) => !canSee({ permissions: access.permissions, sensitivity }))

  return { ...offer, hiddenFieldCount: hidden.length, lastLookAt }
}

/** What somebody may not see they may not sort by or take unseen: each would tell. */
export function requirePay(access: Access): void {
  if (access.permissions.includes('pay.read')) return

  throw new AppError({ code: 'forbidden', retry: 'no', userMessage: 'Your role may not see pay. Ask an admin of your organization.' })
}
