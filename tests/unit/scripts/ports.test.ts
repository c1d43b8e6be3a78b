import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { choosePort, findFreePorts } from '#scripts/ports.ts'

async function occupy(host?: string): Promise<number> {
  const server = createServer().listen(0, host)
  onTestFinished(() => {
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')

  return address.port
}

test.each(['127.0.0.1', undefined])('a port that was asked for and is taken on %s is refused with what to do', async (host) => {
  const port = await occupy(host)

  await expect(choosePort({ what: 'Handoff', key: 'PORT', port, isExplicit: true })).rejects.toThrow(
    `Handoff cannot use port ${port}: something else listens there. Stop it, or choose another port with PORT=${port + 1}.`,
  )
})

test('a default port that is taken gives way to a free one', async () => {
  const port = await occupy()
  const chosen = await choosePort({ what: 'Handoff', key: 'PORT', port, isExplicit: false })

  expect(chosen).toBeGreaterThan(port)
})

test('free ports are all different', async () => {
  const ports = await findFreePorts(20)

  expect(new Set(ports).size).toBe(20)
})
