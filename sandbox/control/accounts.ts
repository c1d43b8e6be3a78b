import { z } from 'zod'
import { createAccount, createKey, ensureDefaultAccount } from '#sandbox/accounts.ts'
import type { ApiKey } from '#sandbox/model.ts'
import type { Account } from '#sandbox/tables.ts'
import { readInfo } from '#sandbox/view.ts'
import { ControlError, defineAccountControl, defineControl } from './define.ts'

const scopes = z.array(z.string())

export const accountControls = [
  defineControl({
    name: 'default-key',
    input: z.object({}),
    run({ store }) {
      const { account, key } = ensureDefaultAccount({ store })

      return { accountId: account.id, apiKey: key.key }
    },
  }),
  defineControl({
    name: 'account.create',
    input: z.strictObject({
      name: z.string().min(1),
      scenario: z.enum(['company', 'empty']).optional(),
      approvals: z.boolean().optional(),
      hasOpenings: z.boolean().optional(),
      seed: z.string().optional(),
    }),
    run({ store }, draft) {
      const { account, key } = createAccount({ store, draft })

      return { accountId: account.id, apiKey: key.key, keyId: key.id }
    },
  }),
  defineControl({
    name: 'account.list',
    input: z.object({}),
    run: ({ store }) => ({ accounts: Array.from(store.accounts.values(), describeAccount) }),
  }),
  defineAccountControl({
    name: 'account.delete',
    input: {},
    run({ sandbox, account }) {
      sandbox.store.removeAccount(account.id)

      return {}
    },
  }),
  defineAccountControl({
    name: 'account.update',
    input: { name: z.string().min(1).optional(), approvals: z.boolean().optional(), hasOpenings: z.boolean().optional() },
    run({ sandbox, account }, patch) {
      sandbox.store.write(account, (transaction) => transaction.put('account', { ...readInfo(account), ...patch }))

      return describeAccount(account)
    },
  }),
  /** Everything one needs the ids of to make things happen. */
  defineAccountControl({
    name: 'account.overview',
    input: {},
    run: ({ account }) => ({
      ...describeAccount(account),
      jobs: listValues(account, 'job'),
      departments: listValues(account, 'department'),
      locations: listValues(account, 'location'),
      users: listValues(account, 'user'),
      customFields: listValues(account, 'customField'),
      interviewPlans: listValues(account, 'interviewPlan'),
      openings: listValues(account, 'opening'),
      closeReasons: listValues(account, 'closeReason'),
      webhooks: listValues(account, 'webhook'),
    }),
  }),
  defineAccountControl({
    name: 'key.create',
    input: {
      title: z.string().optional(),
      scopes: scopes.optional(),
      confidential: z.boolean().optional(),
      nonOfferPrivate: z.boolean().optional(),
    },
    run({ sandbox, account }, draft) {
      const key = sandbox.store.write(account, (transaction) => createKey(transaction, draft))

      return { keyId: key.id, apiKey: key.key }
    },
  }),
  defineAccountControl({
    name: 'key.update',
    input: {
      keyId: z.string(),
      enabled: z.boolean().optional(),
      scopes: scopes.optional(),
      confidential: z.boolean().optional(),
      nonOfferPrivate: z.boolean().optional(),
    },
    run: ({ sandbox, account }, { keyId, ...patch }) =>
      sandbox.store.write(account, (transaction): ApiKey => {
        const key = transaction.get('apiKey', keyId)
        if (!key) throw new ControlError(`There is no key ${keyId}.`)

        const changed = { ...key, ...patch }
        transaction.put('apiKey', changed)

        return changed
      }),
  }),
]

export function listValues<K extends keyof Account['tables']>(account: Account, kind: K) {
  return account.tables[kind].order.map((row) => row.value)
}

function describeAccount(account: Account) {
  const { id, name, scenario, approvals, hasOpenings = true, createdAt, isDefault } = readInfo(account)

  return {
    accountId: id,
    name,
    scenario,
    approvals,
    hasOpenings,
    isDefault,
    createdAt,
    apiKeys: listValues(account, 'apiKey'),
    counts: {
      jobs: account.tables.job.order.length,
      candidates: account.tables.candidate.order.length,
      applications: account.tables.application.order.length,
      offers: account.tables.offer.order.length,
      openings: account.tables.opening.order.length,
    },
  }
}
