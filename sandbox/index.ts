import { readEnvironment } from './env.ts'
import { log } from './log.ts'
import { startSandbox } from './server.ts'

/** Starts the sandbox as a process of its own. */
async function main(): Promise<void> {
  const environment = readEnvironment()
  if (environment.isProduction)
    throw new Error('The Ashby sandbox does not run with HANDOFF_ENV=production: it stands in for Ashby and holds made-up people.')

  const sandbox = await startSandbox(environment).catch((error: unknown) => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    throw isTaken ? new Error(`Port ${environment.port} is taken. Set SANDBOX_PORT to a free one.`) : error
  })
  log.info({ url: sandbox.url }, 'the Ashby sandbox answers')

  let isStopping = false

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping) return
      isStopping = true
      void sandbox.close().then(() => process.exit(0))
    })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
