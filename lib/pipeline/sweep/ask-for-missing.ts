import { listMissingHires } from '#lib/domain/new-hires/readings/queries.ts'
import { listMissingOffers } from '#lib/domain/offers/readings/queries.ts'
import type { SweepStep } from '#lib/domain/sweeps/passes/mutations.ts'
import type { SweepPass } from '#lib/domain/sweeps/passes/queries.ts'
import { lookAtHire } from '#lib/pipeline/sync-hire.ts'
import { syncOffer } from '#lib/pipeline/sync-offer.ts'
import { type Look, lookAtEach, TAKE } from './look-at-each.ts'
import type { SweepWork } from './sweep-work.ts'

/** After this time Ashby shows everywhere what it has shown once. */
const SETTLED_MS = 2 * 60_000

/** Asks singly for some of the open offers that a whole list no longer has, before they are believed gone. */
export async function askForMissingOffers(work: SweepWork): Promise<SweepStep> {
  const { scope, pass, connection } = work
  const next = 'gone:Hire'
  if (!isWhole(work, 'offers')) return { phase: next, cursor: null }
  const missing = await listMissingOffers({ scope, connection: connection.access, ...findBounds(pass), after: pass.cursor, take: TAKE })
  const looks = missing.map((externalId): Look => {
    const look = () => syncOffer({ scope, connection, externalId, cause: null })
    return { kind: 'offer', externalId, applicationExternalId: null, changedAt: null, look }
  })

  return lookAtEach({ work, looks, next, total: looks.length })
}

/** The same for hires that are no longer listed as hired. */
export async function askForMissingHires(work: SweepWork): Promise<SweepStep> {
  const { scope, pass, connection } = work
  const next = 'done'
  if (!isWhole(work, 'applications')) return { phase: next, cursor: null }
  const missing = await listMissingHires({ scope, connection: connection.access, ...findBounds(pass), after: pass.cursor, take: TAKE })
  const looks = missing.map((externalId): Look => {
    const look = () => lookAtHire({ scope, connection, externalId, eventId: null })
    return { kind: 'newHire', externalId, applicationExternalId: externalId, changedAt: null, look }
  })

  return lookAtEach({ work, looks, next, total: looks.length })
}

/** Only where everything was listed, something that was not is missing. An import is about what is not here. */
function isWhole({ pass: { trigger, progress } }: SweepWork, list: 'offers' | 'applications'): boolean {
  return trigger !== 'Import' && progress[list].isWhole
}

/**
 * Ashby's lists and reads can lag by seconds behind what an event has brought in: what was read that recently, a check by itself leaves to the
 * next one.
 */
function findBounds({ trigger, startedAt }: SweepPass): { since: Date; readBefore: Date } {
  return { since: startedAt, readBefore: trigger === 'Scheduled' ? new Date(startedAt.getTime() - SETTLED_MS) : startedAt }
}
