import path from 'node:path'
import { CommandError } from '#scripts/command-error.ts'
import { identifyLaunchers } from '#scripts/instance.ts'
import { displayPath } from '#scripts/paths.ts'
import { isSameProcessAlive } from '#scripts/process-table.ts'
import { type EnvironmentSource, loadEnvironment } from '#scripts/settings.ts'
import { sameKeyPressMs } from '#scripts/signals.ts'
import { type Stack, startStack } from '#scripts/stack.ts'
import { createStepReporter, type StepReporter } from '#scripts/steps.ts'
import type { SupervisedProcess } from '#scripts/supervisor.ts'

const launcherCheckMs = 1000

/** Runs all of Handoff until Ctrl-C. */
async function main(): Promise<void> {
  const isDev = process.argv.includes('--dev')
  const steps = createStepReporter()
  const parts: SupervisedProcess[] = []
  const stopping = stopOnSignals(parts, steps)
  let stack: Stack | null = null

  try {
    const env = loadEnvironment()
    stack = await startStack({
      env,
      isDev,
      steps,
      signal: stopping.signal,
      print: (line) => console.log(line),
      onPart: (part) => parts.push(part),
    })
    console.log(describeStack(stack, env))
    await new Promise<void>((resolve) => {
      if (stopping.signal.aborted) resolve()
      stopping.signal.addEventListener('abort', () => resolve())
    })
  } catch (error) {
    if (!stopping.signal.aborted) {
      console.error(error instanceof CommandError ? `\n${error.message}` : error)
      process.exitCode = 1
    }
  }

  await stack?.stop()
  if (stopping.signal.aborted) steps.note('Stopped')
  process.exit()
}

/**
 * The first Ctrl-C stops everything in order, the second at once. Losing the terminal or the npm that started us
 * means the same as the first: nobody is left who could stop us.
 */
function stopOnSignals(parts: SupervisedProcess[], steps: StepReporter): AbortController {
  const stopping = new AbortController()
  let stoppedAt = 0
  const stop = (reason: string) => {
    if (stopping.signal.aborted) return performance.now() - stoppedAt > sameKeyPressMs ? forceStop(parts) : undefined
    stoppedAt = performance.now()
    steps.note('')
    steps.note(`${reason}. Stopping; press Ctrl-C again to stop at once.`)
    stopping.abort()
  }
  process.on('SIGINT', () => stop('Ctrl-C'))
  process.on('SIGTERM', () => stop('Asked to stop'))
  process.on('SIGHUP', () => stop('The terminal is gone'))

  const launchers = identifyLaunchers()
  setInterval(() => {
    if (!stopping.signal.aborted && !launchers.every(isSameProcessAlive)) stop('The command that started this one is gone')
  }, launcherCheckMs).unref()

  return stopping
}

/** PostgreSQL survives this without loss: it recovers at the next start. */
function forceStop(parts: SupervisedProcess[]): never {
  for (const part of parts) part.kill(part.name === 'PostgreSQL' ? 'SIGQUIT' : 'SIGKILL')
  process.exit(130)
}

function describeStack(stack: Stack, env: EnvironmentSource): string {
  const password = env.HANDOFF_ADMIN_PASSWORD !== undefined ? 'the password in HANDOFF_ADMIN_PASSWORD' : stack.adminPassword
  const signIn = stack.adminPassword && `${stack.adminEmail}  ${password}`
  const rows: [string, string | null][] = [
    ['Handoff', stack.appUrl],
    ['Sign in', signIn ? `${signIn}  (the first administrator; a password changed since then counts)` : 'as a user of this database'],
    ['Sandbox', stack.sandboxUrl],
    ['Ashby key', stack.sandboxApiKey && `${stack.sandboxApiKey}  (of the sandbox; paste it at Company → Integrations → Connect Ashby)`],
    ['Mail', describeMail(stack, env)],
    ['Logs', displayPath(path.join(stack.dataDir, 'logs'))],
  ]
  const lines = rows.filter(([, value]) => value).map(([title, value]) => `  ${title.padEnd(11)}${value}`)

  return ['', ...lines, '', '  Press Ctrl-C to stop.', ''].join('\n')
}

/** Null where mails simply go out. */
function describeMail({ appUrl }: Stack, { SMTP_URL, HANDOFF_ENV }: EnvironmentSource): string | null {
  if (SMTP_URL !== undefined) return null
  if (HANDOFF_ENV === 'production') return 'none is sent: nobody can be invited or get a new password. Set SMTP_URL.'

  return `${appUrl}/outbox  (what would have been sent; set SMTP_URL to send it)`
}

await main()
