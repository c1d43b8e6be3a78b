import { afterAll, describe, expect, test } from 'vitest'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { db } from '#lib/platform/db/client.ts'
import { createPerson, createTenant, PASSWORD } from '#tests/integration/access/tenants.ts'
import { openBrowser } from './browser.ts'

afterAll(closeRateLimits)

async function signedIn(email: string) {
  const browser = openBrowser()
  await browser.signIn({ email, password: PASSWORD })

  return browser
}

describe('a session', () => {
  test('ends on the server by signing out: the old cookie is worth nothing', async () => {
    const { email } = await createPerson()
    const browser = await signedIn(email)
    const stolen = new Map(browser.cookies)
    await browser.signOut()
    for (const [name, value] of stolen) browser.cookies.set(name, value)

    expect(await browser.api('/me')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
  })

  test('ends when its time is over', async () => {
    const { email, userId } = await createPerson()
    const browser = await signedIn(email)
    await db().session.updateMany({ where: { userId }, data: { expiresAt: new Date(Date.now() - 1) } })

    expect((await browser.api('/me')).status).toBe(401)
  })

  test('is not opened by a cookie of somebody else’s making', async () => {
    const browser = openBrowser()
    for (const value of ['', 'nonsense', 'a.b.c.d.e', 'eyJhbGciOiJub25lIn0.eyJzZXNzaW9uSWQiOiIxIn0.']) {
      browser.cookies.set('handoff.session', value)
      expect((await browser.api('/me')).status).toBe(401)
    }
  })

  test('is noted as seen at most every five minutes', async () => {
    const { email, userId } = await createPerson()
    const browser = await signedIn(email)
    const readSeen = async () => (await db().session.findFirstOrThrow({ where: { userId }, orderBy: { id: 'desc' } })).lastSeenAt.getTime()
    const first = await readSeen()
    await browser.api('/me')
    expect(await readSeen()).toBe(first)

    await db().session.updateMany({ where: { userId }, data: { lastSeenAt: new Date(first - 6 * 60 * 1000) } })
    await browser.api('/me')
    await expect.poll(readSeen).toBeGreaterThanOrEqual(first)
  })
})

describe('the list of one’s sessions', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0'

  test('names each by browser and address, this one marked, and nothing of others or of the past', async () => {
    const { email, userId } = await createPerson()
    await db().session.deleteMany({ where: { userId } })
    await signedIn((await createPerson()).email)
    const gone = await signedIn(email)
    await gone.signOut()
    const elsewhere = openBrowser({ address: '203.0.113.90' })
    await elsewhere.signIn({ email, password: PASSWORD })
    const here = await signedIn(email)
    await db().session.updateMany({ where: { userId, ipAddress: '203.0.113.90' }, data: { userAgent: firefox } })

    const { body } = await here.api('/me/sessions')
    expect(body).toHaveLength(2)
    expect(body).toMatchObject([
      { isThisOne: true, method: 'Password', ipAddress: '203.0.113.7' },
      { isThisOne: false, browser: 'Firefox on Linux', ipAddress: '203.0.113.90' },
    ])
  })

  test('ends one, or all but this one, at once', async () => {
    const { email, userId, sessionId } = await createPerson()
    const [here, second, third] = [await signedIn(email), await signedIn(email), await signedIn(email)]
    const newest = await db().session.findFirstOrThrow({ where: { userId }, orderBy: { id: 'desc' }, select: { id: true } })

    expect(await here.api(`/me/sessions/${newest.id}`, { method: 'DELETE' })).toMatchObject({ status: 200, body: { endedSessions: 1 } })
    expect((await third.api('/me')).status).toBe(401)
    expect((await here.api(`/me/sessions/${newest.id}`, { method: 'DELETE' })).status).toBe(404)
    expect(await here.api('/me/sessions', { method: 'DELETE' })).toMatchObject({ status: 200, body: { endedSessions: 2 } })
    expect((await second.api('/me')).status).toBe(401)
    expect((await here.api('/me')).status).toBe(200)
    expect((await here.api(`/me/sessions/${sessionId}`, { method: 'DELETE' })).status).toBe(404)
  })

  test('does not end those of somebody else, which are answered like none', async () => {
    const other = await createPerson()
    const here = await signedIn((await createPerson()).email)
    const foreign = await here.api(`/me/sessions/${other.sessionId}`, { method: 'DELETE' })
    const none = await here.api('/me/sessions/01890000-0000-7000-8000-000000000000', { method: 'DELETE' })

    expect(foreign.status).toBe(404)
    expect(foreign.body).toEqual(none.body)
    expect(await db().session.count({ where: { id: other.sessionId, revokedAt: null } })).toBe(1)
  })
})

