import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { authorizeStream } from '#lib/domain/access/api.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { revokeSession } from '#lib/platform/auth/session.ts'
import { notifyChange, type Topic } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { createChangeStream } from '#lib/platform/http/change-stream.ts'
import { addMember, createContext, createTenant, type TestTenant } from './tenants.ts'

afterAll(closeRateLimits)

const notify = (scope: TenantScope, topic: Topic) => inTenant(scope, (tx) => notifyChange(tx, { scope, topic }))

type OpenInput = { tenant: TestTenant; sessionId?: string; timing?: { coalesceMs?: number; recheckMs?: number; heartbeatMs?: number } }

function createLeave() {
  const leave = new AbortController()

  return { signal: leave.signal, abort: () => leave.abort() }
}

/** Opens a stream as a member and collects what it tells. */
async function openStream({ tenant, sessionId = tenant.admin.sessionId, timing }: OpenInput) {
  const { scope, isStillAllowed } = await authorizeStream(createContext({ sessionId, slug: tenant.slug, canWrite: false }))
  const leave = new AbortController()
  const stream = createChangeStream({ scope, signal: leave.signal, isStillAllowed, timing })
  const seen = { text: '', hasEnded: false }
  const reading = (async () => {
    for await (const chunk of stream) seen.text += new TextDecoder().decode(chunk)
    seen.hasEnded = true
  })()
  // The listening connection of the process opens with the first stream: until a notice comes through, none is expected.
  await vi.waitUntil(async () => {
    await notify(scope, 'members')
    return seen.text.includes('members')
  })

  return { seen, topics: () => [...seen.text.matchAll(/data: (\w+)/g)].map(([, topic]) => topic), leave: () => leave.abort(), reading }
}

describe('the stream of changes', () => {
  test('tells topics of its own organization and nothing of others', async () => {
    const [tenant, other] = await Promise.all([createTenant(), createTenant()])
    const stream = await openStream({ tenant })
    await notify(other.scope, 'events')
    await notify(tenant.scope, 'offers')
    await vi.waitUntil(() => stream.topics().includes('offers'))
    stream.leave()
    await stream.reading

    expect(stream.topics()).not.toContain('events')
    expect(stream.seen.text).toMatch(/^retry: 3000\n\n(event: change\ndata: \w+\n\n)+$/)
  })

  test('tells a page that was read before it was open what changed since then, and nothing older', async () => {
    const [tenant, other] = await Promise.all([createTenant(), createTenant()])
    const early = await openStream({ tenant })
    await notify(tenant.scope, 'documents')
    await vi.waitUntil(() => early.topics().includes('documents'))
    await sleep(2_000)
    await notify(tenant.scope, 'offers')
    await notify(other.scope, 'events')
    await vi.waitUntil(() => early.topics().includes('offers'))
    early.leave()
    const readUntil = async ({ age, topic }: { age: number; topic: Topic }) => {
      const { signal, abort } = createLeave()
      const reader = createChangeStream({ scope: tenant.scope, signal, isStillAllowed: async () => true, age }).getReader()
      let text = ''
      while (!text.includes(topic)) text += new TextDecoder().decode((await reader.read()).value)
      abort()

      return text
    }

    const late = await readUntil({ age: 1_700, topic: 'offers' })
    expect(late).toContain('offers')
    expect(late).not.toContain('documents')
    expect(late).not.toContain('events')
    expect(await readUntil({ age: 30_000, topic: 'documents' })).toContain('offers')
  })

  test('tells nothing of an act that was undone', async () => {
    const tenant = await createTenant()
    const stream = await openStream({ tenant })
    const undone = inTenant(tenant.scope, async (tx) => {
      await notifyChange(tx, { scope: tenant.scope, topic: 'events' })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await notify(tenant.scope, 'offers')
    await vi.waitUntil(() => stream.topics().includes('offers'))
    stream.leave()

    expect(stream.topics()).not.toContain('events')
  })

  test('says a burst of one topic twice, at its begin and at its end', async () => {
    const tenant = await createTenant()
    const stream = await openStream({ tenant, timing: { coalesceMs: 300 } })
    await inTenant(tenant.scope, async (tx) => {
      for (let change = 0; change < 50; change += 1) {
        await notifyChange(tx, { scope: tenant.scope, topic: 'offers' })
        await notifyChange(tx, { scope: tenant.scope, topic: 'events' })
      }
    })
    const count = (topic: string) => stream.topics().filter((told) => told === topic).length
    // PostgreSQL itself folds equal notices of one transaction, so further ones come on their own.
    for (let change = 0; change < 20; change += 1) await notify(tenant.scope, 'offers')
    await notify(tenant.scope, 'sweeps')
    await vi.waitUntil(() => count('sweeps') === 1 && count('offers') >= 2)
    stream.leave()

    expect(count('offers')).toBeLessThan(15)
    expect(count('events')).toBe(1)
  })

  test('ends by itself once the session is revoked', async () => {
    const tenant = await createTenant()
    const { sessionId } = await addMember(tenant, 'Viewer')
    const stream = await openStream({ tenant, sessionId, timing: { recheckMs: 50 } })
    expect(stream.seen.hasEnded).toBe(false)
    await revokeSession(sessionId)
    await stream.reading

    expect(stream.seen.hasEnded).toBe(true)
  })

  test('ends by itself once the membership is gone', async () => {
    const tenant = await createTenant()
    const { sessionId, userId } = await addMember(tenant, 'Viewer')
    const stream = await openStream({ tenant, sessionId, timing: { recheckMs: 50 } })
    const where = { organizationId: tenant.scope.organizationId, userId }
    await inTenant(tenant.scope, (tx) => tx.membership.deleteMany({ where }))
    await stream.reading

    expect(stream.seen.hasEnded).toBe(true)
  })

  test('keeps the connection alive while nothing happens', async () => {
    const stream = await openStream({ tenant: await createTenant(), timing: { heartbeatMs: 20 } })
    await vi.waitUntil(() => stream.seen.text.includes(': still here\n\n'))
    stream.leave()
  })

  test('opens for members only', async () => {
    const [tenant, stranger] = await Promise.all([createTenant(), createTenant()])
    const open = (sessionId: string | null, slug: string) =>
      authorizeStream(createContext({ sessionId, slug })).catch((error) => error.code)

    expect(await open(stranger.admin.sessionId, tenant.slug)).toBe('not_found')
    expect(await open(null, tenant.slug)).toBe('unauthenticated')
  })
})
