import { env } from '#lib/platform/env.ts'

/** How long a sign-in lasts at most, in seconds: 30 days. The cookie and its session row end together. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60

/** Whether the installation is reached over TLS, so that its cookies never travel without. */
export function isSecureInstallation(): boolean {
  return env().APP_URL.startsWith('https:')
}

/** The `__Host-` prefix makes browsers refuse a cookie of this name that a neighbouring subdomain set. */
export function sessionCookieName(): string {
  return isSecureInstallation() ? '__Host-handoff.session' : 'handoff.session'
}

/** One cookie of a `Cookie` header, undecoded. */
export function findCookie({ header, name }: { header: string; name: string }): string | null {
  for (const pair of header.split(';')) {
    const separator = pair.indexOf('=')
    if (separator > 0 && pair.slice(0, separator).trim() === name) return pair.slice(separator + 1).trim()
  }

  return null
}
