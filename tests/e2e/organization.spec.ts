import { readFile, writeFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { TOTP } from 'otpauth'
import { findLink, openMail, signIn } from '#tests/setup/browser.ts'

const { ADMIN_EMAIL = '', ADMIN_PASSWORD = '', BASE_URL = '' } = process.env
const SLUG = 'saltmarsh-robotics'
const PASSWORD = 'a long walk on the shore'
const INVITED = 'mina.aaltonen@example.com'
/** A name that would be markup, and would turn the line around it, if it were anything but text. */
const INVITED_NAME = '<b>Mina</b> \u202Eآلتونن'

// One organization's first week, in order: each step stands on the one before it.
test.describe.configure({ mode: 'serial' })

let admin: Page
let member: Page
let browser: Browser

test.beforeAll(async ({ browser: started }) => {
  browser = started
  admin = await openPage()
  await signIn({ page: admin, email: ADMIN_EMAIL, password: ADMIN_PASSWORD })
})
test.afterAll(() => Promise.all([admin.context().close(), member?.context().close()]))

/** A browser of somebody else: cookies of its own. */
async function openPage(): Promise<Page> {
  return (await browser.newContext({ acceptDownloads: true })).newPage()
}

const rowOf = (page: Page, text: string): Locator => page.getByRole('listitem').filter({ hasText: text })
const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { name, level: 1 })

test.describe('signing up', () => {
  test('an address gets a mail, the mail an account, the account its organization', async () => {
    const page = await openPage()
    await page.goto('/sign-in')
    await page.getByRole('link', { name: 'Create an account' }).click()
    await expect(heading(page, 'Create an account')).toBeVisible()
    await page.getByLabel('E-mail').fill('Founder@Example.com')
    await page.getByRole('button', { name: 'Send link' }).click()
    await expect(heading(page, 'Check your mail')).toBeVisible()

    const link = findLink(await openMail({ page, to: 'founder@example.com', subject: /signing up/i }), 'sign-up')
    await page.goto(link)
    await page.getByLabel('Name', { exact: true }).fill('Odalys Ferreira')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByLabel('Organization').fill('Tern & Gull Ltd.')
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(heading(page, 'Home')).toBeVisible()
    await expect(page.getByText('Tern & Gull Ltd.').first()).toBeVisible()

    await page.goto(link)
    await expect(heading(page, 'This link does not work')).toBeVisible()
    await page.goto(`/${SLUG}`)
    await expect(heading(page, 'There is nothing at this address')).toBeVisible()
    await page.context().close()
  })

  test('an address that has an account is answered the same, and told by mail', async () => {
    const page = await openPage()
    await page.goto('/sign-up')
    await page.getByLabel('E-mail').fill(ADMIN_EMAIL)
    await page.getByRole('button', { name: 'Send link' }).click()
    await expect(heading(page, 'Check your mail')).toBeVisible()

    expect(await openMail({ page, to: ADMIN_EMAIL, subject: /already/i })).toContain('/sign-in')
    await page.context().close()
  })

  for (const path of ['sign-up', 'password-reset', 'invitation']) {
    test(`a guessed link of ${path} leads to the neutral page`, async () => {
      const page = await openPage()
      await page.goto(`/${path}/${'A'.repeat(43)}`)

      await expect(heading(page, 'This link does not work')).toBeVisible()
      await page.context().close()
    })
  }
})

