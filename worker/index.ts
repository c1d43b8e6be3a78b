import { startReporting } from '#lib/pipeline/report-process.ts'
import { checkKeyRing } from '#lib/platform/crypto/canary.ts'
import { closeDb } from '#lib/platform/db/client.ts'
import { env } from '#lib/platform/env.ts'
import { log } from '#lib/platform/log.ts'
import { canSendMail } from '#lib/platform/mail/mail-way.ts'
import { startRunner } from './runner.ts'

/** The second process: runs the queue. Any number of them may run against one database. */
async function main(): Promise<void> {
  const { DATABASE_URL } = env()
  await checkKeyRing()
  if (!canSendMail()) log.warn('SMTP_URL is not set: no mail is sent')
  const reports = startReporting({ kind: 'worker' })
  const runner = await startRunner({ databaseUrl: DATABASE_URL })

  let isStopping = false
  const stop = async (signal: string) => {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'worker stops')
    await runner.stop()
    await reports.stop()
    await closeDb()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
  // A parent that died leaves its channel closed; an orphan would fight with the next start's worker.
  process.on('disconnect', () => void stop('parent gone'))

  log.info('worker ready')
  process.send?.({ type: 'ready' })
}

main().catch((err: unknown) => {
  log.fatal({ err }, 'worker could not start')
  process.stderr.write(`${err instanceof Error ? err.message : String(err)}\n`)
  process.exit(1)
})
