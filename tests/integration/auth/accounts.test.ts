import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { createToken } from '#lib/platform/crypto/tokens.ts'
import { db } from '#lib/platform/db/client.ts'
import { createPerson, PASSWORD } from '#tests/integration/access/tenants.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { openBrowser } from './browser.ts'
import { mintLink } from './links.ts'

process.env.HANDOFF_SIGNUP = 'open'

afterAll(closeRateLimits)

type Browser = ReturnType<typeof openBrowser>

let places = 0
/** A browser at an address of its own, so that no test uses up the tries of another. */
const openPlace = (): Browser => {
  places += 1

  return openBrowser({ address: `198.51.100.${places}` })
}
const post = (path: string, body: unknown, browser = openPlace()) => browser.api(path, { method: 'POST', body })
const newEmail = () => `${randomUUID()}@test.example`

async function beginSignUp(email = newEmail()) {
  expect(await post('/sign-up', { email })).toMatchObject({ status: 200, body: { isAsked: true } })

  return { email, ...(await mintLink(email)) }
}

async function beginReset(email: string) {
  await post('/password-reset', { email })

  return mintLink(email)
}

const details = { name: 'Zoë Okonkwo', password: 'a long enough one', organizationName: 'Ünïted Brew' }

describe('asking for a mail', () => {
  test.each(['/sign-up', '/password-reset'])('%s answers known and unknown addresses alike, and leaves both to the queue', async (path) => {
    const known = (await createPerson()).email
    const unknown = newEmail()
    const answers = [await post(path, { email: known }), await post(path, { email: unknown })].map(({ status, body }) => ({ status, body }))

    expect(answers[1]).toEqual(answers[0])
    const requests = await db().accountRequest.findMany({ where: { email: { in: [known, unknown] } } })
    expect(requests).toHaveLength(2)
    expect(await countMailJobs(requests.map(({ id }) => id))).toBe(2)
    expect(requests.every(({ expiresAt, createdAt }) => Math.abs(expiresAt.getTime() - createdAt.getTime() - 86_400_000) < 60_000)).toBe(
      true,
    )
  })

  test('is limited for one mailbox, whoever asks, known or not', async () => {
    for (const email of [newEmail(), (await createPerson()).email]) {
      const statuses: number[] = []
      for (let time = 0; time < 4; time += 1) statuses.push((await post('/password-reset', { email: ` ${email.toUpperCase()}` })).status)
      expect(statuses).toEqual([200, 200, 200, 429])
    }
  })

  test('is limited for one place that tries many addresses', async () => {
    const browser = openPlace()
    const statuses: number[] = []
    for (let time = 0; time < 21; time += 1) statuses.push((await post('/sign-up', { email: newEmail() }, browser)).status)
    expect(statuses).toEqual([...Array<number>(20).fill(200), 429])
  })

  test('removes what has expired', async () => {
    const { requestId, email } = await beginSignUp()
    await expire(requestId)
    await beginSignUp()

    expect(await db().accountRequest.count({ where: { email } })).toBe(0)
  })

  test('to sign up is refused in plain words where accounts are made by invitation', async () => {
    const { token } = await beginSignUp()
    const { env } = await import('#lib/platform/env.ts')
    env().HANDOFF_SIGNUP = 'invite'
    try {
      expect(await post('/sign-up', { email: newEmail() })).toMatchObject({ status: 403, body: { code: 'sign_up_closed' } })
      expect(await post('/sign-up/complete', { token, ...details })).toMatchObject({ status: 403 })
      expect(await post('/organizations', { name: 'X' }, await signedIn())).toMatchObject({ status: 403 })
    } finally {
      env().HANDOFF_SIGNUP = 'open'
    }
  })
})

describe('signing up', () => {
  test('makes the account and its organization, which its first member owns', async () => {
    const { email, token } = await beginSignUp()
    expect(await post('/sign-up/open', { token })).toMatchObject({ status: 200, body: { email } })
    const { body } = await post('/sign-up/complete', { token, ...details })
    expect(body).toMatchObject({ email, organizationSlug: expect.stringMatching(/^united-brew/) })

    const browser = openPlace()
    expect((await browser.signIn({ email, password: details.password })).status).toBe(200)
    expect(await browser.api('/me')).toMatchObject({
      body: {
        hasPassword: true,
        memberships: [{ organization: { slug: body.organizationSlug, name: 'Ünïted Brew' }, role: { id: 'Admin' } }],
      },
    })
  })

  test('by two at once with one link, and with two links of one address, has one winner', async () => {
    const first = await beginSignUp()
    const second = await beginSignUp(first.email)
    const tokens = [first.token, first.token, second.token, second.token]
    const answers = await Promise.all(tokens.map((token) => post('/sign-up/complete', { token, ...details })))

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404])
    expect(await db().user.count({ where: { email: first.email } })).toBe(1)
  })

  test('of two organizations of one name at once gives each its own address', async () => {
    const organizationName = `Twin ${randomUUID()}`
    const links = [await beginSignUp(), await beginSignUp(), await beginSignUp()]
    const answers = await Promise.all(links.map(({ token }) => post('/sign-up/complete', { token, ...details, organizationName })))

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set(answers.map(({ body }) => body.organizationSlug)).size).toBe(3)
  })

  test('never gives an organization the address of a page', async () => {
    const { token } = await beginSignUp()
    const { body } = await post('/sign-up/complete', { token, ...details, organizationName: 'API' })

    expect(body.organizationSlug).toBe('api-organization')
  })

  test('takes names with markup and other scripts as they are, without marks that turn the line', async () => {
    const { token, email } = await beginSignUp()
    const name = '<b>\u202eשרה</b>'
    const { body } = await post('/sign-up/complete', { token, ...details, name, organizationName: '株式会社' })

    expect(body.organizationSlug).toMatch(/^organization/)
    expect(await db().user.findUnique({ where: { email }, select: { name: true } })).toEqual({ name: '<b>שרה</b>' })
  })

  test('is written down in the log of the new organization', async () => {
    const { token } = await beginSignUp()
    const browser = openPlace()
    const { body } = await post('/sign-up/complete', { token, ...details })
    await browser.signIn({ email: String(body.email), password: details.password })
    const headers = { 'Handoff-Organization': String(body.organizationSlug) }

    expect(await browser.api('/audit', { headers })).toMatchObject({ body: { items: [{ action: 'organization.created' }] } })
  })

  test('leaves it to somebody with an account to make another organization', async () => {
    const browser = await signedIn()
    const { body, status } = await post('/organizations', { name: 'Second house' }, browser)

    expect(status).toBe(200)
    expect(await browser.api('/me')).toMatchObject({ body: { memberships: [{ organization: { slug: body.organizationSlug } }] } })
  })
})

