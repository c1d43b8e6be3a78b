import { type NextRequest, NextResponse } from 'next/server'
import { sessionCookieName } from '#lib/platform/auth/session-cookie.ts'
import { env } from '#lib/platform/env.ts'

/**
 * Sends whoever has no session cookie to sign in, and back afterwards. Only a convenience: every page and every procedure
 * checks the session itself.
 */
export function proxy(request: NextRequest): NextResponse {
  if (request.cookies.has(sessionCookieName())) return NextResponse.next()

  const { pathname, search } = request.nextUrl
  const signIn = new URL('/sign-in', env().APP_URL)
  if (pathname !== '/') signIn.searchParams.set('callbackUrl', `${pathname}${search}`)

  return NextResponse.redirect(signIn)
}

export const config = {
  // Pages only. Request bodies that pass through here are cut at 10 MB, so nothing that takes uploads may match; what stands under
  // /o belongs to candidates, who have no account, and names with a dot are files.
  matcher: ['/((?!api/|api$|_next/|o/|sign-in$|.*\\.).*)'],
}
