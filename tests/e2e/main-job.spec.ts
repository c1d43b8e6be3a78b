import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { attachSandbox, type SandboxAccount } from '#tests/setup/sandbox-account.ts'

const { SANDBOX_URL = '', SANDBOX_CONTROL_TOKEN = '', ADMIN_EMAIL = '', ADMIN_PASSWORD = '' } = process.env
const ACCOUNT_NAME = 'Saltmarsh test account'

// One person's morning, in order: each step stands on the one before it.
test.describe.configure({ mode: 'serial' })

let page: Page
let account: SandboxAccount
test.beforeAll(async ({ browser }) => {
  account = await attachSandbox({ url: SANDBOX_URL, controlToken: SANDBOX_CONTROL_TOKEN }).createAccount({
    scenario: 'empty',
    approvals: true,
  })
  page = await (await browser.newContext()).newPage()
})
test.afterAll(() => page.context().close())

test('signs in, after a wrong password was refused in words', async () => {
  await page.goto('/')
  await page.getByLabel('E-mail').fill(ADMIN_EMAIL)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('The e-mail or the password is wrong.')).toBeVisible()

  await page.getByLabel('Password', { exact: true }).fill(ADMIN_PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible()
})

test('opens Connect Ashby from Company, Integrations, and sees what the key needs', async () => {
  await page.getByRole('button', { name: 'Company' }).click()
  await page.getByRole('link', { name: 'Integrations' }).click()
  await expect(page.getByText('Not connected').first()).toBeVisible()
  await page.getByRole('link', { name: 'Connect Ashby' }).click()
  await page.getByRole('radio', { name: /sandbox/i }).click()

  await expect(page.getByText('Offers', { exact: true }).first()).toBeVisible()
  await expect(page.getByText(/Allow access to confidential jobs and projects/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
})

test('a wrong key and a key without a permission are named, and nothing is saved', async () => {
  const { apiKey: poor } = await account.createKey({ scopes: ['apiKeys:read', 'candidatesRead'] })
  await page.getByLabel('Account name').fill(ACCOUNT_NAME)
  await page.getByRole('textbox', { name: 'API key' }).fill('this-is-no-key-of-this-account')
  await page.getByRole('button', { name: 'Check key' }).click()
  await expect(page.getByText(/key is wrong|does not accept|wrong, deleted or deactivated/i).first()).toBeVisible()

  await page.getByRole('textbox', { name: 'API key' }).fill(poor)
  await page.getByRole('button', { name: 'Check key' }).click()
  await expect(page.getByText('Missing').first()).toBeVisible()
  await expect(page.getByText('No offer can be imported').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save key' })).toHaveAttribute('aria-disabled', 'true')
})

test('checks the right key, chooses events, configures, and is Connected', async () => {
  await page.getByRole('textbox', { name: 'API key' }).fill(account.apiKey)
  await page.getByRole('button', { name: 'Check key' }).click()
  await expect(page.getByText('Granted').first()).toBeVisible()
  await page.getByRole('button', { name: 'Save key' }).click()

  await expect(page.getByText('Offer Create').first()).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /Offer Create/ })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: /Offer Update/ })).toBeChecked()
  await page.getByRole('button', { name: 'Configure Integration' }).click()
  await expect(page.getByText('Connected', { exact: true }).first()).toBeVisible({ timeout: 20_000 })

  const { webhooks } = (await account.control('webhook.list')) as { webhooks: { enabled: boolean }[] }
  expect(webhooks.length).toBeGreaterThan(0)
  expect(webhooks.every(({ enabled }) => enabled)).toBe(true)
})

test('an offer approved in the sandbox stands under Unpublished within 5 seconds, without reload', async () => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Offers' }).first().click()
  await expect(page.getByRole('link', { name: /Unpublished/ })).toBeVisible()

  const sandbox = await page.context().newPage()
  const accounts = await listSandboxAccounts()
  await sandbox.goto(`${SANDBOX_URL}/accounts/${accounts}`)
  await sandbox.getByLabel('Name', { exact: true }).first().fill('Léa Dubois-Nakamura')
  await sandbox.getByLabel('E-mail').first().fill('lea.dubois.nakamura@example.com')
  await sandbox.getByRole('button', { name: 'Create candidate' }).click()
  await sandbox.getByLabel('Base salary').fill('98000')
  await sandbox.getByLabel('Currency').selectOption('EUR')
  await sandbox.getByLabel('Start date').fill('2026-12-07')
  await sandbox.getByRole('button', { name: 'Create offer' }).click()
  await sandbox.getByRole('button', { name: 'Approve offer' }).click()

  await expect(rowOf('Léa Dubois-Nakamura')).toBeVisible({ timeout: 5_000 })
  await sandbox.close()
})

