import { readApiKey } from '#lib/domain/api-keys/queries.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { Labs } from './contract.ts'
import { type LabKey, labKeys } from './terms.ts'

/** Organizations are global rows, so the scope stands in the condition: no policy guards them. */
export async function readSwitches(tx: TenantTransaction, scope: TenantScope): Promise<string[]> {
  const { labs } = await tx.organization.findUniqueOrThrow({ where: { id: scope.organizationId }, select: { labs: true } })

  return labs
}

/** Whether a beta feature is switched on. One query. */
export async function isLabOn(tx: TenantTransaction, { scope, key }: { scope: TenantScope; key: LabKey }): Promise<boolean> {
  return (await readSwitches(tx, scope)).includes(key)
}

/** The API key that was made for the other side of openings. */
export async function readOpeningsKeyId(tx: TenantTransaction, scope: TenantScope): Promise<string | null> {
  const where = { organizationId: scope.organizationId }
  const setup = await tx.openingSetup.findUnique({ where, select: { apiKeyId: true } })

  return setup?.apiKeyId ?? null
}

/** Which beta features there are, which are on, and what belongs to them. */
export async function getLabs(scope: TenantScope): Promise<Labs> {
  return inTenant(scope, (tx) => readLabs(tx, scope))
}

export async function readLabs(tx: TenantTransaction, scope: TenantScope): Promise<Labs> {
  const switches = await readSwitches(tx, scope)
  const apiKeyId = await readOpeningsKeyId(tx, scope)

  return {
    features: labKeys.map((key) => ({ key, isOn: switches.includes(key) })),
    openingsKey: apiKeyId === null ? null : await readApiKey(tx, { scope, id: apiKeyId }),
  }
}
