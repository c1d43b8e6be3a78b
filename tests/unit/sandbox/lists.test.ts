import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ApiAnswer, TestAccount, TestSandbox } from './running-sandbox.ts'
import { openTestAccount, openTestSandbox } from './running-sandbox.ts'

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await openTestSandbox()
})
afterAll(() => sandbox.close())

async function openAccountWithOffers(count: number) {
  const account = await openTestAccount(sandbox, { approvals: false })
  const { offerIds } = z.object({ offerIds: z.array(z.string()) }).parse(await account.control('bulk.create', { count }))

  return { account, offerIds }
}

function readIds({ body }: ApiAnswer): string[] {
  return z
    .array(z.object({ id: z.string() }))
    .parse(body.results)
    .map((entry) => entry.id)
}

async function walkPages(account: TestAccount, request: object) {
  const ids: string[] = []
  const tokens: (string | undefined)[] = []
  let cursor: string | undefined

  for (;;) {
    const answer = await account.call('offer.list', cursor ? { ...request, cursor } : request)
    ids.push(...readIds(answer))
    tokens.push(answer.body.syncToken)
    if (!answer.body.moreDataAvailable) return { ids, tokens }
    cursor = answer.body.nextCursor
  }
}

describe('pagination', () => {
  it('returns every offer exactly once and a sync token on the last page only', async () => {
    const { account, offerIds } = await openAccountWithOffers(25)
    const { ids, tokens } = await walkPages(account, { limit: 10 })

    expect(ids.sort()).toEqual([...offerIds].sort())
    expect(tokens.map((token) => token !== undefined)).toEqual([false, false, true])
  })

  it('never returns more than 100 entries', async () => {
    const { account } = await openAccountWithOffers(101)

    expect(readIds(await account.call('offer.list', { limit: 5000 }))).toHaveLength(100)
    expect(readIds(await account.call('offer.list'))).toHaveLength(100)
  })

  it('filters by status, application and creation', async () => {
    const { account, offerIds } = await openAccountWithOffers(3)
    await account.call('offer.setStatus', { offerId: offerIds[0], acceptanceStatus: 'Accepted' })

    expect(readIds(await account.call('offer.list', { offerStatus: ['CandidateAccepted'] }))).toEqual([offerIds[0]])
    expect(readIds(await account.call('offer.list', { createdAfter: Date.now() + 60_000 }))).toEqual([])
  })

  it('refuses a cursor that is mangled or of another list', async () => {
    const { account } = await openAccountWithOffers(3)
    const { body } = await account.call('application.list', { limit: 1 })

    for (const cursor of ['nonsense', body.nextCursor]) {
      expect((await account.call('offer.list', { cursor })).body.errorInfo?.code).toBe('invalid_next_cursor')
    }
  })
})

describe('incremental synchronization', () => {
  it('returns only what changed since the token, also what changed while the pages were read', async () => {
    const { account, offerIds } = await openAccountWithOffers(5)
    const first = await account.call('offer.list', { limit: 3 })
    await account.call('offer.setStatus', { offerId: offerIds[0], acceptanceStatus: 'Declined' })
    const last = await account.call('offer.list', { cursor: first.body.nextCursor })

    const changed = await account.call('offer.list', { syncToken: last.body.syncToken })
    expect(readIds(changed)).toEqual([offerIds[0]])
    expect(readIds(await account.call('offer.list', { syncToken: changed.body.syncToken }))).toEqual([])
  })

  it('keeps its tokens over a restart', async () => {
    const { account, offerIds } = await openAccountWithOffers(2)
    const { body } = await account.call('offer.list')
    await sandbox.restart()
    await account.call('offer.setStatus', { offerId: offerIds[1], acceptanceStatus: 'Cancelled' })

    expect(readIds(await account.call('offer.list', { syncToken: body.syncToken }))).toEqual([offerIds[1]])
  })

  it('refuses tokens and cursors that have expired, and a token it cannot read', async () => {
    const { account } = await openAccountWithOffers(3)
    const { body: page } = await account.call('offer.list', { limit: 1 })
    const { body: whole } = await account.call('offer.list')
    await account.control('faults.expire-tokens')

    expect((await account.call('offer.list', { cursor: page.nextCursor })).body.errorInfo?.code).toBe('next_cursor_expired')
    expect((await account.call('offer.list', { syncToken: whole.syncToken })).body.errorInfo?.code).toBe('sync_token_expired')
    expect((await account.call('offer.list', { syncToken: 'x' })).body.errorInfo?.code).toBe('sync_token_invalid')
  })

  it('refuses to page too deep in an incremental sync, but not in a full one', async () => {
    const { account, offerIds } = await openAccountWithOffers(4)
    const { body: whole } = await account.call('offer.list')
    await account.control('faults.set', { syncPagesMax: 1 })
    for (const offerId of offerIds) await account.call('offer.setStatus', { offerId, acceptanceStatus: 'Declined' })
    const { body: page } = await account.call('offer.list', { syncToken: whole.syncToken, limit: 1 })

    expect((await account.call('offer.list', { cursor: page.nextCursor, limit: 1 })).body.errorInfo?.code).toBe(
      'incremental_sync_too_large',
    )
    expect((await walkPages(account, { limit: 1 })).ids).toHaveLength(4)
  })
})