test('the offer shows every value with its source, and the unknown pay interval blocks', async () => {
  await rowOf('Léa Dubois-Nakamura').click()
  const record = page.getByRole('main')
  await expect(record.getByRole('heading', { name: 'Léa Dubois-Nakamura' })).toBeVisible()
  await expect(record.getByText('€98,000').first()).toBeVisible()
  await expect(record.getByText('Mon 7 Dec 2026').first()).toBeVisible()
  await expect(record.getByText('lea.dubois.nakamura@example.com').first()).toBeVisible()
  await expect(record.getByText('Unknown', { exact: true }).first()).toBeVisible()
  await expect(record.getByText(/blocks publishing/).first()).toBeVisible()
  await expect(record.getByRole('link', { name: 'Open in Ashby' })).toHaveAttribute('href', /\/candidates\//)
})

test('a salary changed in the sandbox changes here without reload', async () => {
  await account.control('offer.update', { offerId: await findOffer('Léa Dubois-Nakamura'), salary: 101_000, skipApproval: true })
  await expect(page.getByRole('main').getByText('€101,000').first()).toBeVisible({ timeout: 8_000 })
})

test('an edited value stays, and the field says what Ashby now says', async () => {
  await page.getByRole('button', { name: 'Edit base salary' }).click()
  await page.getByRole('textbox', { name: 'Base salary' }).fill('105000')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Edited by/).first()).toBeVisible()

  await account.control('offer.update', { offerId: await findOffer('Léa Dubois-Nakamura'), salary: 102_000, skipApproval: true })
  await expect(page.getByText('Ashby now says').first()).toBeVisible({ timeout: 8_000 })
  await expect(page.getByText('€105,000').first()).toBeVisible()

  await page.getByRole('button', { name: 'Take theirs' }).first().click()
  await expect(page.getByRole('main').getByText('€102,000').first()).toBeVisible()
  await expect(page.getByText('Ashby now says')).toHaveCount(0)
})

test('with Offer Update off the row only says that Ashby changed', async () => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Company' }).click()
  await page.getByRole('link', { name: 'Integrations' }).click()
  await page.getByRole('link', { name: 'Open connection' }).click()
  await page.getByRole('button', { name: 'Change events' }).click()
  await page.getByRole('checkbox', { name: /Offer Update/ }).click()
  await page.getByRole('button', { name: /Save events|Save/ }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await account.control('offer.update', { offerId: await findOffer('Léa Dubois-Nakamura'), salary: 120_000, skipApproval: true })
  await page.getByRole('link', { name: 'Offers' }).first().click()
  await rowOf('Léa Dubois-Nakamura').click()
  await expect(page.getByText('Changed in Ashby, updates are off').first()).toBeVisible({ timeout: 8_000 })
  await expect(page.getByRole('main').getByText('€102,000').first()).toBeVisible()
  await page.getByRole('button', { name: 'Take theirs' }).first().click()
  await expect(page.getByRole('main').getByText('€120,000').first()).toBeVisible()
})

test('search, tabs and filters stand in the address', async () => {
  await page.getByRole('searchbox').first().fill('dubois')
  await expect(page).toHaveURL(/search=dubois/)
  await expect(rowOf('Léa Dubois-Nakamura')).toBeVisible()
  await page.getByRole('searchbox').first().fill('welder')
  await expect(page.getByText(/No offers for/)).toBeVisible()
  await page.getByRole('button', { name: /Clear/ }).first().click()
  await page.getByRole('link', { name: /Withdrawn/ }).click()
  await expect(page).toHaveURL(/state=Withdrawn|withdrawn/i)
})

test('every event is listed in words, with its attempts and a redacted body', async () => {
  await page
    .getByRole('link', { name: /^Events/ })
    .first()
    .click()
  await expect(page.getByText('Offer Update').first()).toBeVisible()
  await page
    .getByRole('link', { name: /Offer Create/ })
    .first()
    .click()
  await expect(page.getByText('What happened')).toBeVisible()
  await expect(page.getByText('offer.info').first()).toBeVisible()
  await expect(page.getByText('lea.dubois.nakamura@example.com')).toHaveCount(0)
})

