import { spawnSync } from 'node:child_process'
import { chownSync, rmSync, writeFileSync } from 'node:fs'
import { CommandError } from '#scripts/command-error.ts'
import { displayPath } from '#scripts/paths.ts'
import { createClusterDir, type ServerUser } from '#scripts/postgres-files.ts'

type InitializeOptions = { initdb: string; dir: string; user: ServerUser; superuserPassword: string; durability: 'safe' | 'fast' }

/**
 * ICU's root order sorts names as people expect in any script, and the UTF-8 character classes make pg_trgm see letters
 * beyond ASCII. Where the platform has no ICU or no C.UTF-8, PostgreSQL's built-in locale still folds case in Unicode.
 */
const localeChoices = [
  ['--locale-provider=icu', '--icu-locale=und', '--locale=C.UTF-8'],
  ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
]

/** Makes an empty cluster that asks everybody for a password. */
export function initializeCluster({ initdb, dir, user, superuserPassword, durability }: InitializeOptions): void {
  const problems: string[] = []

  for (const locale of localeChoices) {
    // What an interrupted attempt left would make initdb refuse the folder.
    rmSync(dir, { recursive: true, force: true })
    createClusterDir(dir, user)
    const passwordFile = `${dir}.password`
    writeFileSync(passwordFile, superuserPassword, { mode: 0o600 })
    if (user.uid !== undefined && user.gid !== undefined) chownSync(passwordFile, user.uid, user.gid)
    const settings = [
      '-D',
      dir,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--no-instructions',
    ]
    const made = spawnSync(initdb, [...settings, ...locale, ...(durability === 'fast' ? ['--no-sync'] : [])], {
      ...user,
      cwd: '/',
      encoding: 'utf8',
    })
    rmSync(passwordFile, { force: true })
    if (made.status === 0) return
    problems.push(made.stderr || String(made.error))
  }
  rmSync(dir, { recursive: true, force: true })
  throw new CommandError(`PostgreSQL could not prepare ${displayPath(dir)}:\n${problems.join('\n')}`)
}
