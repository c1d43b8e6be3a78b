import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { canSee } from '#lib/domain/access/rules.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import {
  type EditContext,
  keepOfferField,
  lockOfferField,
  setOfferField,
  takeHeldValues,
  takeOfferField,
} from '#lib/domain/offer-edits/mutations.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'
import { type OfferDetail, offersContract } from './contract.ts'
import { countOffers, getOffer, getRawOffer, listOffers, type OfferVisibility } from './queries.ts'
import { sensitivityOf } from './rules.ts'
import { fieldValueSchemas, type OfferFieldKey, offerFields } from './schema.ts'

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
  setField: os.setField.handler(async ({ context: { access }, input }) => {
    requireField(access, input.field)
    const value = parseValue({ field: input.field, value: input.value })
    await setOfferField({ ...editContext(access), offerId: input.id, field: input.field, seen: input.seen, value })

    return readDetail(access, input.id)
  }),
  keepMine: os.keepMine.handler(async ({ context: { access }, input }) => {
    requireField(access, input.field)
    await keepOfferField({ ...editContext(access), offerId: input.id, field: input.field, seen: input.seen })

    return readDetail(access, input.id)
  }),
  takeTheirs: os.takeTheirs.handler(async ({ context: { access }, input }) => {
    requireField(access, input.field)
    await takeOfferField({ ...editContext(access), offerId: input.id, field: input.field, seen: input.seen })

    return readDetail(access, input.id)
  }),
  setLock: os.setLock.handler(async ({ context: { access }, input }) => {
    requireField(access, input.field)
    await lockOfferField({ ...editContext(access), offerId: input.id, field: input.field, seen: input.seen, isLocked: input.isLocked })

    return readDetail(access, input.id)
  }),
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
  }
}

function originOf({ ipAddress, requestId }: Access) {
  return { ipAddress, requestId }
}

async function readDetail(access: Access, id: string): Promise<OfferDetail> {
  const offer = await getOffer({ scope: access.scope, id, visibility: visibilityOf(access) })
  const hidden = offer.fields.filter(({ sensitivity }) => !canSee({ permissions: access.permissions, sensitivity }))

  return { ...offer, hiddenFieldCount: hidden.length }
}

/** What somebody may not see they may not sort by, filter by or overwrite either: each would tell. */
function requireField(access: Access, field: OfferFieldKey): void {
  if (!canSee({ permissions: access.permissions, sensitivity: sensitivityOf(field) })) throw forbiddenPay()
}

function requirePay(access: Access): void {
  if (!access.permissions.includes('pay.read')) throw forbiddenPay()
}

function forbiddenPay(): AppError {
  return new AppError({ code: 'forbidden', retry: 'no', userMessage: 'Your role may not see pay. Ask an admin of your organization.' })
}

function parseValue({ field, value }: { field: OfferFieldKey; value: string | null }): string | null {
  const definition = offerFields.find(({ key }) => key === field)
  if (value === null || value === '' || !definition) return null

  const parsed = fieldValueSchemas[definition.type].safeParse(value)
  if (parsed.success) return parsed.data

  const message = parsed.error.issues[0]?.message ?? 'This value does not fit the field.'
  throw new AppError({ code: 'invalid_input', retry: 'no', userMessage: message, fields: { value: message } })
}
