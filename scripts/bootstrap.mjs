// Runs before every command, on whatever Node npm itself uses, before anything is installed: so it depends on nothing.
// Installs exactly what package-lock.json says whenever node_modules does not match it; a matching tree costs a few milliseconds.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const nodeMinimum = [20, 19]
const nodeInstalled = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const stamp = join(root, 'node_modules', '.installed-lock-hash')
const installLock = join(root, '.cache', 'install.lock')
const installWaitMs = 10 * 60 * 1000

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return null
  }
}

/**
 * Installed by us from this very lock file, or by hand with the same outcome: npm writes node_modules/.package-lock.json
 * last, so a tree that was cut off in the middle never matches. Our own stamp goes with node_modules when npm begins anew.
 */
function isInstalled() {
  if (!existsSync(nodeInstalled)) return false
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashLock()) return true
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false

  const isProductionStart = process.env.npm_lifecycle_event === 'prestart' && process.env.NODE_ENV === 'production'

  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '' || entry.extraneous === true) return true
    const found = present[name]
    if (found) return found.version === entry.version && found.integrity === entry.integrity

    return entry.optional === true || (entry.dev === true && isProductionStart)
  })
}

function hashLock() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two commands started at once in a fresh clone must not install over each other. */
function takeInstallLock() {
  mkdirSync(dirname(installLock), { recursive: true })
  const deadline = Date.now() + installWaitMs
  let isAnnounced = false

  while (Date.now() < deadline) {
    try {
      const file = openSync(installLock, 'wx')
      writeSync(file, String(process.pid))
      closeSync(file)
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }

    const holder = Number(readLock())
    if (holder > 0 && !isAlive(holder)) {
      rmSync(installLock, { force: true })
      continue
    }
    if (!isAnnounced) console.log('Another command is installing dependencies in this folder. Waiting for it.')
    isAnnounced = true
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250)
  }

  fail(`Another command has been installing for ten minutes. If none is, delete ${installLock} and try again.`)
}

function readLock() {
  try {
    return readFileSync(installLock, 'utf8')
  } catch {
    return ''
  }
}

function fail(message) {
  console.error(message)
  process.exit(1)
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}

function install() {
  const startedAt = Date.now()
  console.log('Installing dependencies with npm ci. The first time this takes a minute or two.')

  const installed = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })

  if (installed.error) fail(`npm could not be started: ${installed.error.message}`)
  if (installed.status !== 0)
    fail('npm ci failed; its message stands above. Check that the package registry can be reached and run the command again.')
  if (!existsSync(nodeInstalled)) {
    fail(
      'npm ci left out the Node 24 this project runs on. Install scripts are probably switched off: set `npm config set ignore-scripts false` and try again.',
    )
  }
  writeFileSync(stamp, hashLock())
  console.log(`${seconds(startedAt).padStart(8)}  Dependencies installed`)
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < nodeMinimum[0] || (major === nodeMinimum[0] && minor < nodeMinimum[1])) {
  fail(`Handoff needs Node ${nodeMinimum.join('.')} or newer to install itself; this is ${process.version}.`)
}

if (!existsSync(join(root, 'package-lock.json'))) fail('package-lock.json is missing. Restore it with: git checkout package-lock.json')
if (!isInstalled()) {
  takeInstallLock()
  try {
    if (!isInstalled()) install()
  } finally {
    rmSync(installLock, { force: true })
  }
}
