import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { createChildOutput } from '#scripts/child-output.ts'
import { startNodeProcess } from '#scripts/child-process.ts'
import { openLogFile } from '#scripts/log-file.ts'
import { packageFile } from '#scripts/paths.ts'
import type { ProgramEnvironments } from '#scripts/settings.ts'
import type { StackRun } from '#scripts/stack-run.ts'
import { type SupervisedProcess, supervise } from '#scripts/supervisor.ts'

export type StackPrograms = { web: SupervisedProcess; worker: SupervisedProcess; sandbox: SupervisedProcess | null }

type Program = {
  name: 'web' | 'worker' | 'sandbox'
  title: string
  args: string[]
  env: NodeJS.ProcessEnv
  readiness: { by: 'message' } | { by: 'http'; url: string }
  stopTimeoutMs: number
}

/** Long enough for a request or a job to end, short enough for a person who waits for the prompt. */
const webStopMs = 5000
const workerStopMs = 10_000
const sandboxStopMs = 3000

/** Seconds are usual; a busy machine, and above all compiling on demand, takes its time without being broken. */
const readyMs = 120_000
const readyInDevMs = 300_000

/** Starts web, worker and sandbox at the same time and waits until each of them really answers. */
export async function startPrograms(
  run: StackRun,
  environments: ProgramEnvironments,
  ports: { web: number; sandbox: number | null },
): Promise<StackPrograms> {
  const nodeArgs = run.options.isDev ? ['--watch', '--watch-preserve-output'] : []
  const web = startProgram(run, {
    name: 'web',
    title: 'Web',
    args: [packageFile('next/dist/bin/next'), run.options.isDev ? 'dev' : 'start', '-p', String(ports.web)],
    env: environments.web,
    // The health route asks the database, so an answer means that pages will work.
    readiness: { by: 'http', url: `http://127.0.0.1:${ports.web}/api/health` },
    stopTimeoutMs: webStopMs,
  })
  const worker = startProgram(run, {
    name: 'worker',
    title: 'Worker',
    args: [...nodeArgs, 'worker/index.ts'],
    env: environments.worker,
    readiness: { by: 'message' },
    stopTimeoutMs: workerStopMs,
  })
  const sandbox =
    ports.sandbox === null
      ? null
      : startProgram(run, {
          name: 'sandbox',
          title: 'Sandbox',
          args: [...nodeArgs, 'sandbox/index.ts'],
          env: environments.sandbox,
          readiness: { by: 'http', url: `http://127.0.0.1:${ports.sandbox}/health` },
          stopTimeoutMs: sandboxStopMs,
        })
  await Promise.all([web.ready, worker.ready, sandbox?.ready])

  return { web: web.process, worker: worker.process, sandbox: sandbox?.process ?? null }
}

function startProgram(
  run: StackRun,
  { name, title, args, env, readiness, stopTimeoutMs }: Program,
): { process: SupervisedProcess; ready: Promise<void> } {
  const { options, settings, steps, addPart, onEvent } = run
  const logFile = openLogFile(path.join(settings.dataDir, 'logs', `${name}.log`))
  const print = options.print ?? (() => undefined)

  const process = supervise({
    name,
    onEvent,
    readyTimeoutMs: options.isDev ? readyInDevMs : readyMs,
    start: () =>
      startNodeProcess({
        args,
        env,
        readiness,
        stopTimeoutMs,
        output: createChildOutput({ name, logFile, print, isQuiet: options.isDev !== true }),
      }),
  })
  addPart(process)

  return {
    process,
    ready: steps.step(`${title} starting`, async (describe) => {
      await process.firstReady
      describe(readiness.by === 'http' ? `${title} answers on port ${new URL(readiness.url).port}` : `${title} is ready for jobs`)
    }),
  }
}

const accountSchema = z.looseObject({ apiKey: z.string() })

/** The sandbox writes its first account down when it makes it; null where that cannot be read. */
export function readSandboxApiKey(dataDir: string): string | null {
  try {
    return accountSchema.parse(JSON.parse(readFileSync(path.join(dataDir, 'sandbox', 'default-account.json'), 'utf8'))).apiKey
  } catch {
    return null
  }
}
