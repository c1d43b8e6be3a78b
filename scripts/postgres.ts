import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { CommandError } from '#scripts/command-error.ts'
import { openLogFile } from '#scripts/log-file.ts'
import { displayPath } from '#scripts/paths.ts'
import { choosePort } from '#scripts/ports.ts'
import { findBinaries, findClusterDir, findServerUser, type ServerUser } from '#scripts/postgres-files.ts'
import { initializeCluster } from '#scripts/postgres-initdb.ts'
import { readPostmaster, removeForeignPidFile } from '#scripts/postgres-pid-file.ts'
import { identifyProcess, isSameProcessAlive, type ProcessIdentity, sendSignal, waitUntilGone } from '#scripts/process-table.ts'
import type { ProcessExit, RunningProcess } from '#scripts/supervisor.ts'

export type PostgresOptions = {
  /** Where the cluster should lie. */
  dir: string
  /** When it is taken the next free one, unless it is fixed: programs that already know it are to find the server again. */
  port: number
  isPortFixed?: boolean
  superuserPassword: string
  logFile: string
  /** 'fast' gives up safety against a crash of the machine, for tests. A server that is killed loses nothing either way. */
  durability: 'safe' | 'fast'
}

export type PostgresServer = RunningProcess & {
  port: number
  /** It was running already: its parent had been killed. */
  isAdopted: boolean
  /** A connection string for the superuser `postgres`. */
  superuserUrl: (database: string) => string
}

type Cluster = PostgresOptions & { user: ServerUser; pidFile: string }

const adoptTimeoutMs = 60_000
const startTimeoutMs = 60_000
const startAttempts = 30
const stopTimeoutMs = 10_000

/**
 * Starts the embedded PostgreSQL of a folder, or takes over the one that a killed start left running. Listens on the
 * loopback only and asks everybody for a password.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const dir = findClusterDir(path.resolve(options.dir))
  const cluster: Cluster = { ...options, dir, user: findServerUser(dir), pidFile: path.join(dir, 'postmaster.pid') }

  return (await adopt(cluster)) ?? (await launch(cluster))
}

/** Stops a server by its folder alone, for cleaning up after a test run that was killed. */
export async function stopPostgresIn(dir: string): Promise<void> {
  const postmaster = readPostmaster(path.join(findClusterDir(path.resolve(dir)), 'postmaster.pid'))
  if (!postmaster) return
  sendSignal(postmaster.process.pid, 'SIGQUIT')
  await waitUntilGone(postmaster.process, stopTimeoutMs)
}

async function adopt(cluster: Cluster): Promise<PostgresServer | null> {
  const deadline = performance.now() + adoptTimeoutMs

  for (;;) {
    const postmaster = readPostmaster(cluster.pidFile)
    if (!postmaster || !isSameProcessAlive(postmaster.process)) return null
    if (await answers(cluster, postmaster.port)) {
      return describeServer({
        cluster,
        port: postmaster.port,
        process: postmaster.process,
        exited: watchStranger(postmaster.process),
        isAdopted: true,
      })
    }
    if (performance.now() > deadline) {
      throw new CommandError(
        `PostgreSQL (process ${postmaster.process.pid}) runs in ${displayPath(cluster.dir)} but does not answer. ` +
          `Stop it with "kill -INT ${postmaster.process.pid}" and try again. Its log: ${displayPath(cluster.logFile)}`,
      )
    }
    await delay(100)
  }
}

async function launch(cluster: Cluster): Promise<PostgresServer> {
  const { initdb, postgres } = await findBinaries(cluster.user)
  if (!existsSync(path.join(cluster.dir, 'PG_VERSION'))) initializeCluster({ ...cluster, initdb })

  for (let attempt = 0; attempt < startAttempts; attempt++) {
    removeForeignPidFile(cluster.pidFile)
    const port = cluster.isPortFixed
      ? cluster.port
      : await choosePort({ what: 'PostgreSQL', key: 'DATABASE_URL', port: cluster.port, isExplicit: false })
    const server = await tryLaunch(cluster, postgres, port)
    if (server) return server

    const adopted = await adopt(cluster)
    if (adopted) return adopted
    // After `kill -9` the old server's own children need a moment to notice and go.
    await delay(250)
  }
  throw new CommandError(
    `PostgreSQL did not start in ${displayPath(cluster.dir)}. The end of its log, ${displayPath(cluster.logFile)}:\n${readLogTail(cluster.logFile)}`,
  )
}

