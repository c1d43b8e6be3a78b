import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createAshbyClient } from '#lib/sources/ashby/client.ts'
import { createAshbyNames, createAshbyNamesCache } from '#lib/sources/ashby/names.ts'
import { checkScopes, hasPermission } from '#lib/sources/ashby/permissions.ts'
import { readOffer } from '#lib/sources/ashby/read-offer.ts'
import { type OpenSandbox, openSandbox, type SandboxAccount } from '#tests/setup/sandbox-account.ts'

/** What the sandbox itself says its offers are, flat. */
const dumpSchema = z.object({
  offers: z.array(
    z.looseObject({
      offerId: z.string(),
      isConfidential: z.boolean(),
      salary: z.number().nullable(),
      currencyCode: z.string().nullable(),
    }),
  ),
})

let sandbox: OpenSandbox
let account: SandboxAccount

beforeAll(async () => {
  sandbox = await openSandbox()
  account = await sandbox.createAccount()
})

afterAll(async () => {
  await sandbox.close()
})

async function openReader(apiKey: string) {
  const client = createAshbyClient({ baseUrl: account.origin, allowOrigin: account.origin, apiKey })
  const scopes = (await client.call('apiKey.info', {})).results.scopes ?? []
  const canReadOrganization = hasPermission(scopes, 'organization:read')
  const names = createAshbyNames({ client, cache: createAshbyNamesCache(), connectionId: 'contract', canReadOrganization })
  const canReadJobs = hasPermission(scopes, 'jobs:read')

  return { scopes, read: (offerId: string) => readOffer({ client, names, offerId, canReadJobs }) }
}

describe('offers of the sandbox, read by our client', () => {
  it('equal what the sandbox holds, every one of them', async () => {
    const { offers } = dumpSchema.parse(await account.control('offer.dump'))
    const { read, scopes } = await openReader(account.apiKey)
    expect(checkScopes(scopes).every(({ granted }) => granted)).toBe(true)
    expect(offers.length).toBeGreaterThan(5)

    for (const offer of offers) {
      const reading = await read(offer.offerId)
      expect(reading).toMatchObject({
        kind: 'found',
        record: {
          externalId: offer.offerId,
          applicationExternalId: offer.applicationId,
          candidateExternalId: offer.candidateId,
          status: offer.offerStatus,
          acceptanceStatus: offer.acceptanceStatus,
          approvalStatus: offer.approvalStatus,
          versionId: offer.latestVersionId,
          applicationStatus: offer.applicationStatus,
          confidential: offer.isConfidential,
          candidate: { name: offer.candidateName, email: offer.candidateEmail },
          job: { title: offer.jobTitle },
          department: { name: offer.department },
          location: { name: offer.location },
          startDate: offer.startDate,
          salary: offer.salary === null ? null : { value: String(offer.salary), currencyCode: offer.currencyCode },
          decidedAt: offer.decidedAt,
        },
      })
    }
  })

  it('are read with the least a key may have, saying what is missing', async () => {
    const { offers } = dumpSchema.parse(await account.control('offer.dump'))
    const scopes = ['apiKeys:read', 'offers:read', 'candidates:read']
    const { read } = await openReader((await account.createKey({ scopes, confidential: true })).apiKey)
    expect(await read(offers[0]?.offerId ?? '')).toMatchObject({
      kind: 'found',
      record: { confidential: null, department: { name: null, missing: 'permission' }, raw: { job: null } },
    })
  })

  it('of confidential jobs are not found by a key without their toggle', async () => {
    const { offers } = dumpSchema.parse(await account.control('offer.dump'))
    const { read } = await openReader((await account.createKey({ confidential: false })).apiKey)
    const hidden = offers.filter(({ isConfidential }) => isConfidential)
    expect(hidden.length).toBeGreaterThan(0)
    for (const { offerId } of hidden) expect(await read(offerId)).toMatchObject({ kind: 'not_found' })
  })
})
