import { checkHealth } from '#lib/pipeline/check-health.ts'
import { checkMetricsToken } from '#lib/platform/auth/metrics-token.ts'

export const dynamic = 'force-dynamic'

/**
 * For load balancers: whether this process can serve. Strangers may ask, so it says one word; who shows METRICS_TOKEN is told the numbers too.
 * `degraded` is answered 200: pages and webhooks work, only nobody works on what is due.
 */
export async function GET(request: Request): Promise<Response> {
  const { status, queue } = await checkHealth()
  const details = checkMetricsToken(request.headers) === 'right' ? { queue } : {}

  return Response.json({ status, ...details }, { status: status === 'unavailable' ? 503 : 200, headers: { 'cache-control': 'no-store' } })
}
