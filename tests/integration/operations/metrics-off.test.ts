import { expect, test } from 'vitest'
import { GET } from '#app/api/metrics/route.ts'

test('without METRICS_TOKEN the address of the metrics does not exist, whatever is sent', async () => {
  for (const authorization of ['', 'Bearer ', 'Bearer undefined'])
    expect((await GET(new Request('http://127.0.0.1/api/metrics', { headers: { authorization } }))).status).toBe(404)
})
