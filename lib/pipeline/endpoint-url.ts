import { env } from '#lib/platform/env.ts'

/** Address of an endpoint as Ashby is told it. */
export function endpointUrl(token: string): string {
  return new URL(`/api/webhooks/ashby/${token}`, env().APP_URL).href
}
