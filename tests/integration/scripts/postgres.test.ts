import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { withClient } from '#scripts/database-setup.ts'
import { findFreePorts } from '#scripts/ports.ts'
import { type PostgresOptions, type PostgresServer, startPostgres } from '#scripts/postgres.ts'
import { createTemporaryFolder } from '#tests/setup/temporary-folder.ts'

async function createOptions(): Promise<PostgresOptions> {
  const root = createTemporaryFolder()
  // As root the server runs as another user, who has to pass through.
  chmodSync(root, 0o711)
  const [port = 0] = await findFreePorts(1)

  return { dir: path.join(root, 'postgres'), port, superuserPassword: 'test', logFile: path.join(root, 'postgres.log'), durability: 'fast' }
}

async function start(options: PostgresOptions): Promise<PostgresServer> {
  const server = await startPostgres(options)
  onTestFinished(server.stop)

  return server
}

/** The server that all integration tests share, prepared as `npm start` prepares its own. */
const testServer = { superuserUrl: () => inject('testServer').superuserUrl }

function query(server: Pick<PostgresServer, 'superuserUrl'>, sql: string): Promise<unknown[]> {
  return withClient(server.superuserUrl('postgres'), async (client) => (await client.query(sql)).rows)
}

test('what was committed is there after kill -9, and the server comes back on its port', async () => {
  const options = await createOptions()
  const server = await start(options)
  await query(server, 'CREATE TABLE kept AS SELECT 42 AS answer')
  server.kill('SIGKILL')
  await server.exited

  const again = await start({ ...options, isPortFixed: true })
  expect(await query(again, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  expect(again.port).toBe(server.port)
})

test('a server whose parent was killed is taken over as it runs', async () => {
  const options = await createOptions()
  const server = await start(options)
  const adopted = await start({ ...options, port: 1 })

  expect(adopted).toMatchObject({ isAdopted: true, pid: server.pid, port: server.port })
  await adopted.stop()
  await server.exited
})

test('a pid file that names a stranger does not hold the server up', async () => {
  const options = await createOptions()
  const server = await start(options)
  server.kill('SIGKILL')
  await server.exited
  const pidFile = path.join(options.dir, 'postmaster.pid')
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)))

  expect(await start(options)).toMatchObject({ isAdopted: false })
})

test('a taken port gives way to a free one', async () => {
  const options = await createOptions()
  const other = createServer().listen(options.port, '127.0.0.1')
  onTestFinished(() => {
    other.close()
  })

  expect((await start(options)).port).not.toBe(options.port)
})

test('nobody gets in without the password, and a lost one is explained', async () => {
  const options = await createOptions()
  await start(options)

  await expect(startPostgres({ ...options, superuserPassword: 'another' })).rejects.toThrow(/refuses the password kept in secrets.json/)
})

test('names of any script sort, fold and match as people expect', async () => {
  const [row] = await query(
    testServer,
    `SELECT 'ÉMILE ŁUKASZ' ILIKE '%émile łu%' AS matches, array_agg(name ORDER BY name) AS names FROM unnest(array['Zoe', 'Émile', 'adam', 'Øyvind', 'Eve']) name`,
  )
  expect(row).toEqual({ matches: true, names: ['adam', 'Émile', 'Eve', 'Øyvind', 'Zoe'] })
})

test('neither login is a superuser, and the web process cannot leave its role', async () => {
  const roles = await query(
    testServer,
    `SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname IN ('handoff_app', 'handoff_owner', 'handoff_web')`,
  )

  expect(roles).toEqual(Array.from({ length: 3 }, () => ({ rolsuper: false, rolbypassrls: false })))
  await withClient(inject('testServer').webUrl, async (client) => {
    await client.query('SET ROLE handoff_app')
    await expect(client.query('SET ROLE handoff_owner')).rejects.toThrow('permission denied')
  })
})
