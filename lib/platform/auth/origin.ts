import { readBearer } from '#lib/platform/auth/bearer.ts'
import { env } from '#lib/platform/env.ts'
import { AppError } from '#lib/platform/errors.ts'

const READING_METHODS = ['GET', 'HEAD']

/**
 * Refuses a write that did not come from a page of this installation: a browser sends the cookie along from anywhere, but it cannot
 * lie about `Origin`. The body must be of a type that a plain form cannot send: JSON unless said otherwise. Reads pass, because they never change anything.
 * With a bearer token the cookie counts for nothing, and no page of others can send one along: then `Origin` is not asked.
 * @throws AppError `forbidden`, `invalid_input`.
 */
export function assertSameOrigin(
  { method, headers }: { method: string; headers: Headers },
  { contentType = 'application/json' }: { contentType?: string } = {},
): void {
  if (READING_METHODS.includes(method)) return

  const { APP_URL } = env()
  if (readBearer(headers) === null && headers.get('origin') !== APP_URL) {
    throw new AppError({
      code: 'forbidden',
      retry: 'no',
      userMessage: `This request did not come from a page of Handoff. Open Handoff at ${APP_URL} and try again there.`,
    })
  }

  const hasBody = headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > 0
  if (hasBody && readType(headers.get('content-type')) !== contentType) {
    throw new AppError({
      code: 'invalid_input',
      retry: 'no',
      userMessage: `Send the body with the header Content-Type: ${contentType}.`,
    })
  }
}

/** The type without its parameters. */
function readType(contentType: string | null): string | undefined {
  return contentType?.split(';')[0]?.trim().toLowerCase()
}
