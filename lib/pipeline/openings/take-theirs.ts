import { LEFT_TO_ASHBY } from '#lib/destinations/ashby-openings/compare-opening.ts'
import { fromAshbyValue } from '#lib/destinations/ashby-openings/field-values.ts'
import { readIds } from '#lib/destinations/ashby-openings/opening-values.ts'
import type { Actor, AuditOrigin } from '#lib/domain/audit/schema.ts'
import type { OpenJobValues } from '#lib/domain/open-jobs/rules.ts'
import { takeSourceValues } from '#lib/domain/open-jobs/takeovers/mutations.ts'
import { saveOpening } from '#lib/domain/openings/links/mutations.ts'
import { findValue } from '#lib/domain/openings/matches/rules.ts'
import type { SyncedJob } from '#lib/domain/openings/queries.ts'
import type { OpeningProblem, OpeningValues } from '#lib/domain/openings/schema.ts'
import { inTenant, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'
import type { LinkedJob } from './linked-job.ts'
import { cannotTake } from './problems.ts'
import { type OpeningDesk, placeOf, type SyncWork } from './sync-work.ts'

type Taken = { isChanged: boolean; refused: string[]; problem: OpeningProblem | null }

/** Makes Ashby's values ours where Ashby wins. One that cannot be ours is left, and said. */
export async function takeTheirs(work: SyncWork, job: LinkedJob, fields: readonly string[]): Promise<Taken> {
  const taken: Taken = { isChanged: false, refused: [], problem: null }
  for (const field of fields) {
    try {
      await inTenant(work.scope, (tx) => takeField(tx, { place: placeOf(work), desk: work.desk, job, field, actor: { kind: 'System' } }))
      taken.isChanged = true
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code === 'internal_error') throw thrown
      taken.refused.push(field)
      taken.problem ??= cannotTake(field, thrown.userMessage)
    }
  }

  return taken
}

export type TakeField = {
  place: ReturnType<typeof placeOf>
  desk: Pick<OpeningDesk, 'fields' | 'matches' | 'items'>
  job: SyncedJob
  field: string
  actor: Actor
  origin?: AuditOrigin
}

/**
 * Makes one value of Ashby's ours. The row's lock is the caller's where two could come at once.
 * @throws AppError `conflict` or `invalid_input` for one that cannot be ours.
 */
export async function takeField(tx: TenantTransaction, { place, desk, job, field, actor, origin }: TakeField): Promise<void> {
  const { opening } = job
  if (!opening) return
  const their = opening.theirs[field] ?? null
  const isLeft = field === 'job'
  if (!isLeft) {
    const texts = toTexts({ desk, values: job.values, theirs: opening.theirs, field })
    await takeSourceValues(tx, { scope: place.scope, openJobId: job.id, texts, actor, origin })
  }
  const sent: OpeningValues = { ...opening.sent, [field]: isLeft ? LEFT_TO_ASHBY : their }
  job.opening = { ...opening, sent }
  await saveOpening(tx, { ...place, openJobId: job.id, change: { sent } })
}

type ToTexts = { desk: TakeField['desk']; values: OpenJobValues; theirs: OpeningValues; field: string }

/** What Ashby has of a field, as somebody would type it into ours. Department and team are one in Ashby. */
function toTexts({ desk, values, theirs, field }: ToTexts): Record<string, string | null> {
  const their = theirs[field] ?? null
  if (field === 'team') return toTeam({ desk, their })
  if (field === 'location') {
    const [first = null, ...others] = readIds(their)
    if (others.length > 0) throw refuse('Ashby has several locations, and an open job has one. Change it in Ashby, or keep yours.')
    return { location: first === null ? null : toValue({ desk, kind: 'location', externalId: first }) }
  }
  const custom = desk.fields.find(({ fieldKey }) => fieldKey === field)
  if (custom) return { [field]: fromAshbyValue({ type: custom.definition.type, canonical: their, present: values[field] ?? null }) }

  return { [field]: their }
}

function toTeam({ desk, their }: { desk: TakeField['desk']; their: string | null }): Record<string, string | null> {
  if (their === null) return { department: null, team: null }
  const department = findValue({ kind: 'department', externalId: their, matches: desk.matches })
  if (department !== null) return { department, team: null }
  const team = toValue({ desk, kind: 'team', externalId: their })
  const parent = desk.items.find(({ kind, externalId }) => kind === 'department' && externalId === their)?.parentExternalId ?? null
  const above = parent === null ? null : findValue({ kind: 'department', externalId: parent, matches: desk.matches })

  return { team, ...(above === null ? {} : { department: above }) }
}

function toValue({ desk, kind, externalId }: { desk: TakeField['desk']; kind: 'team' | 'location'; externalId: string }): string {
  const value = findValue({ kind, externalId, matches: desk.matches })
  if (value !== null) return value
  const list = kind === 'team' ? 'department' : 'location'
  const name = desk.items.find((item) => item.kind === list && item.externalId === externalId)?.name ?? 'what Ashby has'
  throw refuse(`None of your values is matched with ${name}. Enter one and match it under Openings, Sync.`)
}

function refuse(userMessage: string): AppError {
  return new AppError({ code: 'conflict', retry: 'no', userMessage })
}
