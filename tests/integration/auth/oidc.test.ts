import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { listProviders } from '#lib/platform/auth/providers.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { db } from '#lib/platform/db/client.ts'
import { env } from '#lib/platform/env.ts'
import { createPerson, createTenant } from '#tests/integration/access/tenants.ts'
import { testEnvironment } from '#tests/setup/environment.ts'
import { startOidcServer } from '#tests/setup/oidc-server.ts'
import { openBrowser } from './browser.ts'

const { APP_URL } = testEnvironment
const provider = await startOidcServer({ redirectUri: `${APP_URL}/api/auth/callback/oidc` })
Object.assign(process.env, {
  OIDC_ISSUER: `${provider.issuer}/`,
  OIDC_CLIENT_ID: provider.clientId,
  OIDC_CLIENT_SECRET: provider.clientSecret,
  OIDC_NAME: 'Acme SSO',
})

beforeEach(() => {
  env().HANDOFF_SIGNUP = 'invite'
})

afterAll(async () => {
  await provider.close()
  await closeRateLimits()
})

type Browser = ReturnType<typeof openBrowser>

/** Brings the provider's answer back, as the browser does. */
async function bringBack(browser: Browser, { search }: Pick<URL, 'search'>) {
  const response = await browser.get(`callback/oidc${search}`)
  const hasSession = response.headers.getSetCookie().some((cookie) => cookie.startsWith('handoff.session=') && !/max-age=0/i.test(cookie))

  return { status: response.status, location: response.headers.get('location'), hasSession }
}

async function goToProvider(browser: Browser, callbackUrl?: string): Promise<URL> {
  const { body } = await browser.beginProviderSignIn('oidc', callbackUrl)

  return provider.walk(body.url ?? '')
}

async function signInThroughProvider(browser = openBrowser(), callbackUrl?: string) {
  return bringBack(browser, await goToProvider(browser, callbackUrl))
}

const refused = (problem: string) => ({ status: 303, location: `${APP_URL}/sign-in?problem=${problem}`, hasSession: false })

describe('signing in through a provider', () => {
  test('links the account of a verified address and goes on to the page that was asked for', async () => {
    const { email, userId } = await createPerson()
    const sub = randomUUID()
    provider.setAccount({ sub, email: email.toUpperCase(), email_verified: true })
    const browser = openBrowser()

    expect(await signInThroughProvider(browser, '/acme/offers?state=Published')).toEqual({
      status: 303,
      location: `${APP_URL}/acme/offers?state=Published`,
      hasSession: true,
    })
    expect(await browser.api('/me')).toMatchObject({ body: { id: userId, email } })
    expect(await db().identity.findMany({ where: { userId }, select: { issuer: true, subject: true } })).toEqual([
      { issuer: provider.issuer, subject: sub },
    ])
    expect(await browser.api('/me/sessions')).toMatchObject({ body: [{ isThisOne: true, method: 'Provider' }, {}] })
  })

  test('knows somebody who was linked once by their subject, whatever their address has become', async () => {
    const { email, userId } = await createPerson()
    const other = await createPerson()
    const sub = randomUUID()
    provider.setAccount({ sub, email, email_verified: true })
    await signInThroughProvider()
    provider.setAccount({ sub, email: other.email, email_verified: false })
    const browser = openBrowser()
    await signInThroughProvider(browser)

    expect(await browser.api('/me')).toMatchObject({ body: { id: userId } })
  })

  test.each([
    ['says is not verified', { email_verified: false }],
    ['does not say is verified', {}],
  ])('refuses an address that the provider %s, account or not', async (_, claims) => {
    const { email, userId } = await createPerson()
    provider.setAccount({ sub: randomUUID(), email, ...claims })
    expect(await signInThroughProvider()).toEqual(refused('email_unverified'))

    env().HANDOFF_SIGNUP = 'open'
    provider.setAccount({ sub: randomUUID(), email: `${randomUUID()}@test.example`, ...claims })
    expect(await signInThroughProvider()).toEqual(refused('email_unverified'))
    expect(await db().identity.count({ where: { userId } })).toBe(0)
  })

  test('makes no account where accounts are made by invitation', async () => {
    const email = `${randomUUID()}@test.example`
    provider.setAccount({ sub: randomUUID(), email, email_verified: true })

    expect(await signInThroughProvider()).toEqual(refused('sign_up_closed'))
    expect(await db().user.count({ where: { email } })).toBe(0)
  })

  test('makes one account where signing up is open, however many first sign-ins come at once, and it can found an organization', async () => {
    env().HANDOFF_SIGNUP = 'open'
    const email = `${randomUUID()}@test.example`
    provider.setAccount({ sub: randomUUID(), email, email_verified: true, name: 'Imani Achterberg' })
    const browsers = [openBrowser(), openBrowser(), openBrowser()]
    const addresses = await Promise.all(browsers.map((browser) => goToProvider(browser)))
    await Promise.all(browsers.map((browser, index) => bringBack(browser, addresses[index] ?? { search: '' })))

    expect(await db().user.count({ where: { email } })).toBe(1)
    const [browser = openBrowser()] = browsers
    expect(await browser.api('/me')).toMatchObject({ body: { name: 'Imani Achterberg', hasPassword: false, memberships: [] } })
    expect(await browser.api('/organizations', { method: 'POST', body: { name: 'Acme' } })).toMatchObject({ status: 200 })
  })

  test('is a second step of its own for organizations that ask for one', async () => {
    const { slug, scope, admin } = await createTenant()
    await db().organization.update({ where: { id: scope.organizationId }, data: { requiresTwoFactor: true } })
    provider.setAccount({ sub: randomUUID(), email: admin.email, email_verified: true })
    const browser = openBrowser()
    await signInThroughProvider(browser)

    expect((await browser.api('/organization', { headers: { 'Handoff-Organization': slug } })).status).toBe(200)
  })
})

