import type { TestProject } from 'vitest/node'
import type { ProgramEnvironments } from '#scripts/settings.ts'
import { startStack } from '#scripts/stack.ts'
import { createTemporaryData } from '#scripts/temporary-data.ts'
import { testStackOptions } from '#scripts/test-stack.ts'
import { signIn } from '#tests/setup/api-session.ts'

/** A whole running Handoff as test files see it. Its parts are found by the record that it keeps in its data folder. */
export type FaultStack = {
  appUrl: string
  sandboxUrl: string
  controlToken: string
  /** The owner's address of the database. */
  databaseUrl: string
  dataDir: string
  /** Of somebody who may make organizations. */
  cookie: string
  environments: Pick<ProgramEnvironments, 'web' | 'worker'>
}

declare module 'vitest' {
  export interface ProvidedContext {
    faultStack: FaultStack
  }
}

/** Starts one stack for the whole run. Whatever test files kill of it is started again here, as in real life. */
export default async function startFaultStack(project: TestProject): Promise<() => Promise<void>> {
  const data = createTemporaryData()
  const stack = await startStack(await testStackOptions(data.dir))
  const { appUrl, sandboxUrl, controlToken, databaseUrl, dataDir, adminEmail, adminPassword, environments } = stack
  if (!sandboxUrl || !controlToken) throw new Error('The stack of the fault tests has no sandbox.')
  const cookie = await signIn({ appUrl, email: adminEmail ?? '', password: adminPassword ?? '' })
  const { web, worker } = environments
  project.provide('faultStack', { appUrl, sandboxUrl, controlToken, databaseUrl, dataDir, cookie, environments: { web, worker } })

  return async () => {
    await stack.stop()
    data.remove()
  }
}
