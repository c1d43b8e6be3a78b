import { randomUUID } from 'node:crypto'
import { ALL_SCOPES } from './auth.ts'
import { NO_FAULTS } from './faults.ts'
import { createApiKeySecret, createId, createRandomSource } from './ids.ts'
import type { AccountInfo, ApiKey } from './model.ts'
import { seedBasics } from './seed/basics.ts'
import { seedCompany } from './seed/company.ts'
import type { Store, Transaction } from './store.ts'
import type { Account } from './tables.ts'
import { readInfo } from './view.ts'

export type AccountDraft = {
  name: string
  scenario?: 'company' | 'empty'
  approvals?: boolean
  /** Whether the company's plan has Openings; by default yes. */
  hasOpenings?: boolean
  /** The same seed makes the same company, ids included. */
  seed?: string
  isDefault?: boolean
}
export type KeyDraft = { title?: string; scopes?: string[]; confidential?: boolean; nonOfferPrivate?: boolean }

/** Opens an account with a key that may do everything. */
export function createAccount({ store, draft }: { store: Store; draft: AccountDraft }): { account: Account; key: ApiKey } {
  const account = store.createAccount()
  const { name, scenario = 'company', approvals = true, hasOpenings = true, seed = randomUUID(), isDefault = false } = draft
  const random = createRandomSource(seed)

  const key = store.write(
    account,
    (transaction) => {
      const info: AccountInfo = {
        id: account.id,
        name,
        isDefault,
        scenario,
        approvals,
        hasOpenings,
        seed,
        createdAt: transaction.now,
        faults: NO_FAULTS,
      }
      transaction.put('account', info)
      if (scenario === 'company') seedCompany({ transaction, random })
      else seedBasics({ transaction, random })

      return createKey(transaction, { title: 'Handoff', confidential: true, nonOfferPrivate: true })
    },
    { isSilent: true, createId: random.uuid },
  )

  return { account, key }
}

/** A further key; by default every scope and both toggles off, as in Ashby. */
export function createKey(transaction: Transaction, draft: KeyDraft): ApiKey {
  const key: ApiKey = {
    id: createId(),
    key: createApiKeySecret(),
    title: draft.title ?? 'API key',
    scopes: draft.scopes ?? [...ALL_SCOPES],
    confidential: draft.confidential ?? false,
    nonOfferPrivate: draft.nonOfferPrivate ?? false,
    enabled: true,
    createdAt: transaction.now,
  }
  transaction.put('apiKey', key)

  return key
}

/** The account every installation starts with, made on the first start. */
export function ensureDefaultAccount({ store }: { store: Store }): { account: Account; key: ApiKey } {
  for (const account of store.accounts.values()) {
    const key = account.tables.apiKey.order[0]?.value
    if (key && readInfo(account).isDefault) return { account, key }
  }

  return createAccount({ store, draft: { name: 'Saltmarsh Robotics', isDefault: true } })
}
