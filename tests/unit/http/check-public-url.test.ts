import { expect, test } from 'vitest'
import { checkPublicUrl } from '#lib/platform/http/check-public-url.ts'
import type { ResolveHost } from '#lib/platform/http/guarded-agent.ts'

const resolvesTo =
  (...addresses: string[]): ResolveHost =>
  (_host, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
const check = (resolveHost: ResolveHost, url = 'https://hooks.example/path?key=secret') => checkPublicUrl({ url, resolveHost })

test('lets through what leads outside, by name and by number', async () => {
  await expect(check(resolvesTo('93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'))).resolves.toBeUndefined()
  await expect(check(resolvesTo('10.0.0.1'), 'https://93.184.215.14/')).resolves.toBeUndefined()
})

test.each([
  [['127.0.0.1'], 'this machine itself'],
  [['93.184.215.14', '10.0.0.1'], 'a private network'],
  [['169.254.169.254'], 'link-local'],
  [['fe80::1'], 'link-local'],
  [['100.64.0.1'], 'the inside of a provider'],
  [['64:ff9b::a00:1'], 'a reserved address'],
])('refuses a name that leads to %j and says what that is, without the path of the address', async (addresses, words) => {
  const refusal = await check(resolvesTo(...addresses)).catch((error: unknown) => error)

  expect(refusal).toMatchObject({ code: 'outbound_refused', retry: 'no', fields: { url: expect.stringContaining(words) } })
  expect((refusal as Error).message).not.toContain('secret')
})

test('says that a name leads nowhere', async () => {
  const nowhere: ResolveHost = (_host, callback) => callback(new Error('ENOTFOUND'), [])

  await expect(check(nowhere)).rejects.toMatchObject({
    code: 'invalid_input',
    fields: { url: expect.stringContaining('could not be found') },
  })
  await expect(check(resolvesTo())).rejects.toMatchObject({ code: 'invalid_input' })
})
