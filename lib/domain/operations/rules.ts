/** A due job that waits longer, while no worker takes any, tells that nobody works. In seconds. */
const NOT_TAKEN_SECONDS = 60

export type QueueHealth = {
  /** How long the oldest due job waits; null where none is due. */
  oldestDueSeconds: number | null
  /** How long ago a worker took a job; null where none has told of one. */
  tookJobSecondsAgo: number | null
}

export type HealthStatus = 'ok' | 'degraded' | 'unavailable'

/**
 * What a load balancer is told. A long queue is no fault while workers take from it, and jobs that nobody takes are none of the web
 * process: it goes on serving.
 */
export function judgeHealth({ isDatabaseUp, queue }: { isDatabaseUp: boolean; queue: QueueHealth | null }): HealthStatus {
  if (!isDatabaseUp) return 'unavailable'
  if (queue?.oldestDueSeconds == null || queue.oldestDueSeconds <= NOT_TAKEN_SECONDS) return 'ok'

  return queue.tookJobSecondsAgo !== null && queue.tookJobSecondsAgo <= NOT_TAKEN_SECONDS ? 'ok' : 'degraded'
}
