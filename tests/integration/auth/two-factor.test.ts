import { TOTP, URI } from 'otpauth'
import { afterAll, describe, expect, test } from 'vitest'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { db } from '#lib/platform/db/client.ts'
import { createPerson, createTenant, PASSWORD } from '#tests/integration/access/tenants.ts'
import { openBrowser } from './browser.ts'
import { mintLink } from './links.ts'

afterAll(closeRateLimits)

type Browser = ReturnType<typeof openBrowser>
type App = { email: string; userId: string; browser: Browser; totp: TOTP; recoveryCodes: string[] }

const post = (browser: Browser, path: string, body: unknown) => browser.api(path, { method: 'POST', body })
const wrong = '000000'

/** The code of now, or of the step after it. Both are taken even if the step ends before they arrive. */
function codeOf(totp: TOTP, step: 0 | 1 = 0): string {
  return totp.generate({ timestamp: Date.now() + step * 30_000 })
}

async function signedIn(email: string): Promise<Browser> {
  const browser = openBrowser()
  await browser.signIn({ email, password: PASSWORD })

  return browser
}

async function begin(browser: Browser): Promise<TOTP> {
  const { body } = await post(browser, '/me/two-factor', { password: PASSWORD })
  const parsed = URI.parse(String(body.uri))
  if (!(parsed instanceof TOTP)) throw new Error('The address is not one of a time-based app.')

  return parsed
}

/** Somebody whose app counts, and who has used no code yet: the one of setting it up is taken back, so that no test waits for the next. */
async function withApp(person: { email: string; userId: string } | null = null): Promise<App> {
  const { email, userId } = person ?? (await createPerson())
  const browser = await signedIn(email)
  const totp = await begin(browser)
  const { status, body } = await post(browser, '/me/two-factor/confirm', { code: codeOf(totp) })
  expect(status).toBe(200)
  await db().twoFactor.update({ where: { userId }, data: { lastStep: 0 } })

  return { email, userId, browser, totp, recoveryCodes: body.recoveryCodes as string[] }
}

describe('setting up an authenticator app', () => {
  test('needs the password, shows secret and address once, and stores neither in the clear', async () => {
    const { email, userId } = await createPerson()
    const browser = await signedIn(email)
    for (const body of [{}, { password: 'not the password' }]) {
      expect(await post(browser, '/me/two-factor', body)).toMatchObject({
        status: 400,
        body: { data: { fields: { password: 'This is not your current password.' } } },
      })
    }
    const { body } = await post(browser, '/me/two-factor', { password: PASSWORD })

    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(body.uri).toContain('otpauth://totp/Handoff')
    const stored = await db().twoFactor.findUniqueOrThrow({ where: { userId } })
    expect(stored.secretSealed).not.toContain(String(body.secret))
    expect(await browser.api('/me/two-factor')).toMatchObject({ body: { confirmedAt: null, recoveryCodesLeft: 0 } })
  })

  test('counts once its first code was right: this session has taken the second step, every other one ends', async () => {
    const { email, userId } = await createPerson()
    const elsewhere = await signedIn(email)
    const browser = await signedIn(email)
    const totp = await begin(browser)
    expect((await openBrowser().signIn({ email, password: PASSWORD })).status).toBe(200)
    expect(await post(browser, '/me/two-factor/confirm', { code: wrong })).toMatchObject({
      status: 400,
      body: { data: { fields: { code: expect.stringContaining('wrong') } } },
    })
    const spaced = codeOf(totp).replace(/^(...)/, '$1 ')
    const { body } = await post(browser, '/me/two-factor/confirm', { code: spaced })

    expect(body.recoveryCodes).toHaveLength(10)
    expect(new Set(body.recoveryCodes as string[]).size).toBe(10)
    expect((body.recoveryCodes as string[])[0]).toMatch(/^([0-9a-z]{5}-){3}[0-9a-z]{5}$/)
    expect((await elsewhere.api('/me')).status).toBe(401)
    const [session] = await db().session.findMany({ where: { userId, revokedAt: null } })
    expect(session?.method).toBe('PasswordAndCode')
    expect(await browser.api('/me/two-factor')).toMatchObject({ body: { confirmedAt: expect.any(String), recoveryCodesLeft: 10 } })
  })

  test('cannot replace an app that counts', async () => {
    const { browser } = await withApp()

    expect(await post(browser, '/me/two-factor', { password: PASSWORD })).toMatchObject({ status: 409 })
    expect(await post(browser, '/me/two-factor/confirm', { code: wrong })).toMatchObject({ status: 409 })
  })

  test('opens an organization that asks for a second step, and switching it off closes it again', async () => {
    const { slug, scope, admin } = await createTenant()
    await db().organization.update({ where: { id: scope.organizationId }, data: { requiresTwoFactor: true } })
    const headers = { 'Handoff-Organization': slug }
    const before = await signedIn(admin.email)
    expect(await before.api('/organization', { headers })).toMatchObject({ status: 403, body: { code: 'two_factor_required' } })

    const { browser, totp } = await withApp(admin)
    expect((await browser.api('/organization', { headers })).status).toBe(200)
    expect((await post(browser, '/me/two-factor/remove', { code: codeOf(totp) })).status).toBe(200)
    expect(await browser.api('/organization', { headers })).toMatchObject({ status: 403, body: { code: 'two_factor_required' } })
  })
})

