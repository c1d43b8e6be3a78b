import { timingSafeEqual } from 'node:crypto'
import { hashToken } from '../crypto/tokens.ts'
import { env } from '../env.ts'
import { readBearer } from './bearer.ts'

/** Whether a request shows METRICS_TOKEN; `off` where none is set, so that nobody can. Takes the same time however much of a token is right. */
export function checkMetricsToken(headers: Headers): 'right' | 'wrong' | 'off' {
  const { METRICS_TOKEN } = env()
  if (METRICS_TOKEN === undefined) return 'off'

  return timingSafeEqual(hashToken(readBearer(headers) ?? ''), hashToken(METRICS_TOKEN)) ? 'right' : 'wrong'
}
