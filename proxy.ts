import { type NextRequest, NextResponse } from 'next/server'
import { sessionCookieName } from '#lib/platform/auth/session-cookie.ts'
import { env } from '#lib/platform/env.ts'

/** Pages for whoever has no session, with everything below them. */
const PUBLIC_PAGES = ['sign-in', 'sign-up', 'password-reset', 'invitation', 'outbox']

/**
 * Sends whoever has no session cookie to sign in, and back afterwards. Only a convenience: every page and every procedure
 * checks the session itself. The addresses of public pages can hold tokens: no other page is told of them, and nothing keeps them.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  if (PUBLIC_PAGES.includes(pathname.split('/')[1] ?? '')) {
    const response = NextResponse.next()
    response.headers.set('Referrer-Policy', 'no-referrer')
    response.headers.set('X-Robots-Tag', 'noindex, nofollow')

    return response
  }
  if (request.cookies.has(sessionCookieName())) return NextResponse.next()

  const signIn = new URL('/sign-in', env().APP_URL)
  if (pathname !== '/') signIn.searchParams.set('callbackUrl', `${pathname}${search}`)

  return NextResponse.redirect(signIn)
}

export const config = {
  // Pages only. Request bodies that pass through here are cut at 10 MB, so nothing that takes uploads may match; what stands under
  // /o belongs to candidates, who have no account, and names with a dot are files.
  matcher: ['/((?!api/|api$|_next/|o/|.*\\.).*)'],
}