describe('signing in with an app that counts', () => {
  test('asks for a code only after the password was right, and takes it once', async () => {
    const { email, totp, userId } = await withApp()
    const code = codeOf(totp)

    expect(await openBrowser().signIn({ email, password: 'not the password', code })).toMatchObject({ body: { code: 'wrong_credentials' } })
    expect(await openBrowser().signIn({ email, password: PASSWORD })).toMatchObject({
      status: 401,
      cookie: null,
      body: { code: 'code_needed' },
    })
    expect(await openBrowser().signIn({ email, password: PASSWORD, code: wrong })).toMatchObject({
      status: 401,
      cookie: null,
      body: { code: 'wrong_code' },
    })
    const both = await Promise.all([1, 2].map(() => openBrowser().signIn({ email, password: PASSWORD, code })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
    expect((await openBrowser().signIn({ email, password: PASSWORD, code })).status).toBe(401)
    const session = await db().session.findFirstOrThrow({ where: { userId }, orderBy: { id: 'desc' } })
    expect(session.method).toBe('PasswordAndCode')
  })

  test('refuses a code that is older than one that was used', async () => {
    const { email, totp } = await withApp()
    expect((await openBrowser().signIn({ email, password: PASSWORD, code: codeOf(totp, 1) })).status).toBe(200)

    expect((await openBrowser().signIn({ email, password: PASSWORD, code: codeOf(totp) })).status).toBe(401)
  })

  test('takes a recovery code in the same place, however it is typed, and each once', async () => {
    const { email, recoveryCodes, browser } = await withApp()
    const [first = '', second = ''] = recoveryCodes

    expect((await openBrowser().signIn({ email, password: PASSWORD, code: ` ${first.toUpperCase()} ` })).status).toBe(200)
    expect((await openBrowser().signIn({ email, password: PASSWORD, code: first })).status).toBe(401)
    expect((await openBrowser().signIn({ email, password: PASSWORD, code: second.replaceAll('-', '') })).status).toBe(200)
    expect(await browser.api('/me/two-factor')).toMatchObject({ body: { recoveryCodesLeft: 8 } })
  })

  test('limits guesses for the account, wherever they come from, and a success buys no more', async () => {
    const { email, recoveryCodes } = await withApp()
    const guess = async (index: number, code: string) =>
      (await openBrowser({ address: `203.0.113.${index}` }).signIn({ email, password: PASSWORD, code })).status
    const statuses: number[] = []
    for (let index = 0; index < 9; index += 1) statuses.push(await guess(index, wrong))
    statuses.push(await guess(20, recoveryCodes[0] ?? ''), await guess(21, wrong), await guess(22, recoveryCodes[1] ?? ''))

    expect(statuses).toEqual([...Array<number>(9).fill(401), 200, 401, 429])
  })

  test('still asks for a code after the password was set anew by mail', async () => {
    const { email, totp } = await withApp()
    await post(openBrowser({ address: '198.51.100.201' }), '/password-reset', { email })
    const { token } = await mintLink(email)
    await post(openBrowser(), '/password-reset/complete', { token, newPassword: 'another long one' })

    expect(await openBrowser().signIn({ email, password: 'another long one' })).toMatchObject({ body: { code: 'code_needed' } })
    expect((await openBrowser().signIn({ email, password: 'another long one', code: codeOf(totp) })).status).toBe(200)
  })
})

describe('leaving and renewing', () => {
  test('needs a code: of the app, or a recovery code for whoever lost it', async () => {
    const { browser, email, userId, recoveryCodes } = await withApp()
    const [first = '', second = ''] = recoveryCodes
    expect((await post(browser, '/me/two-factor/remove', { code: wrong })).status).toBe(400)
    const { body } = await post(browser, '/me/two-factor/recovery-codes', { code: first })
    expect(body.recoveryCodes).toHaveLength(10)
    expect((await post(browser, '/me/two-factor/remove', { code: second })).status).toBe(400)
    expect((await post(browser, '/me/two-factor/remove', { code: (body.recoveryCodes as string[])[0] })).status).toBe(200)

    expect((await openBrowser().signIn({ email, password: PASSWORD })).status).toBe(200)
    expect(await db().recoveryCode.count({ where: { userId } })).toBe(0)
  })

  test('refuses what is no code at its field', async () => {
    const { browser } = await withApp()

    expect(await post(browser, '/me/two-factor/remove', { code: 'let me out' })).toMatchObject({
      status: 400,
      body: { data: { fields: { code: 'Enter the six digits that the app shows, or one of your recovery codes.' } } },
    })
  })
})
