import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import path from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { createAdaptorServer } from '@hono/node-server'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { ensureDefaultAccount } from './accounts.ts'
import { answerApiCall } from './api.ts'
import { createControlRoutes } from './control/routes.ts'
import { isAddressValid, renderFile } from './files/download.ts'
import { renderFault } from './files/faults.ts'
import { log } from './log.ts'
import { createPageRoutes } from './page/routes.ts'
import type { Sandbox } from './sandbox.ts'
import { openStore } from './store.ts'
import { startDeliveries } from './webhooks/engine.ts'

export type SandboxOptions = {
  /** 0 takes any free port. */
  port: number
  /** The state goes to the folder `sandbox` below it. */
  dataDir: string
  /** Null makes one and keeps it in the state folder as control-token. */
  controlToken?: string | null
  retryFactor?: number
}
export type RunningSandbox = {
  url: string
  port: number
  controlToken: string
  accountId: string
  apiKey: string
  close: () => Promise<void>
}

/** Starts a sandbox on the loopback interface and resolves once it answers. */
export async function startSandbox({ port, dataDir, controlToken, retryFactor = 1 }: SandboxOptions): Promise<RunningSandbox> {
  const store = openStore({ dataDir })
  const token = controlToken ?? readOrCreateSecret(dataDir, 'control-token')
  const deliveries = startDeliveries({ store, retryFactor })
  const sandbox: Sandbox = { store, deliveries, controlToken: token, fileSecret: readOrCreateSecret(dataDir, 'file-secret') }
  const { account, key } = ensureDefaultAccount({ store })
  writeSecretFile(dataDir, 'default-account.json', JSON.stringify({ apiKey: key.key, accountId: account.id }))

  const app = createApp(sandbox)
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server
  const listeningPort = await listen(server, port).catch((error: unknown) => {
    store.close()
    throw error
  })

  return {
    url: `http://127.0.0.1:${listeningPort}`,
    port: listeningPort,
    controlToken: token,
    accountId: account.id,
    apiKey: key.key,
    async close() {
      await closeServer(server)
      await deliveries.close()
      store.close()
    },
  }
}

function createApp(sandbox: Sandbox): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()

  app.get('/health', (context) => context.json({ ok: true }))
  // Only the names of this machine: a foreign name that resolves to loopback (DNS rebinding) gets nothing but the API, which needs a key.
  app.use('/control/*', refuseForeignHosts)
  app.use('/page/*', refuseForeignHosts)
  app.use('/', refuseForeignHosts)
  app.use('/accounts/*', refuseForeignHosts)
  app.route('/control', createControlRoutes(sandbox))
  app.get('/files/:accountId/:fileId', (context) => answerDownload(sandbox, context))
  app.post('/:operation', (context) => answerApiCall({ sandbox, context }))
  app.route('/', createPageRoutes(sandbox))
  app.onError((error, context) => {
    log.error({ err: error, path: context.req.path }, 'request failed')

    return context.json(
      { success: false, errors: ['generic_internal_error'], errorInfo: { code: 'generic_internal_error', message: 'Internal error' } },
      500,
    )
  })

  return app
}

async function refuseForeignHosts(context: Context, next: () => Promise<void>) {
  const host = context.req.header('host') ?? ''
  const { hostname, port } = new URL(context.req.url)
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1'
  const isOwnPort = Number(port || 80) === context.env.incoming.socket.localPort
  if (host === '' || !isLocal || !isOwnPort) return context.text('This sandbox answers only on this machine.', 403)

  return next()
}

function answerDownload(sandbox: Sandbox, context: Context): Response {
  const accountId = context.req.param('accountId') ?? ''
  const fileId = context.req.param('fileId') ?? ''
  const { expires = '', signature = '', moved } = context.req.query()
  const isValid = isAddressValid({ accountId, fileId, expires, signature, secret: sandbox.fileSecret })
  const file = sandbox.store.accounts.get(accountId)?.tables.file.rows.get(fileId)?.value
  if (!isValid || !file) return context.text('Forbidden: the address is wrong or has expired', 403)

  if (file.fault === 'redirected' && !moved) return context.redirect(`${context.req.url}&moved=1`, 302)

  context.header('content-type', file.contentType)
  context.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)

  return context.body(renderFault(file) ?? new Uint8Array(renderFile(file)))
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('The sandbox got no port.'))
      else resolve(address.port)
    })
  })
}

/** Lets calls under way finish, but not for longer than a second. */
async function closeServer(server: Server): Promise<void> {
  const patience = setTimeout(() => server.closeAllConnections(), 1000)
  await new Promise((resolve) => server.close(resolve))
  clearTimeout(patience)
}

function readOrCreateSecret(dataDir: string, name: string): string {
  const file = path.join(dataDir, 'sandbox', name)
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()

  const secret = randomBytes(24).toString('base64url')
  writeSecretFile(dataDir, name, secret)

  return secret
}

function writeSecretFile(dataDir: string, name: string, text: string): void {
  const folder = path.join(dataDir, 'sandbox')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(path.join(folder, name), text, { mode: 0o600 })
}
