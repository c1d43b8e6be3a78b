import type { SourceAdapter } from '#lib/sources/source.ts'
import { findAshbyEvent, labelAshbyAction, readAshbyEnvelope } from './events/registry.ts'
import { isPing, matchAshbySignature, signAshbyBody } from './signature.ts'

/** What the receiving side needs of Ashby. */
export const ashbySource: SourceAdapter = {
  key: 'ashby',
  label: 'Ashby',
  signatureHeader: 'ashby-signature',
  matchSignature: matchAshbySignature,
  signBody: signAshbyBody,
  isPing,
  readEnvelope: readAshbyEnvelope,
  findEvent: findAshbyEvent,
  labelAction: labelAshbyAction,
}
