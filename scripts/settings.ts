import { existsSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { type Env, envSchema, findConflicts } from '#lib/platform/env.ts'
import { CommandError } from '#scripts/command-error.ts'
import type { openSecrets } from '#scripts/generated-secrets.ts'
import { rootDir } from '#scripts/paths.ts'

export type EnvironmentSource = Record<string, string | undefined>

/** What a start is asked to do, before ports are looked at and secrets made. */
export type StartSettings = {
  isProduction: boolean
  /** Absolute. */
  dataDir: string
  port: { port: number; isExplicit: boolean }
  /** Null where no sandbox is to run. */
  sandboxPort: { port: number; isExplicit: boolean } | null
  appUrl: string | null
  /** Null for the embedded PostgreSQL. */
  databaseUrl: string | null
  adminEmail: string | null
}

const defaultAdminEmail = 'admin@example.com'
const newKeyCommand = `node -e "console.log('main:' + require('crypto').randomBytes(32).toString('base64'))"`
const newSecretCommand = `node -e "console.log(require('crypto').randomBytes(32).toString('base64'))"`

/** Adds what `.env` in the checkout says; the real environment comes first. An empty value counts as unset. */
export function loadEnvironment(): EnvironmentSource {
  const file = path.join(rootDir, '.env')
  if (existsSync(file)) process.loadEnvFile(file)

  return dropEmpty(process.env)
}

/**
 * The environment without anything that configures Handoff, for starts that must not depend on whose machine it is.
 */
export function withoutSettings(source: EnvironmentSource): EnvironmentSource {
  const settings = new Set([...Object.keys(envSchema.shape), 'NODE_ENV', 'NODE_OPTIONS', 'NEXTAUTH_URL', 'SANDBOX_CONTROL_TOKEN'])

  return Object.fromEntries(Object.entries(source).filter(([key]) => !settings.has(key) && !key.startsWith('VITEST')))
}

/**
 * @throws CommandError that names every value at fault, or what has to be given before Handoff may start at all:
 * production makes nothing up, and keys made up here would be lost to whoever shares a database with others.
 */
export function readSettings(source: EnvironmentSource): StartSettings {
  assertValid(envSchema.partial(), source)
  const isProduction = read(source, 'HANDOFF_ENV') === 'production'
  const databaseUrl = source.DATABASE_URL ?? null
  assertKeysGiven(source, isProduction, databaseUrl)
  const hasSandbox = !isProduction && read(source, 'HANDOFF_SANDBOX') !== 'off'

  return {
    isProduction,
    dataDir: path.resolve(rootDir, read(source, 'HANDOFF_DATA_DIR')),
    port: { port: read(source, 'PORT'), isExplicit: source.PORT !== undefined },
    sandboxPort: hasSandbox ? { port: read(source, 'SANDBOX_PORT'), isExplicit: source.SANDBOX_PORT !== undefined } : null,
    appUrl: source.APP_URL === undefined ? null : read(source, 'APP_URL'),
    databaseUrl,
    adminEmail: read(source, 'HANDOFF_ADMIN_EMAIL') ?? (isProduction ? null : defaultAdminEmail),
  }
}

function assertKeysGiven(source: EnvironmentSource, isProduction: boolean, databaseUrl: string | null): void {
  const missing = [
    ...(isProduction && !databaseUrl
      ? ['  DATABASE_URL  a PostgreSQL 15 or newer of yours: the embedded one would need generated passwords']
      : []),
    ...(source.ENCRYPTION_KEYS === undefined && (isProduction || databaseUrl)
      ? [`  ENCRYPTION_KEYS  make one with: ${newKeyCommand}`]
      : []),
    ...(source.NEXTAUTH_SECRET === undefined && isProduction ? [`  NEXTAUTH_SECRET  make one with: ${newSecretCommand}`] : []),
  ]
  if (missing.length === 0) return

  const reason = isProduction
    ? 'With HANDOFF_ENV=production nothing is generated.'
    : 'With DATABASE_URL no keys are generated: what they seal would be lost to every other host of that database.'
  throw new CommandError(`${reason} Set and keep safe:\n${missing.join('\n')}`)
}

type SandboxPlace = { port: number; controlToken: string }

type ComposeOptions = {
  source: EnvironmentSource
  settings: StartSettings
  isDev: boolean
  port: number
  appUrl: string
  sandbox: SandboxPlace | null
  databaseUrls: { owner: string; web: string }
  secrets: ReturnType<typeof openSecrets>
}

export type ProgramEnvironments = { web: NodeJS.ProcessEnv; worker: NodeJS.ProcessEnv; sandbox: NodeJS.ProcessEnv }

/** What each program gets. The sandbox plays a stranger and gets none of our secrets. */
export function composeEnvironments(options: ComposeOptions): ProgramEnvironments {
  const { source, settings, isDev, port, appUrl, sandbox, databaseUrls, secrets } = options
  const common: NodeJS.ProcessEnv = {
    ...source,
    NODE_ENV: isDev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HANDOFF_DATA_DIR: settings.dataDir,
    HANDOFF_ENV: read(source, 'HANDOFF_ENV'),
    HANDOFF_SANDBOX: sandbox ? 'on' : 'off',
    ...(sandbox ? { SANDBOX_PORT: String(sandbox.port), SANDBOX_URL: source.SANDBOX_URL ?? `http://127.0.0.1:${sandbox.port}` } : {}),
  }
  const product: NodeJS.ProcessEnv = {
    ...common,
    PORT: String(port),
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    NEXTAUTH_SECRET: source.NEXTAUTH_SECRET ?? secrets.get('nextauthSecret'),
    ENCRYPTION_KEYS: source.ENCRYPTION_KEYS ?? secrets.get('encryptionKeys'),
  }
  const environments = {
    web: { ...product, DATABASE_URL: databaseUrls.web },
    worker: { ...product, DATABASE_URL: databaseUrls.owner },
    sandbox: { ...withoutSecrets(common), NODE_ENV: common.NODE_ENV, SANDBOX_CONTROL_TOKEN: sandbox?.controlToken },
  }
  assertValid(envSchema, environments.web)

  return environments
}

const secretKeys = [
  'NEXTAUTH_SECRET',
  'ENCRYPTION_KEYS',
  'DATABASE_URL',
  'HANDOFF_ADMIN_PASSWORD',
  'SMTP_URL',
  'OIDC_GOOGLE_CLIENT_SECRET',
  'OIDC_MICROSOFT_CLIENT_SECRET',
  'OIDC_CLIENT_SECRET',
  'STORAGE_S3_SECRET_ACCESS_KEY',
  'METRICS_TOKEN',
]

function withoutSecrets(source: EnvironmentSource): EnvironmentSource {
  return Object.fromEntries(Object.entries(source).filter(([key]) => !secretKeys.includes(key)))
}

function assertValid(schema: z.ZodType, environment: EnvironmentSource): void {
  const issues = schema.safeParse(environment).error?.issues ?? []
  const problems = [...issues.map(describeIssue), ...findConflicts(environment).map((line) => `  ${line}`)]
  if (problems.length === 0) return
  throw new CommandError(['The environment is not right:', ...problems, 'Each key is explained in .env.example.'].join('\n'))
}

function describeIssue(issue: z.core.$ZodIssue): string {
  return `  ${issue.path.join('.')}: ${issue.message}`
}

/** One validated value, its default where it is unset. */
function read<Key extends keyof Env>(source: EnvironmentSource, key: Key): Env[Key] {
  return envSchema.shape[key].parse(source[key]) as Env[Key]
}

function dropEmpty(source: EnvironmentSource): EnvironmentSource {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
}
