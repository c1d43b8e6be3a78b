import { describe, expect, test } from 'vitest'
import { matchAshbySignature } from '#lib/sources/ashby/signature.ts'
import { makeOfferUpdate, signBody } from '#scripts/bench/load/signed-events.ts'
import { describeResult, isMet } from '#scripts/bench/report/describe-result.ts'
import { findMedian, findPercentile, roundFigure } from '#scripts/bench/report/statistics.ts'

describe('figures', () => {
  test('percentiles are values that were measured', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index)

    expect([findPercentile(values, 0.5), findPercentile(values, 0.95), findPercentile(values, 1)]).toEqual([50, 95, 100])
    expect(findMedian([3])).toBe(3)
    expect(findMedian([])).toBeNaN()
  })

  test.each([
    [1234.5, 1235],
    [12.345, 12.3],
    [0.12345, 0.123],
    [0, 0],
  ])('%d is told as %d', (value, told) => {
    expect(roundFigure(value)).toBe(told)
  })

  test('stand with their targets, and one that could not be measured meets none', () => {
    const lines = describeResult({
      figures: { ratio: 0.3, p95Ms: 301 },
      targets: [
        { figure: 'ratio', atLeast: 0.25 },
        { figure: 'p95Ms', atMost: 300 },
      ],
    })

    expect(lines).toEqual(['ratio         0.3  met: at least 0.25', 'p95Ms         301  MISSED: at most 300'])
    expect(isMet({ figure: 'ratio', atMost: 1 }, Number.NaN)).toBe(false)
  })
})

test('a made webhook has the wanted size, is an event of its own and is signed as Ashby signs', () => {
  const [one, other] = [makeOfferUpdate({ bytes: 4096 }), makeOfferUpdate({ bytes: 4096 })]
  const endpoint = { requestUrl: 'http://localhost:3000/api/webhooks/ashby/token', secretToken: 'secret' }
  const { path, headers } = signBody({ endpoint, body: one })

  expect(Buffer.byteLength(one)).toBe(4096)
  expect(JSON.parse(one).webhookActionId).not.toBe(JSON.parse(other).webhookActionId)
  expect(path).toBe('/api/webhooks/ashby/token')
  expect(matchAshbySignature({ header: headers['ashby-signature'] ?? null, rawBody: Buffer.from(one), secrets: ['secret'] })).toBe(0)
})
