import ipaddr from 'ipaddr.js'
import { z } from 'zod'

/** The one place that reads `process.env`. Each key has its line in `.env.example`, which `npm run check` compares with this schema. */
const url = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin)

const encryptionKeys = z
  .string()
  .regex(
    /^[\w-]+:[A-Za-z0-9+/=]{43,44}(,[\w-]+:[A-Za-z0-9+/=]{43,44})*$/,
    'Write it as id:base64 with 32 random bytes each, separated by commas; the first seals, all open.',
  )

function areAddressRanges(value: string): boolean {
  const parts = value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

  return parts.every((part) => ipaddr.isValid(part) || ipaddr.isValidCIDR(part))
}

export const envSchema = z.object({
  /** production generates nothing and starts no sandbox. */
  HANDOFF_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Where people and Ashby reach the web process, without a path. */
  APP_URL: url.default('http://localhost:3000'),
  HANDOFF_DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.string().min(1),
  NEXTAUTH_SECRET: z.string().min(32, 'Use at least 32 random characters.'),
  ENCRYPTION_KEYS: encryptionKeys,
  ASHBY_API_URL: url.default('https://api.ashbyhq.com'),
  HANDOFF_SANDBOX: z.enum(['on', 'off']).default('on'),
  SANDBOX_PORT: z.coerce.number().int().min(1).max(65535).default(4010),
  /** Where sandbox connections talk to; the only loopback address that outbound requests may reach. */
  SANDBOX_URL: url.optional(),
  HANDOFF_ADMIN_EMAIL: z.email().optional(),
  HANDOFF_ADMIN_PASSWORD: z.string().min(10).optional(),
  /** Addresses or CIDR ranges, separated by commas, whose X-Forwarded-For counts. */
  TRUSTED_PROXIES: z.string().refine(areAddressRanges, 'Write addresses or CIDR ranges like 10.0.0.0/8, separated by commas.').default(''),
  SMTP_URL: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Env = z.infer<typeof envSchema>

/** Parses an environment; throws one readable error that names every key at fault and never prints a value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = envSchema.safeParse(present)

  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The environment is not complete. See .env.example for every key.\n${lines.join('\n')}`)
  }

  return parsed.data
}

let cached: Env | undefined

/** The validated environment of this process. Read lazily, so that a build needs no secrets. */
export function env(): Env {
  cached ??= parseEnv(process.env)

  return cached
}

/** The level of the log, read without validating the rest, so that a refused environment can still be reported. */
export function logLevel(): string {
  return envSchema.shape.LOG_LEVEL.catch('info').parse(process.env.LOG_LEVEL || undefined)
}

/** The sandbox's origin, or null where sandbox connections cannot exist. */
export function sandboxUrl(): string | null {
  const { HANDOFF_ENV, HANDOFF_SANDBOX, SANDBOX_URL, SANDBOX_PORT } = env()
  if (HANDOFF_ENV === 'production' || HANDOFF_SANDBOX === 'off') return null

  return SANDBOX_URL ?? `http://127.0.0.1:${SANDBOX_PORT}`
}

/** next-auth reads its own address from NEXTAUTH_URL and nowhere else; it is the same as APP_URL, so nobody has to set both. */
export function exposeAppUrlToNextAuth(): void {
  process.env.NEXTAUTH_URL = env().APP_URL
}