describe('changing one’s password', () => {
  const change = (currentPassword: string, newPassword: string) => ({ method: 'POST', body: { currentPassword, newPassword } })

  test('ends every other session at once and keeps this one', async () => {
    const { email } = await createPerson()
    const here = await signedIn(email)
    const elsewhere = await signedIn(email)
    const answer = await here.api('/me/password', change(PASSWORD, 'a new and longer one'))

    // The other browser's, and the one the person was made with.
    expect(answer).toMatchObject({ status: 200, body: { endedSessions: 2 } })
    expect((await elsewhere.api('/me')).status).toBe(401)
    expect((await here.api('/me')).status).toBe(200)
    expect((await openBrowser().signIn({ email, password: PASSWORD })).status).toBe(401)
    expect((await openBrowser().signIn({ email, password: 'a new and longer one' })).status).toBe(200)
  })

  test('needs the current one, says so at its field, and is limited', async () => {
    const { email } = await createPerson()
    const browser = await signedIn(email)
    const wrong = await browser.api('/me/password', change('not the password', 'a new and longer one'))
    expect(wrong).toMatchObject({ status: 400, body: { data: { fields: { currentPassword: 'This is not your current password.' } } } })

    for (let attempt = 0; attempt < 9; attempt += 1) await browser.api('/me/password', change('not the password', 'a new and longer one'))
    expect((await browser.api('/me/password', change(PASSWORD, 'a new and longer one'))).status).toBe(429)
  })

  test('refuses a short one at its field', async () => {
    const { email } = await createPerson()
    const browser = await signedIn(email)

    expect(await browser.api('/me/password', change(PASSWORD, 'short'))).toMatchObject({
      status: 400,
      body: { data: { fields: { newPassword: 'Use at least 10 characters.' } } },
    })
  })
})

describe('a write', () => {
  test('from another origin, without an origin or as a form is refused and changes nothing', async () => {
    const { email, userId } = await createPerson()
    const browser = await signedIn(email)
    const body = { name: 'Somebody Else' }
    const refused: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: '' }, { 'content-type': 'text/plain' }]
    for (const headers of refused) {
      const { status } = await browser.api('/me', { method: 'PATCH', body, headers })
      expect([400, 403]).toContain(status)
    }

    expect(await db().user.findUnique({ where: { id: userId }, select: { name: true } })).toEqual({ name: 'Zoë Okonkwo' })
  })

  test('of one’s own name, theme and shortcuts is kept', async () => {
    const { email } = await createPerson()
    const browser = await signedIn(email)
    const body = { name: '  Zoë Abara ', theme: 'Dark', shortcuts: false }

    expect(await browser.api('/me', { method: 'PATCH', body })).toMatchObject({ status: 200, body: { ...body, name: 'Zoë Abara' } })
    expect(await browser.api('/me')).toMatchObject({ body: { ...body, name: 'Zoë Abara' } })
  })

  test('larger than the API takes is refused', async () => {
    const { email } = await createPerson()
    const browser = await signedIn(email)

    expect((await browser.api('/me', { method: 'PATCH', body: { name: 'x'.repeat(1_100_000) } })).status).toBe(413)
  })
})

test('every answer of the API can be found in the log and is kept by no cache', async () => {
  const { slug, admin } = await createTenant()
  const browser = await signedIn(admin.email)
  const { headers, status } = await browser.api('/organization', { headers: { 'Handoff-Organization': slug } })

  expect(status).toBe(200)
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers.get('cache-control')).toBe('no-store')
  expect((await browser.api('/no/such/address')).status).toBe(404)
})
