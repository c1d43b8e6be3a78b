import { connect, createServer } from 'node:net'
import { CommandError } from '#scripts/command-error.ts'
import { isErrno } from '#scripts/process-table.ts'

export type PortChoice = {
  /** What the port is for, as people know it: "Handoff", "The sandbox". */
  what: string
  /** The environment key that sets it. */
  key: string
  port: number
  /** A port that was asked for is never replaced by another one in silence. */
  isExplicit: boolean
  taken?: ReadonlySet<number>
}

const portTries = 100
const privilegedPortEnd = 1024

/** The port itself when it is free; for a default that is taken the next free one; for a given one a message that says what to do. */
export async function choosePort({ what, key, port, isExplicit, taken = new Set() }: PortChoice): Promise<number> {
  if (isExplicit) {
    const problem = await findPortProblem(port)
    if (problem === 'taken' || taken.has(port)) {
      throw new CommandError(
        `${what} cannot use port ${port}: something else listens there. Stop it, or choose another port with ${key}=${port + 1}.`,
      )
    }
    if (problem === 'forbidden') {
      throw new CommandError(
        `${what} may not use port ${port}: ports below ${privilegedPortEnd} need root. Choose another with ${key}=3000.`,
      )
    }

    return port
  }

  for (let candidate = port; candidate < port + portTries; candidate++) {
    if (!taken.has(candidate) && (await findPortProblem(candidate)) === null) return candidate
  }
  throw new CommandError(`${what} found no free port from ${port} to ${port + portTries - 1}. Choose one with ${key}=….`)
}

/** Ports nobody uses at this moment, all different: they are held together until the last one is found. */
export async function findFreePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, () => listen(0, '127.0.0.1')))

  return Promise.all(
    held.map(async (server) => {
      const address = server.address()
      await new Promise((resolve) => server.close(resolve))
      if (address === null || typeof address === 'string') throw new Error('A listening socket has no port')

      return address.port
    }),
  )
}

/**
 * Looks at the loopback and at all addresses: a server on either would collide with ours or take its visitors.
 * Connecting as well finds servers that share the port by SO_REUSEPORT.
 */
async function findPortProblem(port: number): Promise<'taken' | 'forbidden' | null> {
  if (await answers(port)) return 'taken'

  for (const host of ['127.0.0.1', undefined]) {
    try {
      const server = await listen(port, host)
      await new Promise((resolve) => server.close(resolve))
    } catch (error) {
      return isErrno(error, 'EACCES') ? 'forbidden' : 'taken'
    }
  }

  return null
}

function listen(port: number, host: string | undefined) {
  const server = createServer()

  return new Promise<typeof server>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host, exclusive: true }, () => resolve(server))
  })
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 500 })
    const finish = (isOpen: boolean) => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.once('connect', () => finish(true))
    socket.once('timeout', () => finish(true))
    socket.once('error', () => finish(false))
  })
}
