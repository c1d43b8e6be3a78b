import { holdOrganization } from '#lib/domain/access/mutations.ts'
import { addNeeded } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { addApiKey, endApiKey } from '#lib/domain/api-keys/mutations.ts'
import { readPermissions } from '#lib/domain/api-keys/rules.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { planNextSync } from '#lib/domain/openings/schedule/mutations.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError } from '#lib/platform/errors.ts'
import type { SavedLabs } from './contract.ts'
import { readLabs, readOpeningsKeyId, readSwitches } from './queries.ts'
import { applySwitches, OPENINGS_KEY_NAME, OPENINGS_KEY_PERMISSIONS } from './rules.ts'
import type { LabKey } from './terms.ts'

export type LabContext = Act & { permissions: readonly Permission[] }

/**
 * Switches beta features on and off, in one transaction with what that brings: the other side's API key is made or revoked. What is so
 * already stays, and no key is made of it.
 * @throws AppError `invalid_input` where the key could do more than whoever saves.
 */
export async function saveLabs({ switches, ...context }: LabContext & { switches: Partial<Record<LabKey, boolean>> }): Promise<SavedLabs> {
  const { scope, actor, origin } = context

  return inTenant(scope, async (tx) => {
    // Held, so that two who switch on at once make one key.
    await holdOrganization(tx, scope)
    const before = await readSwitches(tx, scope)
    const after = applySwitches({ stored: before, switches })
    const isChanged = after.length !== before.length || after.some((key) => !before.includes(key))
    if (!isChanged) return { ...(await readLabs(tx, scope)), token: null }

    await tx.organization.update({ where: { id: scope.organizationId }, data: { labs: after }, select: { id: true } })
    await writeAudit(tx, {
      ...{ scope, actor, ...origin },
      action: 'organization.labs-changed',
      objectKind: 'organization',
      objectId: scope.organizationId,
      before: { labs: before },
      after: { labs: after },
    })
    const isOn = after.includes('openings')
    const token =
      isOn === before.includes('openings') ? null : isOn ? await switchOpeningsOn(tx, context) : await switchOpeningsOff(tx, context)
    await notifyChange(tx, { scope, topic: 'organization' })

    return { ...(await readLabs(tx, scope)), token }
  })
}

async function switchOpeningsOn(tx: TenantTransaction, context: LabContext): Promise<string | null> {
  await planNextSync(tx, { scope: context.scope, notAfter: new Date() })
  const { openingsKey } = await readLabs(tx, context.scope)

  return openingsKey?.state === 'Active' ? null : makeOpeningsKey(tx, context)
}

async function switchOpeningsOff(tx: TenantTransaction, { scope, actor, origin }: LabContext): Promise<null> {
  const id = await readOpeningsKeyId(tx, scope)
  if (id !== null) await endApiKey(tx, { scope, id, actor, origin })

  return null
}

/**
 * Makes a new key for the other side; the old one ends in the same moment.
 * @throws AppError `conflict` while openings are switched off; `invalid_input` where the key could do more than whoever asks.
 */
export async function renewOpeningsKey(context: LabContext): Promise<SavedLabs> {
  const { scope, actor, origin } = context

  return inTenant(scope, async (tx) => {
    await holdOrganization(tx, scope)
    if (!(await readSwitches(tx, scope)).includes('openings')) {
      throw conflictError('Openings are switched off, so nobody needs this key. Switch them on in Labs: that makes one.')
    }
    const old = await readOpeningsKeyId(tx, scope)
    if (old !== null) await endApiKey(tx, { scope, id: old, actor, origin })
    const token = await makeOpeningsKey(tx, context)
    await notifyChange(tx, { scope, topic: 'organization' })

    return { ...(await readLabs(tx, scope)), token }
  })
}

async function makeOpeningsKey(tx: TenantTransaction, context: LabContext): Promise<string> {
  const { scope, actor, origin } = context
  const permissions = readPermissions(addNeeded([...OPENINGS_KEY_PERMISSIONS]))
  requireHeld({ asked: permissions, held: context.permissions })
  const { apiKey, token } = await addApiKey(tx, { scope, actor, origin, name: OPENINGS_KEY_NAME, permissions, expiresInDays: null })
  const { organizationId } = scope
  const data = { apiKeyId: apiKey.id }
  await tx.openingSetup.upsert({ where: { organizationId }, create: { organizationId, ...data }, update: data, select: { id: true } })

  return token
}

/** A key acts for whoever makes it, so it may do at most what they may. */
function requireHeld({ asked, held }: { asked: readonly Permission[]; held: readonly Permission[] }): void {
  if (asked.every((permission) => held.includes(permission))) return
  const userMessage =
    'Switching openings on makes an API key that acts for you, and your role may not push hires and ask for a sync. Ask an admin to do it.'
  throw new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { 'features.openings': userMessage } })
}
