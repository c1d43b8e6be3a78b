import { dismissProcess, reportProcess } from '#lib/domain/operations/mutations.ts'
import { createId } from '#lib/platform/db/id.ts'
import { env } from '#lib/platform/env.ts'
import { log } from '#lib/platform/log.ts'
import { measureRuntime, readMetrics } from '#lib/platform/metrics/registry.ts'

/** How old what one process tells another may be. */
const REPORT_EVERY_MS = 10_000

type Reporter = { id: string; kind: 'web' | 'worker'; tookJobAt: Date | null; timer: NodeJS.Timeout | null; lastReport: Promise<void> }

// The route that answers for metrics may be in another bundle than what started the reports.
const globals = globalThis as unknown as { handoffReporter?: Reporter }

/**
 * Lets this process tell of itself every ten seconds: that it lives, when it took a job, and, where METRICS_TOKEN is set, what it counted.
 * A web process has only counts to tell, so without the token it tells nothing. Returns what ends it.
 */
export function startReporting({ kind }: { kind: 'web' | 'worker' }): { stop: () => Promise<void> } {
  const reporter: Reporter = { id: createId(), kind, tookJobAt: null, timer: null, lastReport: Promise.resolve() }
  globals.handoffReporter = reporter
  reporter.timer = setInterval(() => {
    reporter.lastReport = report(reporter)
  }, REPORT_EVERY_MS).unref()

  return {
    async stop() {
      if (reporter.timer) clearInterval(reporter.timer)
      globals.handoffReporter = undefined
      await reporter.lastReport
      await dismissProcess({ id: reporter.id }).catch((err: unknown) => log.warn({ err }, 'process could not be taken off the list'))
    },
  }
}

/** A worker took a job: as long as this happens, due jobs that wait are only many. */
export function noteJobTaken(): void {
  const reporter = globals.handoffReporter
  if (!reporter) return
  const isFirst = reporter.tookJobAt === null
  reporter.tookJobAt = new Date()
  // After a start there may be much that is due: that somebody works again is worth telling at once.
  if (isFirst) reporter.lastReport = report(reporter)
}

/** Tells at once what else would be told within ten seconds, so that who asks this process gets its newest counts. */
export async function reportNow(): Promise<void> {
  if (globals.handoffReporter) await report(globals.handoffReporter)
}

async function report(reporter: Reporter): Promise<void> {
  try {
    const hasReaders = env().METRICS_TOKEN !== undefined
    if (!hasReaders && reporter.kind === 'web') return
    if (hasReaders) measureRuntime()
    const { id, kind, tookJobAt } = reporter
    await reportProcess({ id, kind, tookJobAt, metrics: hasReaders ? await readMetrics() : [] })
  } catch (err) {
    log.warn({ err }, 'process could not report')
  }
}