describe('the way to the provider and back', () => {
  test('is guarded by state, nonce and PKCE, and takes nothing from the address of the request', async () => {
    const browser = openBrowser()
    const { csrfToken } = (await (await browser.get('csrf')).json()) as { csrfToken: string }
    const response = await browser.post('signin/oidc?scope=everything&prompt=none', { csrfToken })
    const { searchParams } = new URL(((await response.json()) as { url: string }).url)

    expect(searchParams.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)?.length, name).toBeGreaterThan(20)
    expect(searchParams.get('scope')).toBe('openid email profile')
    expect(searchParams.get('prompt')).toBeNull()
  })

  test('is refused with another state, in another browser, and the second time', async () => {
    const { email } = await createPerson()
    provider.setAccount({ sub: randomUUID(), email, email_verified: true })
    const browser = openBrowser()
    const address = await goToProvider(browser)
    const forged = new URL(address)
    forged.searchParams.set('state', 'invented')
    expect(await bringBack(openBrowser(), address)).toEqual(refused('provider_refused'))
    const attacked = openBrowser()
    for (const [name, value] of browser.cookies) attacked.cookies.set(name, value)
    expect(await bringBack(attacked, forged)).toEqual(refused('provider_refused'))

    expect(await bringBack(browser, address)).toMatchObject({ hasSession: true })
    expect(await bringBack(browser, address)).toEqual(refused('provider_refused'))
  })

  test('leads back to signing in for whoever changed their mind there', async () => {
    provider.setAccount(null)

    expect(await signInThroughProvider()).toEqual(refused('provider_refused'))
  })

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', `${APP_URL}.evil.example/`, '/api/auth/signout'])(
    'leads to %s for nobody',
    async (callbackUrl) => {
      const { email } = await createPerson()
      provider.setAccount({ sub: randomUUID(), email, email_verified: true })

      expect(await signInThroughProvider(openBrowser(), callbackUrl)).toMatchObject({ location: `${APP_URL}/`, hasSession: true })
    },
  )

  test('begins with a POST that carries the token of a page, at a provider that is switched on', async () => {
    expect(listProviders()).toEqual([{ id: 'oidc', name: 'Acme SSO' }])
    expect((await openBrowser().post('signin/oidc', { csrfToken: 'invented' })).status).toBe(403)
    expect((await openBrowser().get('signin/oidc')).status).toBe(404)
    expect((await openBrowser().beginProviderSignIn('google')).status).toBe(404)
    expect((await openBrowser().get('callback/google?code=x&state=y')).status).toBe(404)
  })

  test('says so when the provider cannot be reached', async () => {
    await provider.close()

    expect(await openBrowser().beginProviderSignIn('oidc')).toMatchObject({ status: 503, body: { code: 'provider_unavailable' } })
  })
})