test('Check Ashby now brings in what no webhook told', async () => {
  await account.control('faults.set', { dropWebhookRate: 1 })
  await createReadyOffer('Tuğçe Yılmaz')
  await account.control('faults.reset')
  await page.getByRole('link', { name: 'Offers' }).first().click()
  await page.getByRole('button', { name: 'Check Ashby now' }).click()
  await expect(rowOf('Tuğçe Yılmaz')).toBeVisible({ timeout: 10_000 })
})

test('a long list loads page by page, and the address brings the pages back', async () => {
  await account.control('bulk.create', { count: 60 })
  await page.getByRole('button', { name: 'Check Ashby now' }).click()
  await expect(page.getByRole('link', { name: /Unpublished 62/ })).toBeVisible({ timeout: 30_000 })
  const rows = page.getByRole('region', { name: 'Unpublished offers' }).getByRole('listitem')
  await page.reload()
  await expect(rows).toHaveCount(50)
  await page.getByRole('button', { name: 'Load more offers' }).click()
  await expect(rows).toHaveCount(62)
  await expect(page).toHaveURL(/page=2/)
  await page.reload()
  await expect(rows).toHaveCount(62)
})

const pages = ['', '/offers', '/events', '/company/integrations', '/company/integrations/ashby', '/company/settings', '/profile']

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${theme}`, async () => {
    test.setTimeout(180_000)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const offer = await firstHref('/offers')
    const event = await firstHref('/events')
    const connection = await page
      .goto('/saltmarsh-robotics/company/integrations')
      .then(() => page.getByRole('link', { name: 'Open connection' }).getAttribute('href'))

    for (const path of [...pages.map((part) => `/saltmarsh-robotics${part}`), offer, event, connection ?? '']) {
      await page.goto(path)
      await expect(page.getByRole('heading').first()).toBeVisible()
      await expectAccessible(path)
    }
  })
}

test('axe finds nothing on sign-in, on a page that is not there and on the API reference', async ({ browser }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const stranger = await (await browser.newContext({ colorScheme, reducedMotion: 'reduce' })).newPage()
    for (const path of ['/sign-in', '/nobody-here', '/api/docs']) {
      await stranger.goto(path)
      await expect(stranger.getByRole('heading').first()).toBeVisible()
      await expectAccessible(path, stranger)
    }
    await stranger.context().close()
  }
})

test('pauses, resumes and disconnects; the webhooks are gone in Ashby', async () => {
  await page.goto('/saltmarsh-robotics/company/integrations')
  await page.getByRole('link', { name: 'Open connection' }).click()
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('Paused').first()).toBeVisible()
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByText('Connected', { exact: true }).first()).toBeVisible()

  await page.getByRole('button', { name: 'Disconnect…' }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /Disconnect/ })
    .click()
  await expect(page.getByText('Disconnected').first()).toBeVisible()
  const { webhooks } = await account.control('webhook.list')
  expect(webhooks).toEqual([])
})

function rowOf(name: string) {
  return page.getByRole('link', { name: new RegExp(name) }).first()
}

async function listSandboxAccounts(): Promise<string> {
  const { offers: _offers, ...rest } = (await account.control('account.overview')) as { id?: string; accountId?: string; offers?: unknown }

  return rest.id ?? rest.accountId ?? ''
}

async function findOffer(candidateName: string): Promise<string> {
  const { offers } = (await account.control('offer.dump')) as { offers: { offerId: string; candidateName: string }[] }

  return offers.find((offer) => offer.candidateName === candidateName)?.offerId ?? ''
}

async function createReadyOffer(name: string): Promise<void> {
  const { jobs } = (await account.control('account.overview')) as { jobs: { id: string }[] }
  const { candidateId } = await account.control('candidate.create', { name, email: 'ready@example.com' })
  const { id: offerId } = await account.control('offer.create', {
    candidateId,
    jobId: jobs[0]?.id,
    salary: 60_000,
    currencyCode: 'EUR',
    startDate: '2027-01-11',
  })
  await account.control('offer.approve', { offerId })
}

async function firstHref(path: string): Promise<string> {
  await page.goto(`/saltmarsh-robotics${path}`)
  const link = page.locator(`a[href^="/saltmarsh-robotics${path}/"]`).first()
  await link.waitFor()

  return (await link.getAttribute('href')) ?? ''
}

async function expectAccessible(path: string, target: Page = page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: target }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  expect(found, path).toEqual([])
}
