import { type ParsedCronItem, parseCronItems } from 'graphile-worker'
import { retainAllJob, tendAllJob } from '#lib/domain/organizations/upkeep/jobs.ts'

/**
 * What the queue's own clock starts, in UTC; of all workers one does it each time. What is due while none runs is started once when one is back.
 */
export function createSchedule(): ParsedCronItem[] {
  return parseCronItems([
    { task: tendAllJob.name, match: '7 * * * *', options: { backfillPeriod: 60 * 60_000, queueName: 'upkeep' } },
    { task: retainAllJob.name, match: '23 1 * * *', options: { backfillPeriod: 24 * 60 * 60_000, queueName: 'upkeep' } },
  ])
}
