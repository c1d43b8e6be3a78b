import { accessSync, constants, mkdirSync } from 'node:fs'
import { buildIfChanged } from '#scripts/build.ts'
import { prefixLine } from '#scripts/child-output.ts'
import { CommandError } from '#scripts/command-error.ts'
import { generateClient } from '#scripts/generate.ts'
import { openSecrets } from '#scripts/generated-secrets.ts'
import { acquireInstance, type Instance } from '#scripts/instance.ts'
import { displayPath } from '#scripts/paths.ts'
import { choosePort } from '#scripts/ports.ts'
import { isErrno } from '#scripts/process-table.ts'
import { composeEnvironments, type ProgramEnvironments, readSettings } from '#scripts/settings.ts'
import { ensureAdministrator, startDatabase } from '#scripts/stack-database.ts'
import { readSandboxApiKey, startPrograms } from '#scripts/stack-programs.ts'
import type { StackOptions, StackRun } from '#scripts/stack-run.ts'
import { silentSteps } from '#scripts/steps.ts'
import type { SupervisedProcess, SupervisorEvent } from '#scripts/supervisor.ts'

export type Stack = {
  appUrl: string
  /** Null where no sandbox runs, with the two that follow. */
  sandboxUrl: string | null
  controlToken: string | null
  /** The Ashby key of the sandbox's first account. */
  sandboxApiKey: string | null
  /** For migrations and the worker. */
  databaseUrl: string
  /** For the web process. */
  webDatabaseUrl: string
  adminEmail: string | null
  /** Null where it is not known: then an administrator already stood in the database. */
  adminPassword: string | null
  dataDir: string
  /** What web, worker and sandbox were started with, for one more of them. */
  environments: ProgramEnvironments
  processes: { web: SupervisedProcess; worker: SupervisedProcess; sandbox: SupervisedProcess | null; postgres: SupervisedProcess | null }
  stop: () => Promise<void>
}

/**
 * Brings up all of Handoff: database, migrations, first administrator, build, web, worker and sandbox, each waited for
 * until it really answers and then kept running. When one of them fails, everything started so far is stopped again.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const settings = readSettings(options.dataDir ? { ...options.env, HANDOFF_DATA_DIR: options.dataDir } : options.env)
  prepareDataDir(settings.dataDir)
  const instance = await acquireInstance(settings.dataDir)
  const parts: SupervisedProcess[] = []
  const stop = () => stopAll(parts, instance)

  try {
    const run: StackRun = {
      options,
      settings,
      steps: options.steps ?? silentSteps,
      secrets: openSecrets(settings.dataDir),
      addPart: (part) => {
        parts.push(part)
        options.onPart?.(part)
      },
      onEvent: (event) => reportEvent(event, instance, options.print ?? (() => undefined)),
    }
    const { stoppedOrphans } = instance
    if (stoppedOrphans.length > 0) run.steps.note(`Stopped what an earlier start had left running: ${stoppedOrphans.join(', ')}`)

    return { ...(await bringUp(run, instance)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function bringUp(run: StackRun, instance: Instance): Promise<Omit<Stack, 'stop'>> {
  const { options, settings, secrets } = run
  const ports = await choosePorts(run)
  const appUrl = settings.appUrl ?? `http://localhost:${ports.web}`
  const controlToken = ports.sandbox === null ? null : (options.env.SANDBOX_CONTROL_TOKEN ?? secrets.get('sandboxControlToken'))
  instance.recordUrl(appUrl)

  const database = await startDatabase(run)
  const environments = composeEnvironments({
    source: options.env,
    settings,
    isDev: options.isDev === true,
    port: ports.web,
    appUrl,
    sandbox: ports.sandbox !== null && controlToken !== null ? { port: ports.sandbox, controlToken } : null,
    databaseUrls: database.urls,
    secrets,
  })
  await build(run)
  const adminPassword = await ensureAdministrator(run, environments.worker)
  const programs = await startPrograms(run, environments, ports)

  return {
    appUrl,
    sandboxUrl: programs.sandbox ? `http://127.0.0.1:${ports.sandbox}` : null,
    controlToken,
    sandboxApiKey: programs.sandbox ? readSandboxApiKey(settings.dataDir) : null,
    databaseUrl: database.urls.owner,
    webDatabaseUrl: database.urls.web,
    adminEmail: settings.adminEmail,
    adminPassword,
    dataDir: settings.dataDir,
    environments,
    processes: { ...programs, postgres: database.postgres },
  }
}

async function choosePorts({ options, settings, steps }: StackRun): Promise<{ web: number; sandbox: number | null }> {
  const wantedWeb = options.ports?.web ?? settings.port.port
  const web = await choosePort({
    what: 'Handoff',
    key: 'PORT',
    port: wantedWeb,
    isExplicit: settings.port.isExplicit || options.ports?.web !== undefined,
  })
  if (web !== wantedWeb) steps.note(`Port ${wantedWeb} is taken, so Handoff uses ${web}`)
  if (settings.sandboxPort === null) return { web, sandbox: null }

  const wantedSandbox = options.ports?.sandbox ?? settings.sandboxPort.port
  const sandbox = await choosePort({
    what: 'The sandbox',
    key: 'SANDBOX_PORT',
    port: wantedSandbox,
    isExplicit: settings.sandboxPort.isExplicit || options.ports?.sandbox !== undefined,
    taken: new Set([web]),
  })
  if (sandbox !== wantedSandbox) steps.note(`Port ${wantedSandbox} is taken, so the sandbox uses ${sandbox}`)

  return { web, sandbox }
}

async function build({ options, steps }: StackRun): Promise<void> {
  const { signal, isDev } = options
  signal?.throwIfAborted()
  if (isDev) {
    await steps.step('Prisma client', async (describe) =>
      describe((await generateClient()) ? 'Prisma client generated' : 'Prisma client is up to date'),
    )
    return
  }
  const onWait = () => steps.note('Another command is building in this folder. Waiting for it.')
  await steps.step('Building', async (describe) => describe((await buildIfChanged({ onWait, signal })) ? 'Built' : 'Build is up to date'))
  signal?.throwIfAborted()
}

function prepareDataDir(dataDir: string): void {
  try {
    // Other users see nothing of it; as root the database's user has to pass through.
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    if (!isErrno(error, 'EACCES') && !isErrno(error, 'EPERM') && !isErrno(error, 'EROFS')) throw error
    throw new CommandError(
      `${displayPath(dataDir)} cannot be written by this user. It may have been made by another one (with sudo?): ` +
        `give it to this user with "sudo chown -R $(id -u):$(id -g) ${displayPath(dataDir)}", or choose another folder with HANDOFF_DATA_DIR.`,
    )
  }
}

function reportEvent(event: SupervisorEvent, instance: Instance, print: (line: string) => void): void {
  if (event.type === 'started' && event.name !== 'PostgreSQL') instance.recordChild(event.name, event.pid)
  if (event.type === 'ready' && event.isRestart) print(`${event.name} runs again`)
  if (event.type !== 'died') return

  print(`${event.name} stopped: ${event.reason}. Starting it again in ${event.restartInMs / 1000} s.`)
  for (const line of event.tail.slice(-crashLines)) print(prefixLine(event.name, line))
}

/** Whoever uses another part stops before it. */
const stopOrder = [['web', 'worker'], ['sandbox'], ['PostgreSQL']]
const crashLines = 8

async function stopAll(parts: SupervisedProcess[], instance: Instance): Promise<void> {
  for (const names of stopOrder) await Promise.all(parts.filter(({ name }) => names.includes(name)).map((part) => part.stop()))
  instance.release()
}
