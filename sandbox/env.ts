import { z } from 'zod'

export type SandboxEnvironment = {
  port: number
  dataDir: string
  /** Null when unset: one is then made once per installation and kept beside the state. */
  controlToken: string | null
  /** Multiplies the delays between attempts of a webhook; 1 is Ashby's own schedule. */
  retryFactor: number
  isProduction: boolean
}

const schema = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4010),
  HANDOFF_DATA_DIR: z.string().min(1).default('.data'),
  SANDBOX_CONTROL_TOKEN: z.string().min(16).optional(),
  SANDBOX_RETRY_FACTOR: z.coerce.number().min(0).default(1),
  HANDOFF_ENV: z.string().default('development'),
})

/** How much the log says: a level of pino, or silent. */
export function readLogLevel(source: NodeJS.ProcessEnv = process.env): string {
  return z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).catch('info').parse(source.LOG_LEVEL)
}

/**
 * Reads the sandbox's environment variables; an empty one counts as unset.
 * @throws an Error whose message names every variable that is wrong.
 */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): SandboxEnvironment {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(present)

  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The sandbox cannot start with this environment. ${problems.join('; ')}`)
  }

  return {
    port: parsed.data.SANDBOX_PORT,
    dataDir: parsed.data.HANDOFF_DATA_DIR,
    controlToken: parsed.data.SANDBOX_CONTROL_TOKEN ?? null,
    retryFactor: parsed.data.SANDBOX_RETRY_FACTOR,
    isProduction: parsed.data.HANDOFF_ENV === 'production',
  }
}
