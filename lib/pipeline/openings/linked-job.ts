import type { StoredOpening, SyncedJob } from '#lib/domain/openings/queries.ts'

/** An open job whose opening is in Ashby. */
export type LinkedJob = SyncedJob & { opening: StoredOpening & { externalId: string } }

export function isLinked(job: SyncedJob): job is LinkedJob {
  return job.opening?.state === 'Linked' && job.opening.externalId !== null
}
