import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import pg from 'pg'
import { z } from 'zod'
import { env } from '../env.ts'
import { log } from '../log.ts'
import { RUNTIME_ROLE_OPTION } from './client.ts'
import { execute } from './raw.ts'
import type { TenantScope, TenantTransaction } from './tenant.ts'

/** What can change on a screen. A notice says only that, so that queries refetch under their own guard. */
const topicSchema = z.enum([
  'offers',
  'events',
  'connections',
  'sweeps',
  'newHires',
  'people',
  'openJobs',
  'openings',
  'organization',
  'members',
  'notifications',
  'documents',
  'apiKeys',
  'mappings',
  'offerPage',
  'outgoingWebhooks',
])
export type Topic = z.infer<typeof topicSchema>

const CHANNEL = 'handoff_changes'
const noticeSchema = z.object({ organizationId: z.string(), topic: topicSchema })

/** Tells every open screen of the organization, once the transaction has committed. */
export async function notifyChange(tx: TenantTransaction, { scope, topic }: { scope: TenantScope; topic: Topic }): Promise<void> {
  const { channel, notice } = writeNotice({ scope, topic })
  await execute(tx)`select pg_notify(${channel}, ${notice})`
}

/** The same notice for a statement that sends it beside other work: taking in a webhook must not go to the database once more for it. */
export function writeNotice({ scope, topic }: { scope: TenantScope; topic: Topic }): { channel: string; notice: string } {
  return { channel: CHANNEL, notice: JSON.stringify({ organizationId: scope.organizationId, topic }) }
}

const emitter = new EventEmitter().setMaxListeners(0)
let isListening = false

/** How far back a screen can ask what changed before its stream was open. */
export const RECENT_MS = 30_000
/** The notices of the last moments, by organization and topic, with when they came. */
const recentNotices = new LRUCache<string, number>({ max: 20_000, ttl: RECENT_MS })

/** Topics of one organization that changed within the last moments, as far as this process has heard. At most 30 seconds back. */
export function listRecentChanges({ scope, withinMs }: { scope: TenantScope; withinMs: number }): Topic[] {
  const since = Date.now() - withinMs

  return topicSchema.options.filter((topic) => (recentNotices.get(nameNotice({ ...scope, topic })) ?? 0) >= since)
}

function nameNotice({ organizationId, topic }: { organizationId: string; topic: Topic }): string {
  return `${organizationId} ${topic}`
}

/**
 * Calls back on every change of one organization until the returned function is called. One database connection per
 * process serves all screens; while it is away nothing is lost, because screens also poll.
 */
export function subscribeToChanges({ scope, onChange }: { scope: TenantScope; onChange: (topic: Topic) => void }): () => void {
  if (!isListening) {
    isListening = true
    void keepListening()
  }
  emitter.on(scope.organizationId, onChange)

  return () => emitter.off(scope.organizationId, onChange)
}

async function keepListening(): Promise<void> {
  for (let failures = 0; ; failures += 1) {
    try {
      await listenOnce(() => {
        failures = 0
      })
    } catch (err) {
      log.warn({ err }, 'change listener lost its connection')
    }
    await sleep(Math.min(500 * 2 ** failures, 10_000), undefined, { ref: false })
  }
}

async function listenOnce(onListening: () => void): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, options: RUNTIME_ROLE_OPTION, keepAlive: true })
  const ended = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
  })
  client.on('notification', ({ payload }) => {
    const notice = noticeSchema.safeParse(JSON.parse(payload ?? 'null'))
    if (!notice.success) return
    recentNotices.set(nameNotice(notice.data), Date.now())
    emitter.emit(notice.data.organizationId, notice.data.topic)
  })

  try {
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    onListening()
    await ended
  } finally {
    await client.end().catch((err: unknown) => log.debug({ err }, 'change listener was already closed'))
  }
}
