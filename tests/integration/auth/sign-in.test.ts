import { afterAll, describe, expect, test } from 'vitest'
import { closeRateLimits, countAttempt } from '#lib/platform/auth/rate-limit.ts'
import { db } from '#lib/platform/db/client.ts'
import { createPerson, PASSWORD } from '#tests/integration/access/tenants.ts'
import { openBrowser } from './browser.ts'

afterAll(closeRateLimits)

describe('signing in', () => {
  test('gives a cookie that the API knows, bound to a session row with address and end', async () => {
    const { email, userId } = await createPerson()
    const browser = openBrowser({ address: '203.0.113.20' })
    const { status, cookie } = await browser.signIn({ email: ` ${email.toUpperCase()} `, password: PASSWORD })

    expect(status).toBe(200)
    expect(cookie).toMatch(/Path=\/.*HttpOnly.*SameSite=Lax/i)
    expect(await browser.api('/me')).toMatchObject({ status: 200, body: { id: userId, email } })
    const session = await db().session.findFirstOrThrow({ where: { userId, ipAddress: '203.0.113.20' } })
    expect(session.expiresAt.getTime() - session.createdAt.getTime()).toBeCloseTo(30 * 24 * 60 * 60 * 1000, -4)
  })

  test('keeps nothing in the cookie but the sealed id of the session', async () => {
    const { email, userId } = await createPerson()
    const { cookie } = await openBrowser().signIn({ email, password: PASSWORD })

    expect(cookie).not.toContain(email)
    expect(cookie).not.toContain(userId)
  })

  test('refuses an unknown account and a wrong password in the same words, without a session cookie', async () => {
    const { email } = await createPerson()
    const wrong = await openBrowser().signIn({ email, password: 'not the password' })
    const unknown = await openBrowser().signIn({ email: 'nobody@test.example', password: 'not the password' })
    const noMail = await openBrowser().signIn({ email: 'nonsense', password: '' })

    expect(wrong).toMatchObject({ status: 401, cookie: null, body: { code: 'wrong_credentials' } })
    expect(unknown).toEqual(wrong)
    expect(noMail).toEqual(wrong)
  })

  test('takes the time of a password check for an unknown account, too', async () => {
    const { email } = await createPerson()
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 5; round += 1) {
      known.push(await timeOf(() => openBrowser({ address: `203.0.113.3${round}` }).signIn({ email, password: 'not the password' })))
      unknown.push(
        await timeOf(() => openBrowser({ address: `203.0.113.3${round}` }).signIn({ email: 'nobody@test.example', password: 'x' })),
      )
    }

    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.5)
  })

  test('needs the token of the page and a request from a page of this installation', async () => {
    const { email } = await createPerson()
    const response = await openBrowser().post('callback/credentials', { email, password: PASSWORD, csrfToken: 'invented' })

    expect(response.status).toBe(403)
    expect(response.headers.getSetCookie().join()).not.toContain('handoff.session')
  })

  test.each(['session', 'signin', 'providers', 'error', 'callback/credentials'])('leaves next-auth’s own GET %s closed', async (path) => {
    expect((await openBrowser().get(path)).status).toBe(404)
  })
})

describe('too many tries', () => {
  test('end the eleventh from one place, even with the right password, and say how long to wait', async () => {
    const { email } = await createPerson()
    const browser = openBrowser({ address: '203.0.113.50' })
    for (let attempt = 0; attempt < 10; attempt += 1) await browser.signIn({ email, password: 'not the password' })
    const refused = await browser.signIn({ email, password: PASSWORD })

    expect(refused).toMatchObject({ status: 429, cookie: null, body: { code: 'rate_limited' } })
    expect(JSON.stringify(refused.body)).toMatch(/Wait 1[45] minutes/)
    expect(Number(refused.retryAfter)).toBeGreaterThan(13 * 60)
    expect((await openBrowser({ address: '203.0.113.51' }).signIn({ email, password: PASSWORD })).status).toBe(200)
  })

  test('count for unknown accounts just as for known ones', async () => {
    const browser = openBrowser({ address: '203.0.113.60' })
    const answers: number[] = []
    for (let attempt = 0; attempt < 11; attempt += 1) {
      answers.push((await browser.signIn({ email: 'nobody-at-all@test.example', password: 'x' })).status)
    }

    expect(answers).toEqual([...Array<number>(10).fill(401), 429])
  })

  test('are forgotten once the password was right', async () => {
    const { email } = await createPerson()
    const browser = openBrowser({ address: '203.0.113.70' })
    for (let round = 0; round < 2; round += 1) {
      for (let attempt = 0; attempt < 9; attempt += 1) await browser.signIn({ email, password: 'not the password' })
      expect((await browser.signIn({ email, password: PASSWORD })).status).toBe(200)
    }
  })

  test('are counted exactly when many come at once, and stored without what they are about', async () => {
    const rule = { name: 'test-rule', attempts: 5, windowSeconds: 60 }
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => countAttempt([{ rule, key: 'somebody@test.example' }])))
    const rows = await db().rateLimit.findMany({ where: { key: { startsWith: 'test-rule' } } })

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.key).not.toContain('somebody')
  })
})

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await act()

  return performance.now() - startedAt
}
