import { z } from 'zod'
import type { HireRecord, MissingReason } from '#lib/sources/source.ts'
import type { AshbyPart } from './normalize-candidacy.ts'
import { normalizeHire } from './normalize-hire.ts'
import { type AshbyApplication, type AshbyOffer, ashbyApplicationSchema, ashbyOfferSchema } from './schemas.ts'

/** What is known of a hire without a key: the application as a webhook carried it, and the offer that one of them brought. */
export type HirePayload = { application: AshbyApplication; offer: AshbyOffer | null }

const payloadSchema = z.looseObject({ application: ashbyApplicationSchema, offer: ashbyOfferSchema.nullish() })
const applicationSchema = z.looseObject({ application: ashbyApplicationSchema })

/**
 * The application of an event, with the offer that Candidate Hired alone carries. An offer that cannot be read is left out rather than the
 * hire with it. Null where there is no application of the documented form.
 */
export function readHirePayload(data: unknown): HirePayload | null {
  const whole = payloadSchema.safeParse(data)
  if (whole.success) return { application: whole.data.application, offer: whole.data.offer ?? null }
  const without = applicationSchema.safeParse(data)

  return without.success ? { application: without.data.application, offer: null } : null
}

/**
 * Of two payloads of one hire what is newest in each, in whatever order they came: the application by its `updatedAt`, the offer by its
 * newest version. One that says nothing of an offer takes none away. `isNews` is false where the second one says nothing newer.
 */
export function joinHirePayloads(known: HirePayload | null, told: HirePayload): HirePayload & { isNews: boolean } {
  if (!known) return { ...told, isNews: true }
  const isNewerApplication = toTime(told.application.updatedAt) >= toTime(known.application.updatedAt)
  const isNewerOffer = told.offer !== null && (known.offer === null || offerTime(told.offer) >= offerTime(known.offer))

  return {
    application: isNewerApplication ? told.application : known.application,
    offer: isNewerOffer ? told.offer : known.offer,
    isNews: isNewerApplication || isNewerOffer,
  }
}

/** One without a time counts as older than any with one. */
function toTime(instant: string | null | undefined): number {
  return Date.parse(instant ?? '') || 0
}

function offerTime({ latestVersion }: AshbyOffer): number {
  return toTime(latestVersion?.createdAt)
}

/** Pure: what a webhook told, as the record that a read would give. What only a read could tell says why there was none. */
export function normalizeHirePayload({ application, offer }: HirePayload, missing: MissingReason = 'no_key'): HireRecord {
  const { job } = application
  const unread: AshbyPart<never> = { value: null, missing }

  return normalizeHire({
    application,
    offer,
    candidate: application.candidate,
    candidateMissing: missing,
    job: unread,
    opening: unread,
    department: { externalId: job?.departmentId ?? null, name: null, missing },
    location: {
      externalId: job?.locationId ?? null,
      name: null,
      missing,
      country: null,
      region: null,
      city: null,
      workplaceType: null,
      isRemote: null,
    },
  })
}
