import { z } from 'zod'
import type { ApplicationHint, EventReading, OfferHint, SourceEvent, SourceIntent, SourceSubject } from '#lib/sources/source.ts'

type EventDefinition<Schema extends z.ZodType> = {
  action: string
  label: string
  /** The `data` part of the webhook. Tolerant: only what `subject` and `intent` need is required. */
  schema: Schema
  subject: (payload: z.output<Schema>) => SourceSubject
  intent: (payload: z.output<Schema>) => SourceIntent
}

/** Ties an event's schema to what is made of it, and hides the payload's type from the registry. */
export function defineEvent<Schema extends z.ZodType>(definition: EventDefinition<Schema>): SourceEvent {
  const { action, label, schema, subject, intent } = definition

  return {
    action,
    label,
    read(data): EventReading {
      const parsed = schema.safeParse(data)
      if (parsed.success) return { kind: 'understood', subject: subject(parsed.data), intent: intent(parsed.data) }

      const places = parsed.error.issues.map(({ path }) => ['data', ...path].join('.'))

      return { kind: 'wrong_shape', problem: `${[...new Set(places)].join(', ')} is missing or not of the expected kind` }
    },
  }
}

/** Ids become part of later calls, so a payload whose ids have another form is of the wrong shape. */
export const payloadId: z.ZodType<string> = z.guid()

const text = z.string().nullish()

export const offerPayloadSchema = z.looseObject({
  offer: z.looseObject({
    id: payloadId,
    applicationId: payloadId.nullish(),
    offerStatus: text,
    latestVersion: z.looseObject({ id: text, createdAt: text }).nullish(),
  }),
})

export const applicationPayloadSchema = z.looseObject({
  application: z.looseObject({
    id: payloadId,
    status: text,
    updatedAt: text,
    candidate: z.looseObject({ id: payloadId }).nullish(),
  }),
})

type OfferPayload = z.output<typeof offerPayloadSchema>
type ApplicationPayload = z.output<typeof applicationPayloadSchema>

export function offerSubject({ offer }: OfferPayload): SourceSubject {
  return { kind: 'offer', externalId: offer.id, candidateExternalId: null }
}

export function offerHint({ offer }: OfferPayload): OfferHint {
  return {
    applicationExternalId: offer.applicationId ?? null,
    versionId: offer.latestVersion?.id ?? null,
    versionCreatedAt: offer.latestVersion?.createdAt ?? null,
    offerStatus: offer.offerStatus ?? null,
  }
}

export function applicationSubject({ application }: ApplicationPayload): SourceSubject {
  return { kind: 'application', externalId: application.id, candidateExternalId: application.candidate?.id ?? null }
}

export function lookAtApplication({ application }: ApplicationPayload): SourceIntent {
  const hint: ApplicationHint = { applicationStatus: application.status ?? null, updatedAt: application.updatedAt ?? null }

  return { kind: 'lookAtApplication', externalId: application.id, hint }
}
