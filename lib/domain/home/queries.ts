import { TZDate } from '@date-fns/tz'
import { addDays, format } from 'date-fns'
import { type OfferVisibility, whereVisible } from '#lib/domain/offers/queries.ts'
import { listStarting } from '#lib/domain/people/lists/queries.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, tenantWhere } from '#lib/platform/db/tenant.ts'
import type { Home } from './contract.ts'

const CHART_DAYS = 14
const SOON_DAYS = 30
const STARTING_DAYS = 14
const STARTING_MAX = 8

type DayRow = { date: string; done: number; needsAttention: number; failed: number }

/** Events a day in the organization's time zone, oldest first, days without any included. */
export async function countEventsPerDay({ scope, timeZone }: { scope: TenantScope; timeZone: string }): Promise<Home['eventsPerDay']> {
  const today = new TZDate(new Date(), timeZone)
  const days = Array.from({ length: CHART_DAYS }, (_, index) => format(addDays(today, index - CHART_DAYS + 1), 'yyyy-MM-dd'))
  const first = days[0] ?? ''
  const rows = await inTenant(
    scope,
    (tx) => query<DayRow>(tx)`
      select to_char("receivedAt" at time zone ${timeZone}, 'YYYY-MM-DD') as "date",
        (count(*) filter (where "state" in ('Done', 'Ignored')))::int as "done",
        (count(*) filter (where "state" = 'NeedsAttention' and "replayedAt" is null))::int as "needsAttention",
        (count(*) filter (where "state" = 'Failed' and "replayedAt" is null))::int as "failed"
      from "event" where not "isTest" and "receivedAt" >= (${first}::date::timestamp at time zone ${timeZone})
      group by 1`,
  )
  const byDate = new Map(rows.map((row) => [row.date, row]))

  return days.map((date) => {
    const row = byDate.get(date)

    return { date, done: row?.done ?? 0, needsAttention: row?.needsAttention ?? 0, failed: row?.failed ?? 0 }
  })
}

/** Unpublished offers that start within 30 days, and since when the oldest published one waits for an answer. */
export async function readOfferFigures({
  scope,
  timeZone,
  visibility,
}: {
  scope: TenantScope
  timeZone: string
  visibility: OfferVisibility
}): Promise<Pick<Home, 'startingWithin30Days' | 'oldestPublishedAt'> & { hasOffers: boolean; hasHires: boolean }> {
  const today = new TZDate(new Date(), timeZone)
  const hidden = whereVisible(visibility)

  return inTenant(scope, async (tx) => {
    const startDate = { gte: format(today, 'yyyy-MM-dd'), lte: format(addDays(today, SOON_DAYS), 'yyyy-MM-dd') }
    const startingWithin30Days = await tx.offer.count({ where: { ...tenantWhere(scope), stateKey: 'Unpublished', startDate, ...hidden } })
    const oldest = await tx.offer.findFirst({
      where: { ...tenantWhere(scope), stateKey: 'Published', ...hidden },
      orderBy: { stateChangedAt: 'asc' },
      select: { stateChangedAt: true },
    })
    const any = await tx.offer.findFirst({ where: hidden, select: { id: true } })
    const anyHire = await tx.newHire.findFirst({ select: { id: true } })

    return {
      startingWithin30Days,
      oldestPublishedAt: oldest?.stateChangedAt.toISOString() ?? null,
      hasOffers: any !== null,
      hasHires: anyHire !== null,
    }
  })
}

type ReadStarting = {
  scope: TenantScope
  timeZone: string
  /** Which pending new hires stand there, too; null for a reader who may not see any. */
  newHires: { confidential: boolean } | null
}

/** Who starts within two weeks, today included. */
export async function readStartingSoon({
  scope,
  timeZone,
  newHires,
}: ReadStarting): Promise<Pick<Home, 'startingSoon' | 'startingSoonCount'>> {
  const today = new TZDate(new Date(), timeZone)
  const to = format(addDays(today, STARTING_DAYS), 'yyyy-MM-dd')
  const starting = await listStarting({ scope, from: format(today, 'yyyy-MM-dd'), to, newHires })

  return { startingSoon: starting.slice(0, STARTING_MAX), startingSoonCount: starting.length }
}