test.describe('members', () => {
  test('somebody invited by mail joins with a name that stays text', async () => {
    await admin.getByRole('button', { name: 'Company' }).click()
    await admin.getByRole('link', { name: 'Members & roles' }).click()
    await admin.getByRole('button', { name: 'Invite members' }).click()
    await admin.getByLabel('E-mail addresses').fill(`Mina Aaltonen <${INVITED}>, ${ADMIN_EMAIL}`)
    await admin.getByRole('combobox', { name: 'Role' }).click()
    await admin.getByRole('option', { name: /^Viewer/ }).click()
    await admin.getByRole('button', { name: 'Send 2 invitations' }).click()
    // One of the two is a member already: told, and the other is not lost.
    await expect(
      admin
        .getByRole('alert')
        .getByText(/already/)
        .first(),
    ).toBeVisible()
    await expect(admin.getByRole('alert').getByText('Invited')).toBeVisible()
    await admin.getByRole('button', { name: 'Cancel' }).click()
    await expect(rowOf(admin, INVITED)).toBeVisible()

    member = await openPage()
    const text = await openMail({ page: member, to: INVITED, subject: /invite/i })
    await member.goto(findLink(text, 'invitation'))
    await member.getByLabel('Name', { exact: true }).fill(INVITED_NAME)
    await member.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await member.getByRole('button', { name: 'Join Saltmarsh Robotics' }).click()
    await expect(heading(member, 'Home')).toBeVisible()

    await expect(admin.getByText('<b>Mina</b>').first()).toBeVisible()
    await expect(admin.getByRole('button', { name: /Notifications, \d+ unread/ })).toBeVisible()
  })

  test('a viewer finds no act of admins on the screen', async () => {
    await member.goto(`/${SLUG}/company/members`)
    await expect(member.getByText(ADMIN_EMAIL)).toBeVisible()

    await expect(member.getByRole('button', { name: 'Invite members' })).toHaveCount(0)
    await expect(member.getByRole('combobox')).toHaveCount(0)
    await expect(member.getByRole('link', { name: 'API keys' })).toHaveCount(0)
    await expect(member.getByRole('link', { name: 'Audit log' })).toHaveCount(0)
    await member.goto(`/${SLUG}/company/audit-log`)
    await expect(heading(member, 'Not found')).toBeVisible()
  })

  test('a role composed from permissions opens exactly what it names, in the open tab', async () => {
    await admin.getByRole('link', { name: /^Roles/ }).click()
    await admin.getByRole('button', { name: 'New role' }).click()
    await admin.getByLabel('Name').fill('Auditor')
    await admin.getByRole('checkbox', { name: 'Read the audit log' }).check()
    await expect(admin.getByRole('checkbox', { name: 'See pay' })).toBeChecked()
    await admin.getByRole('button', { name: 'Create role' }).click()
    await expect(admin.getByText('Auditor').first()).toBeVisible()

    await member.goto(`/${SLUG}`)
    await expect(heading(member, 'Home')).toBeVisible()
    await admin
      .getByRole('link', { name: /^Members/ })
      .first()
      .click()
    await admin.getByRole('combobox', { name: /Change role of .*Mina/ }).click()
    await admin.getByRole('option', { name: /^Auditor/ }).click()

    await member.getByRole('button', { name: 'Company' }).click()
    await member.getByRole('link', { name: 'Audit log' }).click()
    await expect(heading(member, 'Audit log')).toBeVisible()
    await expect(member.getByRole('link', { name: 'Members & roles' })).toHaveCount(0)
  })

  test('the owner and last admin cannot go, and the screen says why', async () => {
    await rowOf(admin, ADMIN_EMAIL)
      .getByRole('button', { name: /^More for/ })
      .click()

    await expect(admin.getByRole('menuitem', { name: /Leave/ })).toBeDisabled()
    await expect(admin.getByText('Transfer ownership first.')).toBeVisible()
    await admin.keyboard.press('Escape')
  })
})

