import { type Logger, pino } from 'pino'
import { logLevel } from './env.ts'

/** Keys that may carry a secret or somebody's data. They are removed wherever they stand up to three levels deep. */
const SENSITIVE_KEYS = [
  'authorization',
  'cookie',
  'apiKey',
  'secret',
  'secretToken',
  'password',
  'token',
  'email',
  'name',
  'body',
  'payload',
  'values',
  'salary',
]

const redactedPaths = SENSITIVE_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])

/**
 * Structured log of one process. Log ids (request, event, connection, organization), codes and durations;
 * never a name, an address, an amount, a key or a body.
 */
export const log: Logger = pino({
  base: null,
  level: logLevel(),
  redact: { paths: redactedPaths, remove: true },
  serializers: { err: serializeError },
})

/** Messages of third-party errors can quote values (a failed INSERT does), so only type, code and stack lines are kept. */
function serializeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }

  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)

  return {
    type: error.name,
    code,
    stack: frames.map((frame) => frame.trim()),
    cause: error.cause ? serializeError(error.cause) : undefined,
  }
}
