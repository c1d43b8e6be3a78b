import { decode } from 'next-auth/jwt'
import { z } from 'zod'
import { findCookie, sessionCookieName } from '#lib/platform/auth/session-cookie.ts'
import { env } from '#lib/platform/env.ts'

const tokenSchema = z.object({ sessionId: z.uuid() })

/** Opens the session id that the request's cookie holds; null without a cookie, or with one that is not ours or has expired. */
export async function readSessionId(headers: Headers): Promise<string | null> {
  const token = findCookie({ header: headers.get('cookie') ?? '', name: sessionCookieName() })
  if (!token) return null

  const payload = await openToken(token)
  const parsed = tokenSchema.safeParse(payload)

  return parsed.success ? parsed.data.sessionId : null
}

/** A cookie sealed with another secret, cut or expired is no cookie: whoever brings it has to sign in. */
async function openToken(token: string): Promise<unknown> {
  try {
    return await decode({ token, secret: env().NEXTAUTH_SECRET })
  } catch {
    return null
  }
}