test.describe('two-factor', () => {
  let secret = ''
  let usedCode = ''
  let recoveryCode = ''
  // A code opens once, so each step of the clock is used once.
  const codeAt = (step: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + step * 30_000 })

  test('is set up with an authenticator app in the profile', async () => {
    await member.goto(`/${SLUG}/profile`)
    await member.getByRole('button', { name: /Set up/ }).click()
    await member.getByRole('dialog').getByLabel('Current password').fill(PASSWORD)
    await member.getByRole('button', { name: 'Continue' }).click()
    await expect(member.getByRole('img', { name: /QR code/ })).toBeVisible()
    secret = (await member.getByRole('dialog').locator('code').innerText()).replace(/\s/g, '')
    usedCode = codeAt(-1)
    await member.getByRole('textbox', { name: 'Code' }).fill(usedCode)
    await member.getByRole('button', { name: 'Confirm code' }).click()

    const codes = member.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
    await expect(codes).toHaveCount(10)
    recoveryCode = await codes.first().innerText()
    await member.getByRole('checkbox', { name: 'I have stored them' }).check()
    await member.getByRole('button', { name: 'Done' }).click()
  })

  test('asks for the code at sign-in, refuses a wrong and a used one, and takes a recovery code once', async () => {
    const page = await openPage()
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill(INVITED)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    const code = page.getByRole('textbox', { name: 'Code' })
    for (const refused of ['000000', usedCode]) {
      await code.fill(refused)
      await page.getByRole('button', { name: 'Confirm code' }).click()
      await expect(page.getByText('This code is wrong, or it was used already.')).toBeVisible()
    }

    await code.fill(codeAt(0))
    await page.getByRole('button', { name: 'Confirm code' }).click()
    await expect(heading(page, 'Home')).toBeVisible()
    await page.context().close()

    const other = await openPage()
    await other.goto('/sign-in')
    await other.getByLabel('E-mail').fill(INVITED)
    await other.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await other.getByRole('button', { name: 'Sign in' }).click()
    await other.getByRole('button', { name: 'Use a recovery code instead' }).click()
    await other.getByRole('textbox', { name: 'Recovery code' }).fill(recoveryCode)
    await other.getByRole('button', { name: 'Confirm code' }).click()
    await expect(heading(other, 'Home')).toBeVisible()

    // Each device is a session of its own, and can be signed out from another one.
    await member.goto(`/${SLUG}/profile`)
    await member.getByRole('button', { name: 'Sign out everywhere else' }).click()
    await expect(member.getByRole('button', { name: 'Sign out everywhere else' })).toHaveCount(0)
    await expect(member.getByText('This device')).toHaveCount(1)
    await other.goto(`/${SLUG}/profile`)
    await expect(other).toHaveURL(/sign-in/)
    await other.context().close()
  })

  test('cannot be required by somebody who has none, who would lock themselves out', async () => {
    await admin.goto(`/${SLUG}/company/settings`)
    const rule = admin.getByRole('switch', { name: /two-factor/i })
    await rule.click()
    await admin.getByRole('alertdialog').getByRole('button', { name: 'Require two-factor' }).click()

    await expect(admin.getByRole('alert').getByText('The rule was not changed.')).toBeVisible()
    await expect(rule).not.toBeChecked()
  })
})

test.describe('a forgotten password', () => {
  test('is set anew by mail, and every session ends', async () => {
    const page = await openPage()
    await page.goto('/sign-in')
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await expect(heading(page, 'Reset your password')).toBeVisible()
    await page.getByLabel('E-mail').fill('founder@example.com')
    await page.getByRole('button', { name: 'Send link' }).click()
    await expect(heading(page, 'Check your mail')).toBeVisible()
    const link = findLink(await openMail({ page, to: 'founder@example.com', subject: /password/i }), 'password-reset')

    const signedIn = await openPage()
    await signIn({ page: signedIn, email: 'founder@example.com', password: PASSWORD })
    await page.goto(link)
    await page.getByLabel('New password').fill('another walk on the shore')
    await page.getByRole('button', { name: 'Set new password' }).click()
    await expect(page.getByText('Your password is changed. Every session has ended.')).toBeVisible()

    await signedIn.reload()
    await expect(signedIn).toHaveURL(/sign-in/)
    await signIn({ page: signedIn, email: 'founder@example.com', password: 'another walk on the shore' })
    await page.goto(link)
    await expect(heading(page, 'This link does not work')).toBeVisible()
    await Promise.all([page.context().close(), signedIn.context().close()])
  })
})

