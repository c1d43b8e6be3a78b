import { describeOperations } from '#lib/pipeline/describe-operations.ts'
import { checkMetricsToken } from '#lib/platform/auth/metrics-token.ts'
import { log } from '#lib/platform/log.ts'

export const dynamic = 'force-dynamic'

/** Prometheus’ text of all processes, for who shows METRICS_TOKEN. Without one set the address does not exist. */
export async function GET(request: Request): Promise<Response> {
  const token = checkMetricsToken(request.headers)
  if (token === 'off') return answer({ status: 404, text: 'METRICS_TOKEN is not set.\n' })
  if (token === 'wrong') return answer({ status: 401, text: 'Send Authorization: Bearer with METRICS_TOKEN.\n' })

  try {
    return answer({ status: 200, ...(await describeOperations()) })
  } catch (err) {
    log.error({ err }, 'metrics could not be read')

    return answer({ status: 503, text: 'The database does not answer.\n' })
  }
}

type Answer = { status: number; text: string; contentType?: string }

function answer({ status, text, contentType = 'text/plain; charset=utf-8' }: Answer): Response {
  const challenge: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {}

  return new Response(text, { status, headers: { 'content-type': contentType, 'cache-control': 'no-store', ...challenge } })
}
