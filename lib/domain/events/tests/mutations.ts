import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import type { TestEventKind } from '#lib/domain/events/contract.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'

export type NoteTestEvent = Act & { connectionId: string; kind: TestEventKind }

/** Writes down that somebody sends a test event. */
export async function noteTestEvent({ scope, actor, origin, connectionId, kind }: NoteTestEvent): Promise<void> {
  const act = { action: 'connection.test-event-sent', objectKind: 'connection', objectId: connectionId } as const
  await inTenant(scope, (tx) => writeAudit(tx, { scope, actor, ...origin, ...act, after: { kind } }))
}
