import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditOrigin, Requester } from '#lib/domain/audit/schema.ts'
import { listItems } from '#lib/domain/openings/items/queries.ts'
import type { MatchKind } from '#lib/domain/openings/terms.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'
import { foldMatch, LIST_OF } from './rules.ts'

export type GivenMatch = { kind: MatchKind; value: string; externalId: string | null }

export type ConfirmMatches = {
  scope: TenantScope
  connectionId: string
  actor: Requester
  origin: AuditOrigin
  matches: readonly GivenMatch[]
}

/**
 * Keeps what somebody says that values mean; what was confirmed before is replaced.
 * @throws AppError `invalid_input` for an entry that the account does not have.
 */
export async function confirmMatches({ scope, connectionId, actor, origin, matches }: ConfirmMatches): Promise<void> {
  await inTenant(scope, async (tx) => {
    const items = await listItems(tx, { scope, connectionId })
    const known = new Set(items.map(({ kind, externalId }) => `${kind} ${externalId}`))
    const strange = matches.find(({ kind, externalId }) => externalId !== null && !known.has(`${LIST_OF[kind]} ${externalId}`))
    if (strange) {
      const userMessage = `What you chose for ${strange.value} is not in Ashby any more. Reload the page and choose again.`
      throw new AppError({ code: 'invalid_input', retry: 'no', userMessage })
    }

    for (const match of matches) await saveMatch(tx, { scope, connectionId, match, userId: actor.userId })
    await writeAudit(tx, {
      ...{ scope, actor, ...origin },
      action: 'openings.matches-confirmed',
      objectKind: 'openings',
      objectId: scope.organizationId,
      after: { matches: matches.map((match) => ({ ...match })) },
    })
    await notifyChange(tx, { scope, topic: 'openings' })
  })
}

export type SaveMatch = { scope: TenantScope; connectionId: string; match: GivenMatch; userId: string }

export async function saveMatch(tx: TenantTransaction, { scope, connectionId, match, userId }: SaveMatch): Promise<void> {
  const { kind, value, externalId } = match
  const key = { organizationId: scope.organizationId, connectionId, kind, valueKey: foldMatch(value) }
  const data = { value, externalId, confirmedById: userId, confirmedAt: new Date() }
  await tx.openingMatch.upsert({
    where: { organizationId_connectionId_kind_valueKey: key },
    create: { ...key, ...data },
    update: data,
    select: { id: true },
  })
}
