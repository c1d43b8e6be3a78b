import { permissionWords } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Actor, AuditAct, AuditOrigin, AuditValues } from '#lib/domain/audit/schema.ts'
import type { OutgoingWebhook, WebhookWithSecret } from '#lib/domain/outgoing-webhooks/contract.ts'
import { type EditableWebhook, lockOutgoingWebhook, readOutgoingWebhook } from '#lib/domain/outgoing-webhooks/queries.ts'
import { findUncovered, type WebhookReach } from '#lib/domain/outgoing-webhooks/rules.ts'
import { createWebhookSecret, secretPlace } from '#lib/domain/outgoing-webhooks/secrets/queries.ts'
import { WEBHOOKS_MAX } from '#lib/domain/outgoing-webhooks/terms.ts'
import { seal } from '#lib/platform/crypto/seal.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { execute } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey, tenantWhere } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError } from '#lib/platform/errors.ts'

/** Who acts on webhooks, and what they may see: nobody has told what they may not see themselves. */
export type WebhookContext = { scope: TenantScope; actor: Actor; origin: AuditOrigin; permissions: readonly Permission[] }

export type WebhookChoices = WebhookReach & { name: string; url: string }

/**
 * Makes a webhook, which is on at once. Its secret is in the answer and, sealed, in its row. That the address leads outside is the caller's
 * to see to.
 * @throws AppError `invalid_input` for what the caller may not see, `conflict` where there are too many.
 */
export async function createOutgoingWebhook({ scope, ...input }: WebhookContext & { choices: WebhookChoices }): Promise<WebhookWithSecret> {
  const { choices, actor, permissions } = input
  requireCovered({ before: null, after: choices, permissions })
  const id = createId()
  const secret = createWebhookSecret()

  return inTenant(scope, async (tx) => {
    await requireRoom(tx, scope)
    await tx.outgoingWebhook.create({
      data: {
        organizationId: scope.organizationId,
        id,
        ...toColumns(choices),
        secretSealed: seal({ plaintext: secret, place: secretPlace(scope, id, 'secret') }),
        createdById: actor.kind === 'System' ? null : actor.userId,
      },
      select: { id: true },
    })
    await writeWebhookAudit(tx, { ...input, scope, id, action: 'outgoing-webhook.created', after: describeChoices(choices) })
    await notifyChange(tx, { scope, topic: 'outgoingWebhooks' })

    return { webhook: await readOutgoingWebhook(tx, { scope, id }), secret }
  })
}

function toColumns({ name, url, events, includesPay, includesConfidential }: WebhookChoices) {
  return { name, url, events: [...events], includesPay, includesConfidential }
}

/** Of two at once one waits, so that both are counted. */
async function requireRoom(tx: TenantTransaction, scope: TenantScope): Promise<void> {
  await execute(tx)`select pg_advisory_xact_lock(hashtextextended(${`outgoing-webhooks:${scope.organizationId}`}, 0))`
  const count = await tx.outgoingWebhook.count({ where: tenantWhere(scope) })
  if (count >= WEBHOOKS_MAX) throw conflictError(`There are ${WEBHOOKS_MAX} webhooks already. Delete one that is needed no more.`)
}

export type UpdateOutgoingWebhook = WebhookContext & { id: string; changes: Partial<WebhookChoices>; isOn?: boolean }

/**
 * Changes a webhook and switches it on or off. Switching on begins anew: what failed before counts no more.
 * @throws AppError `not_found`, `invalid_input` for what the caller may not see.
 */
