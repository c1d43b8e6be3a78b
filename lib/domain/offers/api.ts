import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { canSee } from '#lib/domain/access/rules.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import {
  type EditContext,
  type FieldAct,
  keepOfferField,
  lockOfferField,
  restoreOfferField,
  type SeenField,
  setOfferField,
  takeHeldValues,
  takeOfferField,
} from '#lib/domain/offer-edits/mutations.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'
import { type OfferDetail, offersContract } from './contract.ts'
import { countOffers, getOffer, getRawOffer, listOffers, type OfferVisibility } from './queries.ts'

const os = implementForOrganization(offersContract)

export const offersApi = {
  list: os.list.handler(({ context: { access }, input }) => {
    if (input.sort === 'baseSalary') requirePay(access)

    return listOffers({ ...input, scope: access.scope, visibility: visibilityOf(access) })
  }),
  counts: os.counts.handler(({ context: { access }, input }) =>
    countOffers({ ...input, scope: access.scope, visibility: visibilityOf(access) }),
  ),
  get: os.get.handler(({ context: { access }, input }) => readDetail(access, input.id)),
  raw: os.raw.handler(async ({ context: { access }, input }) => {
    const { raw, candidateExternalId } = await getRawOffer({ scope: access.scope, id: input.id, visibility: visibilityOf(access) })
    await inTenant(access.scope, (tx) =>
      writeAudit(tx, {
        ...editContext(access),
        ...originOf(access),
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

function editContext(access: Access): EditContext {
  return {
    scope: access.scope,
    actor: access.actor,
    origin: originOf(access),
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

function originOf({ ipAddress, requestId }: Access) {
  return { ipAddress, requestId }
}

async function readDetail(access: Access, id: string): Promise<OfferDetail> {
  const offer = await getOffer({ scope: access.scope, id, visibility: visibilityOf(access) })
  const hidden = offer.fields.filter(({ sensitivity }) => !canSee({ permissions: access.permissions, sensitivity }))

  return { ...offer, hiddenFieldCount: hidden.length }
}

/** What somebody may not see they may not sort by or take unseen: each would tell. */
function requirePay(access: Access): void {
  if (access.permissions.includes('pay.read')) return

  throw new AppError({ code: 'forbidden', retry: 'no', userMessage: 'Your role may not see pay. Ask an admin of your organization.' })
}
