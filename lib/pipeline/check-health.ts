import { type QueueState, readQueueState } from '#lib/domain/operations/queries.ts'
import { type HealthStatus, judgeHealth } from '#lib/domain/operations/rules.ts'
import { isDatabaseUp } from '#lib/platform/db/health.ts'
import { log } from '#lib/platform/log.ts'

const DATABASE_TIMEOUT_MS = 3_000
/** Whoever asks, and however often: the queue is counted once in this time. */
const QUEUE_KEPT_MS = 5_000

let kept: { at: number; state: Promise<QueueState | null> } | null = null

/** Whether this process can serve and somebody works on what is due. `queue` is null where the database could not tell. */
export async function checkHealth(): Promise<{ status: HealthStatus; queue: QueueState | null }> {
  const isUp = await isDatabaseUp({ timeoutMs: DATABASE_TIMEOUT_MS })
  const queue = isUp ? await readKeptQueue() : null

  return { status: judgeHealth({ isDatabaseUp: isUp, queue }), queue }
}

function readKeptQueue(): Promise<QueueState | null> {
  const now = performance.now()
  if (!kept || now - kept.at > QUEUE_KEPT_MS) kept = { at: now, state: readQueue() }

  return kept.state
}

async function readQueue(): Promise<QueueState | null> {
  try {
    return await readQueueState()
  } catch (err) {
    log.warn({ err }, 'the queue could not be looked at')

    return null
  }
}