test.describe('API keys', () => {
  test('a key is shown once, does what it may and no more, and is dead when revoked', async () => {
    await admin.goto(`/${SLUG}/company/api-keys`)
    await admin.getByRole('button', { name: 'Make API key' }).first().click()
    const dialog = admin.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Start date export')
    await dialog.getByRole('checkbox', { name: 'See offers' }).check()
    await dialog.getByRole('button', { name: 'Make API key' }).click()
    const token = await admin.locator('code', { hasText: /^hk_/ }).first().innerText()
    await admin.getByRole('button', { name: 'I have stored it' }).click()
    await expect(admin.getByText(token)).toHaveCount(0)

    const call = async (path: string) =>
      (await fetch(`${BASE_URL}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })).status
    expect(await call('/offers')).toBe(200)
    expect(await call('/events')).toBe(403)
    expect(await call('/me')).toBe(403)

    await admin.getByRole('button', { name: 'Revoke Start date export' }).click()
    await admin.getByRole('button', { name: 'Revoke key' }).click()
    await expect(admin.getByRole('list', { name: 'Ended' }).getByText('Start date export')).toBeVisible()
    expect(await call('/offers')).toBe(401)
  })
})

test.describe('documents', () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4000, 0x20), Buffer.from('\n%%EOF\n')])

  test('a document goes up, comes down byte for byte, is renamed and deleted', async () => {
    await admin.goto(`/${SLUG}/company/documents`)
    await admin.getByLabel('Documents to upload').setInputFiles({ name: 'Benefits 2027.pdf', mimeType: 'application/pdf', buffer: pdf })
    const link = admin.getByRole('link', { name: 'Benefits 2027.pdf', exact: true })
    await expect(link).toBeVisible()
    const [download] = await Promise.all([admin.waitForEvent('download'), link.click()])
    expect((await readFile(await download.path())).equals(pdf)).toBe(true)

    await admin.getByRole('button', { name: 'More for Benefits 2027.pdf' }).click()
    await admin.getByRole('menuitem', { name: 'Rename…' }).click()
    await admin.getByRole('textbox', { name: 'Name' }).fill('Benefits guide')
    await admin.getByRole('button', { name: 'Rename document' }).click()
    await admin.getByRole('button', { name: 'More for Benefits guide.pdf' }).click()
    await admin.getByRole('menuitem', { name: 'Delete…' }).click()
    await admin.getByRole('button', { name: 'Delete document' }).click()
    await expect(admin.getByText('No documents yet')).toBeVisible()
  })

  test('a file that is too large, and one that is not what its name says, are refused in words', async () => {
    const [video, program] = [test.info().outputPath('video.pdf'), test.info().outputPath('invoice.pdf')]
    await writeFile(video, Buffer.alloc(50 * 1024 * 1024))
    await writeFile(program, 'MZ this is a program')
    await admin.getByLabel('Documents to upload').setInputFiles([video, program])

    const uploads = admin.getByRole('list', { name: 'Uploads' })
    await expect(rowOf(admin, 'video.pdf').getByText(/at most 5/)).toBeVisible()
    await expect(rowOf(admin, 'invoice.pdf').getByRole('alert')).toBeVisible()
    await admin.getByRole('button', { name: 'Put video.pdf away' }).click()
    await admin.getByRole('button', { name: 'Put invoice.pdf away' }).click()
    await expect(uploads).toHaveCount(0)
  })
})

test.describe('notifications', () => {
  test('tell what happened, are marked as read, and are chosen per kind', async () => {
    await admin.goto(`/${SLUG}`)
    await admin.getByRole('button', { name: /Notifications, \d+ unread/ }).click()
    await expect(admin.getByText(/<b>Mina<\/b>.*joined|joined/).first()).toBeVisible()
    await admin.getByRole('button', { name: 'Mark all as read' }).click()
    await admin.keyboard.press('Escape')
    await expect(admin.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible()

    await admin.goto(`/${SLUG}/company/notifications`)
    const inApp = admin.getByRole('checkbox', { name: /In the app.*New members/ })
    await expect(inApp).toBeChecked()
    await Promise.all([admin.waitForResponse((response) => response.url().endsWith('/notifications/preferences')), inApp.click()])
    await expect(inApp).not.toBeChecked()
    await admin.reload()
    await expect(admin.getByRole('checkbox', { name: /In the app.*New members/ })).not.toBeChecked()
  })
})

test.describe('the audit log', () => {
  test('holds what was done, filtered by address, and its export is an entry itself', async () => {
    await admin.goto(`/${SLUG}/company/audit-log?what=document.`)
    await expect(admin.getByText('Document: deleted').first()).toBeVisible()
    await expect(admin.getByText('Invitation: sent')).toHaveCount(0)
    const [download] = await Promise.all([admin.waitForEvent('download'), admin.getByRole('button', { name: 'Export CSV' }).click()])
    const csv = await readFile(await download.path(), 'utf8')
    expect(csv).toContain('Document: deleted')
    expect(csv).not.toContain('Invitation: sent')

    await admin.goto(`/${SLUG}/company/audit-log`)
    await admin
      .getByRole('button', { name: /Audit: exported/ })
      .first()
      .click()
    await expect(admin.getByRole('cell', { name: 'document.' })).toBeVisible()
  })
})

test.describe('the command menu', () => {
  test('goes anywhere from the keyboard, and the sheet lists every key once', async () => {
    await admin.goto(`/${SLUG}`)
    await admin.keyboard.press('ControlOrMeta+k')
    await admin.keyboard.type('members')
    await admin.keyboard.press('Enter')
    await expect(heading(admin, 'Members & roles')).toBeVisible()

    await admin.keyboard.press('?')
    const sheet = admin.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(sheet).toBeVisible()
    const lines = await sheet.getByRole('listitem').allInnerTexts()
    expect(new Set(lines).size).toBe(lines.length)
    await admin.keyboard.press('Escape')
  })
})

test.describe('accessibility', () => {
  const signedIn = ['company/members', 'company/members?tab=roles', 'company/api-keys', 'company/documents', 'company/audit-log']
  const rest = ['company/notifications', 'notifications', 'company/settings', 'profile']
  const strangers = ['/sign-in', '/sign-up', '/password-reset', `/invitation/${'A'.repeat(43)}`, '/outbox']

  for (const theme of ['light', 'dark'] as const) {
    test(`no violation on any of these pages, ${theme}`, async () => {
      test.setTimeout(180_000)
      await admin.emulateMedia({ colorScheme: theme })
      for (const path of [...signedIn, ...rest]) await checkPage(admin, `/${SLUG}/${path}`)
      const page = await (await browser.newContext({ colorScheme: theme })).newPage()
      for (const path of strangers) await checkPage(page, path)
      await page.context().close()
    })
  }

  async function checkPage(page: Page, path: string): Promise<void> {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    await page.waitForLoadState('networkidle')
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()

    expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  }
})

test.describe('a removed member', () => {
  test('has nothing left within 30 seconds: tab, session and stream', async () => {
    test.setTimeout(90_000)
    await member.goto(`/${SLUG}`)
    await expect(heading(member, 'Home')).toBeVisible()
    await admin.goto(`/${SLUG}/company/members`)
    await admin.getByRole('button', { name: /^More for .*Mina/ }).click()
    await admin.getByRole('menuitem', { name: /^Remove/ }).click()
    await admin.getByRole('button', { name: 'Remove member' }).click()
    await expect(admin.getByRole('combobox', { name: /Change role of .*Mina/ })).toHaveCount(0)

    // The open tab leaves by itself.
    await expect(heading(member, 'Home')).toHaveCount(0, { timeout: 30_000 })
    const status = await member.evaluate(async (slug) => {
      const answer = await fetch('/api/v1/organization', { headers: { 'handoff-organization': slug } })
      return answer.status
    }, SLUG)
    expect([401, 404]).toContain(status)
  })
})
