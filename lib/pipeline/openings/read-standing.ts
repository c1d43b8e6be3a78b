import { listKeyedAccounts, type OpeningAccount } from '#lib/domain/openings/accounts/queries.ts'
import { chooseAccount, findObstacle } from '#lib/domain/openings/accounts/rules.ts'
import type { OpeningProblem } from '#lib/domain/openings/schema.ts'
import { isSwitchedOn, readSetup, type StoredSetup } from '#lib/domain/openings/setups/queries.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { type CheckedPermission, checkOpeningScopes, namePermission } from '#lib/sources/ashby/permissions.ts'

export type OpeningStanding = {
  isOn: boolean
  setup: StoredSetup
  accounts: OpeningAccount[]
  account: OpeningAccount | null
  /** Permissions that the account's key lacks. */
  missing: CheckedPermission[]
  /** Why nothing may be sent, as far as we know without asking Ashby. */
  obstacle: OpeningProblem | null
}

/** Whether open jobs may be synced, and with which account. Three queries. */
export async function readStanding(tx: TenantTransaction, scope: TenantScope): Promise<OpeningStanding> {
  const isOn = await isSwitchedOn(tx, scope)
  const setup = await readSetup(tx, scope)
  const accounts = await listKeyedAccounts(tx, scope)
  const account = chooseAccount({ connectionId: setup.connectionId, accounts })
  const missing = account ? checkOpeningScopes(account.keyScopes).filter(({ granted }) => !granted) : []
  const required = missing.filter(({ need }) => need === 'required').map(({ key }) => namePermission(key))

  return { isOn, setup, accounts, account, missing, obstacle: findObstacle({ isOn, accounts, account, missing: required }) }
}