export async function updateOutgoingWebhook({ scope, ...input }: UpdateOutgoingWebhook): Promise<OutgoingWebhook> {
  const { id, changes, isOn, permissions } = input

  return inTenant(scope, async (tx) => {
    const before = await lockOutgoingWebhook(tx, { scope, id })
    const after = { ...before, ...changes }
    requireCovered({ before, after, permissions })
    const isChanged = JSON.stringify(toColumns(before)) !== JSON.stringify(toColumns(after))
    const isSwitched = isOn !== undefined && isOn !== (before.state === 'On')
    if (isChanged || isSwitched || isOn === false) {
      const data = { ...toColumns(after), ...(isOn === undefined ? {} : switchColumns({ before, isOn })) }
      await tx.outgoingWebhook.update({ where: tenantKey(scope, id), data, select: { id: true } })
      await notifyChange(tx, { scope, topic: 'outgoingWebhooks' })
    }
    const act = { ...input, scope }
    if (isChanged) {
      const values = { before: describeChoices(before), after: describeChoices(after) }
      await writeWebhookAudit(tx, { ...act, action: 'outgoing-webhook.updated', ...values })
    }
    if (isSwitched) await writeWebhookAudit(tx, { ...act, action: isOn ? 'outgoing-webhook.switched-on' : 'outgoing-webhook.switched-off' })

    return readOutgoingWebhook(tx, { scope, id })
  })
}

function switchColumns({ before, isOn }: { before: EditableWebhook; isOn: boolean }) {
  const state = isOn ? ('On' as const) : ('Off' as const)
  if (before.state === state) return {}

  return { state, stateChangedAt: new Date(), stopReason: null, failingSince: null }
}

type RequireCovered = { before: EditableWebhook | null; after: WebhookChoices; permissions: readonly Permission[] }

function requireCovered({ before, after, permissions }: RequireCovered): void {
  const missing = findUncovered({ before, after, permissions })
  if (missing.length === 0) return

  const names = missing.map((permission) => `“${permissionWords[permission].label}”`).join(', ')
  const isMoved = before !== null && before.url !== after.url
  const userMessage = isMoved
    ? `This webhook tells what you may not see, so you cannot send it to another address. You lack ${names}.`
    : `A webhook that you set up tells at most what you may see. You lack ${names}.`
  const field = missing.includes('pay.read') ? 'includesPay' : missing.includes('confidential.read') ? 'includesConfidential' : 'events'
  throw new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { [isMoved ? 'url' : field]: userMessage } })
}

type WebhookRef = WebhookContext & { id: string }

/** Deletes a webhook with all that was sent. What waits is never sent: its job finds nothing. Throws `not_found`. */
export async function removeOutgoingWebhook({ scope, ...input }: WebhookRef): Promise<void> {
  await inTenant(scope, async (tx) => {
    const before = await lockOutgoingWebhook(tx, { scope, id: input.id })
    await tx.outgoingWebhook.delete({ where: tenantKey(scope, input.id), select: { id: true } })
    await tx.notification.deleteMany({ where: { organizationId: scope.organizationId, objectId: input.id } })
    await writeWebhookAudit(tx, { ...input, scope, action: 'outgoing-webhook.deleted', before: describeChoices(before) })
    await notifyChange(tx, { scope, topic: 'outgoingWebhooks' })
  })
}

/** The path of an address often holds a secret of the other system: the log has the host only. */
function describeChoices({ name, url, events, includesPay, includesConfidential }: WebhookChoices): AuditValues {
  return { name, host: new URL(url).host, events: [...events], includesPay, includesConfidential }
}

type WebhookAction = Extract<AuditAct, { objectKind: 'outgoing-webhook' }>['action']
export type WriteWebhookAudit = Omit<WebhookContext, 'permissions'> & {
  id: string
  action: WebhookAction
  before?: AuditValues
  after?: AuditValues
}

/** Writes down what was done to a webhook, in the transaction of the act. */
export async function writeWebhookAudit(tx: TenantTransaction, input: WriteWebhookAudit): Promise<void> {
  const { scope, actor, origin, id, action, before, after } = input
  await writeAudit(tx, { scope, actor, ...origin, action, objectKind: 'outgoing-webhook', objectId: id, before, after })
}
