import type { Task } from 'graphile-worker'
import { observeJob } from '#lib/pipeline/measures.ts'
import { noteJobTaken } from '#lib/pipeline/report-process.ts'

/** Counts how long jobs of a kind wait and take, and that one was taken. */
export function measureTask([name, run]: [string, Task]): [string, Task] {
  return [
    name,
    async (payload, helpers) => {
      noteJobTaken()
      const startedAt = performance.now()
      const waitedMs = Math.max(0, Date.now() - helpers.job.run_at.getTime())
      let outcome: 'done' | 'failed' = 'failed'
      try {
        await run(payload, helpers)
        outcome = 'done'
      } finally {
        observeJob({ job: name, outcome, waitedMs, durationMs: performance.now() - startedAt })
      }
    },
  ]
}
