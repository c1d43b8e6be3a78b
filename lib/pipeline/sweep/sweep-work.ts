import type { SweepPass } from '#lib/domain/sweeps/passes/queries.ts'
import type { AshbyConnection } from '#lib/pipeline/ashby-connection.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'

/** What every step of a pass works with. */
export type SweepWork = { scope: TenantScope; pass: SweepPass; connection: AshbyConnection }

/** A hire that no webhook told of comes in if it is this fresh: the people hired in the years before Handoff have started long ago. */
const FRESH_DAYS = 90
const DAY_MS = 24 * 60 * 60 * 1000
export const PAGE_SIZE = 100

/**
 * A pass that looks at nearly everything keeps what it lists, so that records are joined of it. One that runs every few minutes keeps only what
 * it has to look at, and reads beside it singly.
 */
export function isGathering({ trigger }: Pick<SweepPass, 'trigger'>): boolean {
  return trigger !== 'Scheduled'
}

/** Where a list goes on. The token goes with the first page alone. */
export function toPageInput({ cursor, token }: { cursor: string | null; token: string | null }) {
  return { limit: PAGE_SIZE, ...(cursor ? { cursor } : token ? { syncToken: token } : {}) }
}

/** Hires that are not here come in when they start, or without a start date changed, since then: milliseconds since 1970. */
export function freshSince({ trigger, since }: SweepPass): number {
  if (trigger !== 'Import') return Date.now() - FRESH_DAYS * DAY_MS

  return since === null ? Number.NEGATIVE_INFINITY : Date.parse(since)
}

/** A date that is missing or unreadable proves no age. */
export function isSince(date: string | null | undefined, since: number): boolean {
  const at = Date.parse(date ?? '')

  return Number.isNaN(at) || at >= since
}
