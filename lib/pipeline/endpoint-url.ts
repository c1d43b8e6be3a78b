import { env } from '#lib/platform/env.ts'

/** Address of an endpoint as Ashby is told it. */
export function endpointUrl(token: string, appUrl: string = env().APP_URL): string {
  return new URL(`/api/webhooks/ashby/${token}`, appUrl).href
}
