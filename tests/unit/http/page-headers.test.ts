import { expect, test } from 'vitest'
import nextConfig from '../../../next.config.ts'

/** The names of the headers that the web process itself puts on what stands at an address, where they win over a route's own. */
async function listHeaders(path: string): Promise<string[]> {
  const rules = (await nextConfig.headers?.()) ?? []
  const matches = (source: string) => new RegExp(`^${source.replace(':path*', '.*')}$`).test(path)

  return rules.flatMap(({ source, headers }) => (matches(source) ? headers.map(({ key }) => key) : []))
}

test.each(['/', '/sign-in', '/acme/offers', '/api/v1/offers', '/outbox', '/organization'])(
  '%s gets the policy of all pages',
  async (path) => {
    expect(await listHeaders(path)).toEqual(expect.arrayContaining(['Content-Security-Policy', 'Referrer-Policy', 'X-Frame-Options']))
  },
)

test.each(['/o/token', '/o/token/certificate', '/api/files/documents/1'])('%s says its own, stricter one', async (path) => {
  const headers = await listHeaders(path)

  expect(headers).toEqual(expect.arrayContaining(['X-Frame-Options', 'X-Content-Type-Options']))
  expect(headers).not.toContain('Content-Security-Policy')
  expect(headers).not.toContain('Referrer-Policy')
})
