import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { rootDir } from '#scripts/paths.ts'
import { createTemporaryFolder } from '#tests/setup/temporary-folder.ts'

const lock = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/pg': { version, integrity: `sha-${version}` } } })

/** A checkout whose npm writes down that it was called and installs what the lock file says. */
function createCheckout(installed: string | null) {
  const root = createTemporaryFolder({ 'package-lock.json': lock('2.0.0'), 'bin/npm': installer })
  chmodSync(path.join(root, 'bin/npm'), 0o755)
  mkdirSync(path.join(root, 'scripts'))
  copyFileSync(path.join(rootDir, 'scripts/bootstrap.mjs'), path.join(root, 'scripts/bootstrap.mjs'))
  if (installed !== null) {
    mkdirSync(path.join(root, 'node_modules/node/bin'), { recursive: true })
    writeFileSync(path.join(root, 'node_modules/node/bin/node'), '')
    writeFileSync(path.join(root, 'node_modules/.package-lock.json'), installed)
  }

  return root
}

const installer = `#!/bin/sh
echo "$@" >> npm-calls
[ "$NPM_FAILS" ] && exit 1
mkdir -p node_modules/node/bin && touch node_modules/node/bin/node && cp package-lock.json node_modules/.package-lock.json
`

function bootstrap(root: string, env: Record<string, string> = {}) {
  const run = spawnSync(process.execPath, [path.join(root, 'scripts/bootstrap.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${path.join(root, 'bin')}:${process.env.PATH}`, ...env },
  })
  const calls = path.join(root, 'npm-calls')

  return {
    status: run.status,
    output: run.stdout + run.stderr,
    calls: existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n').length : 0,
  }
}

test('a fresh clone is installed once, and not again while it fits its lock file', () => {
  const root = createCheckout(null)

  expect(bootstrap(root)).toMatchObject({ status: 0, calls: 1 })
  expect(bootstrap(root)).toMatchObject({ status: 0, calls: 1, output: '' })
})

test('a tree installed by hand is taken as it is, an outdated one is installed anew', () => {
  expect(bootstrap(createCheckout(lock('2.0.0'))).calls).toBe(0)
  expect(bootstrap(createCheckout(lock('1.0.0'))).calls).toBe(1)
})

test('a failed install stops the command and says what to do', () => {
  const failed = bootstrap(createCheckout(null), { NPM_FAILS: '1' })

  expect(failed.status).toBe(1)
  expect(failed.output).toContain('Check that the package registry can be reached')
})

test('the lock of an install that was killed does not hold up the next one', () => {
  const root = createCheckout(null)
  mkdirSync(path.join(root, '.cache'))
  writeFileSync(path.join(root, '.cache/install.lock'), '999999999')

  expect(bootstrap(root)).toMatchObject({ status: 0, calls: 1 })
})
