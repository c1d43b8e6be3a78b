import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { findSmtpUrlProblem } from './mail/smtp-url.ts'

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

const smtpUrl = z.string().superRefine((value, ctx) => {
  const problem = findSmtpUrlProblem(value)
  if (problem) ctx.addIssue(problem)
})

/** What a provider calls itself, with a path where it has one. Secrets travel to it: without TLS only on this machine. */
const issuer = z
  .url({ protocol: /^https?$/ })
  .refine(
    (value) =>
      !URL.canParse(value) || new URL(value).protocol === 'https:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(value).hostname),
    'Write an address that begins with https://.',
  )

const sender = /^([^<>\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u

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
  /** open: whoever can read mail at an address makes an account and an organization. invite: only who is invited gets one. */
  HANDOFF_SIGNUP: z.enum(['open', 'invite']).default('invite'),
  /** Providers that people can sign in through, each switched on by its keys. */
  OIDC_GOOGLE_CLIENT_ID: z.string().optional(),
  OIDC_GOOGLE_CLIENT_SECRET: z.string().optional(),
  OIDC_MICROSOFT_CLIENT_ID: z.string().optional(),
  OIDC_MICROSOFT_CLIENT_SECRET: z.string().optional(),
  /** Id or domain of the one directory whose people may sign in, or `organizations` for all. */
  OIDC_MICROSOFT_TENANT: z
    .string()
    .regex(/^[\w.-]+$/, 'Write the id or the domain of a directory, or organizations.')
    .optional(),
  /** Any other provider that speaks OpenID Connect. */
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What its button says: "Continue with …". */
  OIDC_NAME: z.string().max(40).optional(),
  /** The mail server. Unset, mails go to the outbox page, and in production nowhere. */
  SMTP_URL: smtpUrl.optional(),
  /** Whom mails come from; unset, no-reply at the host of APP_URL. */
  MAIL_FROM: z.string().regex(sender, 'Write it as Handoff <no-reply@example.com>, or only the address.').optional(),
  /** S3-compatible storage of files; unset, a folder under HANDOFF_DATA_DIR holds them. May have a path, as some vendors' addresses do. */
  STORAGE_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  STORAGE_S3_BUCKET: z.string().optional(),
  STORAGE_S3_REGION: z.string().optional(),
  STORAGE_S3_ACCESS_KEY_ID: z.string().optional(),
  STORAGE_S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** on: the bucket stands in the path of the address, as most vendors take it; off: in the host's name. */
  STORAGE_S3_PATH_STYLE: z.enum(['on', 'off']).default('on'),
  /** Whoever shows it may read /api/metrics and the numbers of /api/health; unset, nobody may. */
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'Use at least 16 random characters, without spaces.')
    .optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Env = z.infer<typeof envSchema>

/** Keys that mean something only together: all of one group are set, or none. */
const keyGroups: readonly (readonly (keyof Env)[])[] = [
  ['OIDC_GOOGLE_CLIENT_ID', 'OIDC_GOOGLE_CLIENT_SECRET'],
  ['OIDC_MICROSOFT_CLIENT_ID', 'OIDC_MICROSOFT_CLIENT_SECRET', 'OIDC_MICROSOFT_TENANT'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'],
  ['STORAGE_S3_ENDPOINT', 'STORAGE_S3_BUCKET', 'STORAGE_S3_REGION', 'STORAGE_S3_ACCESS_KEY_ID', 'STORAGE_S3_SECRET_ACCESS_KEY'],
]

/**
 * One line for everything that cannot be as it is set: a group of keys that is set by half, keys that contradict each other. It stands
 * beside the schema and not in it, because a start checks a part of the environment first, and zod refuses to make a refined schema partial.
 */
export function findConflicts(source: Record<string, string | undefined>): string[] {
  const halfSet = keyGroups.flatMap((keys) => {
    const missing = keys.filter((key) => !source[key])
    if (missing.length === 0 || missing.length === keys.length) return []

    return [`${missing.join(', ')}: missing, while ${keys.filter((key) => source[key]).join(', ')} is set. Set all of them, or none.`]
  })
  const hasNoMail = source.HANDOFF_ENV === 'production' && !source.SMTP_URL

  return hasNoMail && source.HANDOFF_SIGNUP === 'open'
    ? [...halfSet, 'SMTP_URL: missing, while HANDOFF_SIGNUP is open. Who signs up gets a mail; set it, or HANDOFF_SIGNUP=invite.']
    : halfSet
}

/** Parses an environment; throws one readable error that names every key at fault and never prints a value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = envSchema.safeParse(present)
  const conflicts = findConflicts(present)

  if (!parsed.success || conflicts.length > 0) {
    const issues = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []
    const lines = [...issues, ...conflicts].map((line) => `  ${line}`)
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
