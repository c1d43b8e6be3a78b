import { z } from 'zod'
import type { SourceEnvelope, SourceEvent } from '#lib/sources/source.ts'
import { applicationUpdate } from './application-update.ts'
import { candidateDelete } from './candidate-delete.ts'
import { candidateHire } from './candidate-hire.ts'
import { candidateMerge } from './candidate-merge.ts'
import { candidateStageChange } from './candidate-stage-change.ts'
import { offerCreate } from './offer-create.ts'
import { offerDelete } from './offer-delete.ts'
import { offerUpdate } from './offer-update.ts'
import { pushToHris } from './push-to-hris.ts'

/** Every Ashby event Handoff acts on: one file and one line each. */
const events = [
  offerCreate,
  offerUpdate,
  offerDelete,
  applicationUpdate,
  candidateHire,
  candidateStageChange,
  pushToHris,
  candidateDelete,
  candidateMerge,
]

const eventsByAction: ReadonlyMap<string, SourceEvent> = new Map(events.map((event) => [event.action, event]))

/**
 * `webhookActionId` is the same across repeats and across sibling events of one act
 * (https://developers.ashbyhq.com/docs/common-payload-data); the API description leaves it out, so it may be missing.
 */
const envelopeSchema = z.looseObject({
  action: z.string().min(1).max(100),
  webhookActionId: z.string().min(1).max(200).nullish(),
  data: z.unknown().optional(),
})

/** The outer form of a webhook's parsed body; null when it is not one. */
export function readAshbyEnvelope(body: unknown): SourceEnvelope | null {
  const parsed = envelopeSchema.safeParse(body)
  if (!parsed.success) return null

  return { action: parsed.data.action, actionId: parsed.data.webhookActionId ?? null, data: parsed.data.data }
}

/** Undefined for an event Handoff does not use. */
export function findAshbyEvent(action: string): SourceEvent | undefined {
  return eventsByAction.get(action)
}

/** Ashby's words for an action; an unknown one is spelled out: `jobPostingUpdate` becomes "Job Posting Update". */
export function labelAshbyAction(action: string): string {
  const words = action.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ')

  return findAshbyEvent(action)?.label ?? words.charAt(0).toUpperCase() + words.slice(1)
}
