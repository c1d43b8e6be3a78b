import pLimit from 'p-limit'
import { inject } from 'vitest'
import { type ApiClient, openApi } from '#tests/setup/api-session.ts'
import { attachSandbox, type SandboxAccount } from '#tests/setup/sandbox-account.ts'
import { query } from './database.ts'
import { waitUntil } from './wait.ts'

const { appUrl, sandboxUrl, controlToken, cookie } = inject('faultStack')

/** An organization of its own with a connected sandbox account of its own. */
export type FaultCompany = { slug: string; api: ApiClient; account: SandboxAccount; connectionId: string; jobId: string }

export async function openFaultCompany(name: string): Promise<FaultCompany> {
  const slug = await oneAtATime(() => foundOrganization(name))
  const api = openApi({ appUrl, cookie, organization: slug })
  const account = await attachSandbox({ url: sandboxUrl, controlToken }).createAccount({ scenario: 'empty', approvals: true })
  const { id: jobId } = await account.control('job.create', { title: 'Field Engineer' })

  const { id: connectionId } = await api.connections.create({ environment: 'Sandbox', name, apiKey: account.apiKey })
  await api.connections.configure({ id: connectionId, events: ['offerCreate', 'offerUpdate'] })
  await waitUntil({
    what: `${name} is connected and checked`,
    check: async () => {
      const { state, lastSweep, configureError } = await api.connections.get({ id: connectionId })

      return (state === 'Connected' && lastSweep?.state === 'Done') || { state, configureError, sweep: lastSweep?.state }
    },
  })

  return { slug, api, account, connectionId, jobId: String(jobId) }
}

const oneAtATime = pLimit(1)

async function foundOrganization(name: string): Promise<string> {
  // Nobody may found so many in a day.
  await query(`delete from "rate_limit" where "key" like 'organization-founding%'`)
  const { organizationSlug } = await openApi({ appUrl, cookie, organization: '' }).accounts.createOrganization({ name })

  return organizationSlug
}
