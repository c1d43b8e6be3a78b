import { holdOrganization } from '#lib/domain/access/mutations.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act, Actor, AuditValues } from '#lib/domain/audit/schema.ts'
import { refillNewHiresJob } from '#lib/domain/new-hires/remaps/jobs.ts'
import { refillOffersJob } from '#lib/domain/offers/jobs.ts'
import { type OrganizationSettings, readSettings, settingsSelect } from '#lib/domain/organizations/queries.ts'
import { BODY_LONGER_THAN_EVENT } from '#lib/domain/organizations/schema.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { AppError, type PlatformErrorCode } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'

export type UpdateOrganizationInput = Act<Actor> & { changes: Partial<OrganizationSettings> }

/** Changes settings and writes down the ones that really changed. Nothing changed: nothing is written. */
export async function updateOrganization(input: UpdateOrganizationInput): Promise<OrganizationSettings> {
  const { scope, actor, origin, changes } = input
  const { organizationId } = scope

  return inTenant(scope, async (tx) => {
    // Without the lock two changes at once would both name the same value as the one before.
    await holdOrganization(tx, scope)
    const before = await readSettings(tx, scope)
    const changed = settingKeys.filter((key) => changes[key] !== undefined && changes[key] !== before[key])
    if (changed.length === 0) return before
    assertBodyWithinEvent({ ...before, ...pick(changes, changed) })

    const data = pick(changes, changed)
    const after = await tx.organization.update({ where: { id: organizationId }, data, select: settingsSelect })
    await writeAudit(tx, {
      scope,
      actor,
      ...origin,
      action: 'organization.updated',
      objectKind: 'organization',
      objectId: organizationId,
      before: pick(before, changed),
      after: pick(after, changed),
    })
    if (changed.some((key) => DEFAULT_KEYS.includes(key))) {
      await enqueue(tx, refillOffersJob, { organizationId })
      await enqueue(tx, refillNewHiresJob, { organizationId })
    }
    await notifyChange(tx, { scope, topic: 'organization' })

    return after
  })
}

function assertBodyWithinEvent({ eventBodyDays, eventDays }: OrganizationSettings): void {
  if (eventBodyDays <= eventDays) return
  const userMessage = BODY_LONGER_THAN_EVENT
  throw new AppError<PlatformErrorCode>({ code: 'invalid_input', retry: 'no', userMessage, fields: { eventDays: userMessage } })
}

const settingKeys = [
  'name',
  'timeZone',
  'defaultCurrency',
  'defaultPayInterval',
  'requiresTwoFactor',
  'eventBodyDays',
  'eventDays',
] as const
/** What offers and new hires in preparation show where Ashby tells nothing. */
const DEFAULT_KEYS: readonly SettingKey[] = ['defaultCurrency', 'defaultPayInterval']
type SettingKey = (typeof settingKeys)[number]

function pick(settings: Partial<OrganizationSettings>, keys: readonly SettingKey[]): Partial<OrganizationSettings> & AuditValues {
  return Object.fromEntries(keys.map((key) => [key, settings[key] ?? null]))
}