describe('setting a new password', () => {
  test('ends every session, forgets failed tries and ends every other link of the address', async () => {
    const { email } = await createPerson()
    const elsewhere = openPlace()
    await elsewhere.signIn({ email, password: PASSWORD })
    const here = openPlace()
    for (let time = 0; time < 10; time += 1) await here.signIn({ email, password: 'not the password' })
    const older = await beginReset(email)
    const { token } = await beginReset(email)

    expect(await post('/password-reset/open', { token })).toMatchObject({ body: { email } })
    const answer = await post('/password-reset/complete', { token, newPassword: 'another long one' }, here)

    expect(answer).toMatchObject({ status: 200, body: { email } })
    expect((await elsewhere.api('/me')).status).toBe(401)
    expect((await here.signIn({ email, password: PASSWORD })).status).toBe(401)
    expect((await here.signIn({ email, password: 'another long one' })).status).toBe(200)
    expect((await post('/password-reset/open', { token: older.token })).status).toBe(404)
  })

  test('by two at once has one winner', async () => {
    const { email } = await createPerson()
    const { token } = await beginReset(email)
    const answers = await Promise.all(
      ['first new password', 'second new password'].map((newPassword) => post('/password-reset/complete', { token, newPassword })),
    )

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
  })

  test('refuses a short one at its field, and the link still works', async () => {
    const { email } = await createPerson()
    const { token } = await beginReset(email)

    expect(await post('/password-reset/complete', { token, newPassword: 'short' })).toMatchObject({
      status: 400,
      body: { data: { fields: { newPassword: 'Use at least 10 characters.' } } },
    })
    expect((await post('/password-reset/open', { token })).status).toBe(200)
  })
})

describe('a link that does not work', () => {
  const expired = async () => {
    const { token, requestId } = await beginReset((await createPerson()).email)
    await expire(requestId)
    return token
  }
  const used = async () => {
    const { token } = await beginReset((await createPerson()).email)
    await post('/password-reset/complete', { token, newPassword: 'a new long password' })
    return token
  }
  const kinds: Record<string, () => Promise<string>> = {
    guessed: async () => createToken(),
    nonsense: async () => '../../etc/passwd',
    expired,
    used,
    'for something else': async () => (await beginSignUp()).token,
    'of nobody': async () => (await beginReset(newEmail())).token,
  }

  test('is answered in the same words after the same time, whether guessed, expired, used, foreign or of nobody', async () => {
    const seen: { answer: string; durationMs: number }[] = []
    for (const make of Object.values(kinds)) {
      const token = await make()
      for (const [path, rest] of [['open', {}] as const, ['complete', { newPassword: 'a new long password' }] as const]) {
        const startedAt = performance.now()
        const { status, body } = await post(`/password-reset/${path}`, { token, ...rest })
        seen.push({ answer: JSON.stringify({ status, body }), durationMs: performance.now() - startedAt })
      }
    }

    expect(new Set(seen.map(({ answer }) => answer)).size).toBe(1)
    expect(seen[0]?.answer).toContain('This link does not work any more. Ask for a new one.')
    expect(Math.min(...seen.map(({ durationMs }) => durationMs))).toBeGreaterThanOrEqual(245)
  })

  test('is also one to sign up whose address has come to an account meanwhile', async () => {
    const { email, token } = await beginSignUp()
    await db().user.create({ data: { email, name: 'Invited meanwhile' } })

    expect(await post('/sign-up/open', { token })).toMatchObject({ status: 404, body: { code: 'link_invalid' } })
    expect(await post('/sign-up/complete', { token, ...details })).toMatchObject({ status: 404, body: { code: 'link_invalid' } })
  })
})

async function signedIn(): Promise<Browser> {
  const { email } = await createPerson()
  const browser = openPlace()
  await browser.signIn({ email, password: PASSWORD })

  return browser
}

async function expire(id: string): Promise<void> {
  await db().accountRequest.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })
}

/** The queue belongs to the worker's login. */
async function countMailJobs(requestIds: string[]): Promise<number> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: testDatabase.ownerUrl })
  await client.connect()
  try {
    const sql = `select 1 from graphile_worker._private_jobs where payload ->> 'accountRequestId' = any($1)`
    return (await client.query(sql, [requestIds])).rowCount ?? 0
  } finally {
    await client.end()
  }
}
