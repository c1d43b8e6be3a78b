import type { TenantScope } from '#lib/platform/db/tenant.ts'

/** Who acted. An API key acts for the member who made it; System is the machine itself: a sweep, a job, a webhook. */
export type Actor = { kind: 'User'; userId: string } | { kind: 'ApiKey'; apiKeyId: string; userId: string } | { kind: 'System' }
/** Who acted over the API: somebody, never the machine itself. */
export type Requester = Exclude<Actor, { kind: 'System' }>

/** Everything that is written down, with the kind of object it happens to. A new act is a new member here. */
export type AuditAct =
  | { action: 'organization.created' | 'organization.updated' | 'organization.labs-changed'; objectKind: 'organization' }
  | {
      action:
        | 'offer.field-edited'
        | 'offer.field-kept'
        | 'offer.field-taken'
        | 'offer.field-locked'
        | 'offer.field-unlocked'
        | 'offer.field-restored'
        | 'offer.held-taken'
        | 'offer.raw-read'
        | 'offer.all-kept'
        | 'offer.all-taken'
        | 'offer.checked'
        | 'offer.assigned'
        | 'offer.archived'
        | 'offer.restored'
        | 'offer.scheduled'
        | 'offer.schedule-cancelled'
        | 'offer.published'
        | 'offer.publish-undone'
        | 'offer.unpublished'
        | 'offer.reopened'
        | 'offer.link-sent-again'
        | 'offer.links-revoked'
        | 'offer.replied'
        | 'offer.answered'
        | 'offer.commented'
        | 'offer.comment-edited'
        | 'offer.comment-deleted'
        | 'offer.document-added'
        | 'offer.document-removed'
        | 'offer.certificate-read'
        | 'offer.write-back-requested'
        | 'offer.written-back'
        | 'offer.exported'
        | 'offer.forgotten'
      objectKind: 'offer'
    }
  | {
      action:
        | 'new-hire.field-edited'
        | 'new-hire.field-kept'
        | 'new-hire.field-taken'
        | 'new-hire.field-locked'
        | 'new-hire.field-unlocked'
        | 'new-hire.field-restored'
        | 'new-hire.all-kept'
        | 'new-hire.all-taken'
        | 'new-hire.added'
        | 'new-hire.add-undone'
        | 'new-hire.dismissed'
        | 'new-hire.restored'
        | 'new-hire.linked'
        | 'new-hire.unlinked'
        | 'new-hire.merged'
        | 'new-hire.kept-apart'
        | 'new-hire.proposal-accepted'
        | 'new-hire.proposal-ignored'
        | 'new-hire.pushed'
        | 'new-hire.forgotten'
        | 'new-hire.document-retried'
      objectKind: 'new-hire'
    }
  | {
      action:
        | 'person.created'
        | 'person.field-edited'
        | 'person.period-changed'
        | 'person.deleted'
        | 'person.imported'
        | 'person.exported'
        | 'person.document-added'
        | 'person.document-removed'
        | 'person.forgotten'
      objectKind: 'person'
    }
  | {
      action:
        | 'open-job.created'
        | 'open-job.edited'
        | 'open-job.status-changed'
        | 'open-job.filled'
        | 'open-job.fill-undone'
        | 'open-job.deleted'
        | 'open-job.exported'
        | 'open-job.imported'
      objectKind: 'open-job'
    }
  | {
      action:
        | 'openings.setup-changed'
        | 'openings.matches-confirmed'
        | 'openings.field-switched'
        | 'openings.sync-requested'
        | 'opening.linked'
        | 'opening.decided'
      objectKind: 'openings'
    }
  | { action: 'folder.created' | 'folder.renamed' | 'folder.deleted' | 'folder.rule-changed'; objectKind: 'folder' }
  | {
      action:
        | 'connection.created'
        | 'connection.installed'
        | 'connection.recipients-changed'
        | 'connection.secret-shown'
        | 'connection.secret-changed'
        | 'connection.key-replaced'
        | 'connection.configured'
        | 'connection.events-changed'
        | 'connection.write-back-changed'
        | 'connection.renamed'
        | 'connection.paused'
        | 'connection.resumed'
        | 'connection.disconnected'
        | 'connection.schedule-changed'
        | 'connection.webhooks-enabled'
        | 'connection.secrets-rotated'
        | 'connection.test-event-sent'
      objectKind: 'connection'
    }
  | {
      action: 'member.joined' | 'member.role-changed' | 'member.removed' | 'member.ownership-received' | 'member.two-factor-reset'
      objectKind: 'member'
    }
  | { action: 'invitation.sent' | 'invitation.sent-again' | 'invitation.revoked'; objectKind: 'invitation' }
  | { action: 'role.created' | 'role.updated' | 'role.deleted'; objectKind: 'role' }
  | { action: 'api-key.created' | 'api-key.revoked'; objectKind: 'api-key' }
  | {
      action:
        | 'outgoing-webhook.created'
        | 'outgoing-webhook.updated'
        | 'outgoing-webhook.switched-on'
        | 'outgoing-webhook.switched-off'
        | 'outgoing-webhook.stopped'
        | 'outgoing-webhook.secret-rotated'
        | 'outgoing-webhook.rotation-ended'
        | 'outgoing-webhook.test-sent'
        | 'outgoing-webhook.message-replayed'
        | 'outgoing-webhook.failed-replayed'
        | 'outgoing-webhook.deleted'
      objectKind: 'outgoing-webhook'
    }
  | { action: 'document.uploaded' | 'document.downloaded' | 'document.renamed' | 'document.deleted'; objectKind: 'document' }
  | { action: 'audit.exported'; objectKind: 'audit' }
  | { action: 'endpoint.deleted-by-hand'; objectKind: 'endpoint' }
  | { action: 'field.created' | 'field.updated' | 'field.arranged' | 'field.archived' | 'field.restored'; objectKind: 'field' }
  | {
      action: 'mapping.saved' | 'mapping.restored' | 'mapping.lookup-added' | 'mapping.reapplied' | 'mapping.undone' | 'mapping.exported'
      objectKind: 'mapping'
    }
  | { action: 'offer-page.updated' | 'offer-page.logo-changed' | 'offer-page.test-sent'; objectKind: 'offer-page' }
  | {
      action: 'sweep.requested' | 'import.counted' | 'import.started' | 'import.paused' | 'import.resumed' | 'import.cancelled'
      objectKind: 'sweep'
    }
  | { action: 'event.retried' | 'event.replayed' | 'event.exported'; objectKind: 'event' }
  | { action: 'replay.started' | 'replay.cancelled'; objectKind: 'replay' }

/** Where the act came from; both are null when nobody asked over HTTP. */
export type AuditOrigin = { ipAddress: string | null; requestId: string | null }

/** Who acts in which organization, and from where: what everything that changes something takes. `Act<Actor>` may be the machine's. */
export type Act<By extends Actor = Requester> = { scope: TenantScope; actor: By; origin: AuditOrigin }

/** Values before and after an act. They stand apart from the entry, so that erasure can empty them. */
export type AuditValues = { readonly [key: string]: AuditValue }
export type AuditValue = string | number | boolean | null | readonly AuditValue[] | { readonly [key: string]: AuditValue }
