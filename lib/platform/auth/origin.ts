import { env } from '#lib/platform/env.ts'
import { AppError } from '#lib/platform/errors.ts'

const READING_METHODS = ['GET', 'HEAD']

/**
 * Refuses a write that did not come from a page of this installation: a browser sends the cookie along from anywhere, but it cannot
 * lie about `Origin`. The body must be JSON, which a plain form cannot send. Reads pass, because they never change anything.
 * @throws AppError `forbidden`, `invalid_input`.
 */
export function assertSameOrigin({ method, headers }: { method: string; headers: Headers }): void {
  if (READING_METHODS.includes(method)) return

  const { APP_URL } = env()
  if (headers.get('origin') !== APP_URL) {
    throw new AppError({
      code: 'forbidden',
      retry: 'no',
      userMessage: `This request did not come from a page of Handoff. Open Handoff at ${APP_URL} and try again there.`,
    })
  }

  const hasBody = headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > 0
  if (hasBody && !isJson(headers.get('content-type'))) {
    throw new AppError({
      code: 'invalid_input',
      retry: 'no',
      userMessage: 'Send the body as JSON, with the header Content-Type: application/json.',
    })
  }
}

function isJson(contentType: string | null): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === 'application/json'
}