async function tryLaunch(cluster: Cluster, postgres: string, port: number): Promise<PostgresServer | null> {
  openLogFile(cluster.logFile)
  const log = openSync(cluster.logFile, 'a', 0o600)
  const child = spawn(postgres, ['-D', cluster.dir, ...serverSettings(cluster, port)], {
    ...cluster.user,
    cwd: '/',
    // Not our terminal's: Ctrl-C is for us, who stop the programs that use the database first.
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const exited = new Promise<ProcessExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    child.once('error', () => resolve({ code: 1, signal: null }))
  })
  const hasExited = exited.then(() => true)
  const deadline = performance.now() + startTimeoutMs

  try {
    while (performance.now() < deadline) {
      if (await answers(cluster, port)) break
      if (await Promise.race([hasExited, delay(20, false)])) return null
    }
  } catch (error) {
    child.kill('SIGINT')
    throw error
  }
  const identity = child.pid ? identifyProcess(child.pid) : null

  return identity && describeServer({ cluster, port, process: identity, exited, isAdopted: false })
}

function serverSettings(cluster: Cluster, port: number): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    // Plans are kept: what a table that fills for the first time is like must be known soon, not after the usual minute.
    autovacuum_naptime: '15s',
    log_checkpoints: 'off',
    ...(cluster.durability === 'fast' ? { fsync: 'off', full_page_writes: 'off' } : {}),
  }

  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Adopted servers are not our children, so their end is noticed by looking. */
async function watchStranger(identity: ProcessIdentity): Promise<ProcessExit> {
  while (isSameProcessAlive(identity)) await delay(100)

  return { code: null, signal: null }
}

type DescribeServerOptions = { cluster: Cluster; port: number; process: ProcessIdentity; exited: Promise<ProcessExit>; isAdopted: boolean }

function describeServer({ cluster, port, process: identity, exited, isAdopted }: DescribeServerOptions): PostgresServer {
  const { pid } = identity
  const isAlive = () => isSameProcessAlive(identity)

  return {
    pid,
    port,
    isAdopted,
    exited,
    ready: Promise.resolve(),
    superuserUrl: (database) => `postgresql://postgres:${cluster.superuserPassword}@127.0.0.1:${port}/${database}`,
    tail: () => readLogTail(cluster.logFile).split('\n'),
    kill: (signal) => {
      if (isAlive()) sendSignal(pid, signal)
    },
    // SIGINT ends the sessions and closes cleanly, SIGQUIT leaves recovery to the next start, SIGKILL always works.
    stop: async () => {
      for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
        if (!isAlive()) return
        sendSignal(pid, signal)
        if (await waitUntilGone(identity, stopTimeoutMs)) return
      }
    },
  }
}

/** True when the server on this port is the one of our folder: another cluster may have the port by now. */
async function answers({ dir, superuserPassword }: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: superuserPassword,
    database: 'postgres',
    connectionTimeoutMillis: 2000,
  })
  client.on('error', () => undefined)

  try {
    await client.connect()
    const found = await client.query<{ dir: string }>(`select current_setting('data_directory') as dir`)

    return realpathSync(found.rows[0]?.dir ?? '') === realpathSync(dir)
  } catch (error) {
    if (isWrongPassword(error) && isOnlyServerOf(dir, port)) throw lostPasswordError(dir)

    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '28P01'
}

function isOnlyServerOf(dir: string, port: number): boolean {
  return readPostmaster(path.join(dir, 'postmaster.pid'))?.port === port
}

function lostPasswordError(dir: string): CommandError {
  return new CommandError(
    `The database in ${displayPath(dir)} refuses the password kept in secrets.json beside it: that file was lost or replaced. ` +
      'Restore it from a backup. To begin again with nothing, delete the whole data folder.',
  )
}

function readLogTail(file: string): string {
  return (existsSync(file) ? readFileSync(file, 'utf8') : '').trimEnd().split('\n').slice(-15).join('\n')
}
