import { isDatabaseUp } from '#lib/platform/db/health.ts'

export const dynamic = 'force-dynamic'

const DATABASE_TIMEOUT_MS = 3_000

/** For load balancers: whether this process can serve. Strangers may ask, so it says nothing else. */
export async function GET(): Promise<Response> {
  const isUp = await isDatabaseUp({ timeoutMs: DATABASE_TIMEOUT_MS })

  return Response.json({ status: isUp ? 'ok' : 'unavailable' }, { status: isUp ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
