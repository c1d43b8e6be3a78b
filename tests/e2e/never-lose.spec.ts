import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { connectSandbox, inviteAndJoin, openFilledList, signUp } from '#tests/setup/browser.ts'
import { makeConnectionOlder } from '#tests/setup/older-connection.ts'
import { allScopes, attachSandbox, type SandboxAccount } from '#tests/setup/sandbox-account.ts'

const { SANDBOX_URL = '', SANDBOX_CONTROL_TOKEN = '', DATABASE_URL = '' } = process.env
const PASSWORD = 'a long walk on the shore'
const MS_PER_HOUR = 60 * 60 * 1000

/** Hired while webhooks were lost. */
const SOLVEIG = 'Solveig Aasen'
/** Hired years before Handoff: only an import brings them in. */
const TOMAS = 'Tomás Villaverde'
const AMARA = 'Amara Okafor'
/** Of their offers Ashby refuses to tell at first. */
const BRAM = 'Bram Verhoeven'
const CASSIA = 'Cassia Lindt'
const DAGNY = 'Dagny Holmqvist'
/** Offers that are in Ashby from before, with nobody told. */
const FROM_BEFORE = 200

// What an admin does so that nothing is lost, in order: each step stands on the ones before it.
test.describe.configure({ mode: 'serial' })

const sandbox = attachSandbox({ url: SANDBOX_URL, controlToken: SANDBOX_CONTROL_TOKEN })

let browser: Browser
let account: SandboxAccount
let key: { keyId: string; apiKey: string }
let admin: Page
let slug: string
let jobId: string
/** The page of the connected account. */
let accountPath: string

test.beforeAll(async ({ browser: started }) => {
  test.setTimeout(150_000)
  browser = started
  account = await sandbox.createAccount({ scenario: 'empty', approvals: false })
  key = await account.createKey({ scopes: allScopes, confidential: true })
  jobId = String((await account.control('job.create', { title: 'Loom Mechanic', status: 'Open' })).id)
  const offerId = await makeOffer(TOMAS, '2020-01-06')
  await account.control('offer.decide', { offerId, decision: 'Accepted', hire: true })

  admin = await openPage()
  slug = await signUp({
    page: admin,
    email: 'eun-ji@harbourmill.example',
    name: 'Eun-ji Pak',
    password: PASSWORD,
    organization: 'Harbour Mill',
  })
  await connectSandbox({ page: admin, slug, apiKey: key.apiKey })
  await admin.goto(`/${slug}/company/integrations`)
  accountPath = (await admin.getByRole('link', { name: 'Open connection' }).getAttribute('href')) ?? ''
})
test.afterAll(() => admin?.context().close())

const region = (name: string): Locator => admin.getByRole('region', { name, exact: true })
const toast = (words: string | RegExp): Locator => admin.getByText(words).first()
const eventRows = (): Locator => region('Events').getByRole('listitem')
const webhookRow = (label: string): Locator =>
  admin.getByRole('table', { name: 'Webhooks' }).getByRole('row', { name: new RegExp(`^${label} `) })

test('a check brings in who was hired while webhooks were lost, says that none told of it, and comes as often as was chosen', async () => {
  await account.control('faults.set', { dropWebhookRate: 1 })
  await hireUnheard(SOLVEIG)
  await account.control('faults.reset')

  await admin.goto(accountPath)
  const checks = region('Checks')
  await checks.getByRole('button', { name: 'Check Ashby now', exact: true }).click()
  await expect(checks.getByText('1 hire that no webhook told us')).toBeVisible({ timeout: 20_000 })
  await checks.getByRole('combobox', { name: 'How often Ashby is checked by itself' }).click()
  await admin.getByRole('option', { name: 'every 30 minutes' }).click()
  await expect(toast('Ashby is checked every 30 minutes')).toBeVisible()

  await admin.reload()
  await expect(checks.getByRole('combobox')).toContainText('every 30 minutes')
  await expect(checks.getByText(/^Next one in (2|3)\d min$/)).toBeVisible()
  await checks.getByRole('button', { name: 'All checks' }).click()
  const history = admin.getByRole('list', { name: 'Checks' }).getByRole('listitem')
  await expect(history.filter({ hasText: 'Asked for' })).toContainText('1 hire that no webhook told us')
  await expect(history.filter({ hasText: 'After connecting' })).toContainText('Nothing new')
  await admin.keyboard.press('Escape')

  const untold = checks.getByRole('list', { name: 'Records that no webhook told' })
  await untold.getByRole('link', { name: SOLVEIG }).click()
  await expect(admin.getByRole('article', { name: `New hire ${SOLVEIG}` })).toBeVisible()
})

test('filters and search of events stand in the address, and an event tells what happened to it, step by step', async () => {
  await makeOffer(AMARA)
  await openFilledList({ page: admin, slug, names: [AMARA] })
  await account.control('faults.set', { failOperations: [{ operation: 'offer.info', code: 'offer_locked' }] })
  await makeOffer(BRAM)
  await makeOffer(CASSIA)
  await expectEvents('?state=NeedsAttention', 2)
  await account.control('faults.reset')

  await admin.goto(`/${slug}/events`)
  await expect(eventRows()).toHaveCount(3)
  await chooseFilter('State', 'Needs attention')
  await chooseFilter('Event', 'Offer Create')
  await chooseFilter('Time', 'Last 24 hours')
  await expect(eventRows()).toHaveCount(2)
  await expect(admin).toHaveURL(/state=NeedsAttention/)
  await expect(admin).toHaveURL(/action=offerCreate/)
  await expect(admin).toHaveURL(/time=24h/)
  await admin.reload()
  await expect(admin.getByRole('button', { name: 'State: Needs attention' })).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Event: Offer Create' })).toBeVisible()
  await expect(eventRows()).toHaveCount(2)

  await admin.getByRole('button', { name: 'Clear state' }).click()
  await admin.getByRole('searchbox', { name: 'Search events' }).fill('amara')
  await expect(admin).toHaveURL(/search=amara/)
  await expect(eventRows()).toHaveCount(1)
  await eventRows().getByRole('link', { name: AMARA }).click()
  const happened = region('What happened')
  await expect(happened).toContainText(/Received.*Verified.*Read from Ashby.*offer\.info.*Mapped.*Written.*Notified.*Done/s)
})

test('one event is replayed as a new one, and the old one says so', async () => {
  await admin.getByRole('button', { name: 'Replay event' }).click()
  await expect(toast('Replayed as a new event')).toBeVisible()
  const record = admin.getByRole('article', { name: `Offer Create, ${AMARA}` })
  await expect(record.getByText('Replay of')).toBeVisible()
  await expect(region('What happened')).toContainText(/Replayed.*Read from Ashby.*Done/s)
  await expect(record.getByText('The offer equals Ashby already')).toBeVisible()

  await record.getByRole('link', { name: 'an earlier event' }).click()
  await expect(record.getByText('What became of it, the newer event tells.')).toBeVisible()
  await record.getByRole('link', { name: 'Open newest' }).click()
  await expect(record.getByText('Replay of')).toBeVisible()
})

test('what failed is counted first, replayed with its progress in sight, and says what came of it', async () => {
  await admin.goto(`/${slug}/events`)
  await admin.getByRole('button', { name: 'Replay failed…' }).click()
  const choice = admin.getByRole('dialog', { name: 'Replay failed events' })
  await expect(choice.getByText('2 events will be replayed, oldest first.')).toBeVisible()
  const release = await holdAnswers(/\/api\/v1\/replays\/latest/)
  await choice.getByRole('button', { name: 'Replay 2 events' }).click()
  const progress = admin.getByRole('dialog', { name: 'Replaying events' })
  await expect(progress.getByRole('progressbar')).toBeVisible()
  await expect(progress.getByRole('button', { name: 'Cancel replay' })).toBeVisible()
  release()
  const result = admin.getByRole('dialog', { name: 'Replayed 2 events' })
  await expect(result.getByText('2 done', { exact: true })).toBeVisible({ timeout: 20_000 })
  await result.getByRole('button', { name: 'Close' }).last().click()

  await openFilledList({ page: admin, slug, names: [BRAM, CASSIA] })
  await admin.goto(`/${slug}/events?state=NeedsAttention`)
  await expect(admin.getByText('No event needs attention')).toBeVisible()
})

test('a test event is taken in, refused when it was tampered with, and counted when it comes twice', async () => {
  await admin.goto(`/${slug}/events`)
  await admin.getByRole('button', { name: 'Send test event' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Send test event' })
  const asItHasTo = dialog.getByRole('status').filter({ hasText: 'Everything came out as it has to' })
  const send = async (kind: string) => {
    await dialog.getByRole('radio', { name: kind }).click()
    await expect(asItHasTo).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Send test event' }).click()
    await expect(asItHasTo).toBeVisible()
  }

  await dialog.getByRole('button', { name: 'Send test event' }).click()
  await expect(asItHasTo).toContainText('Answer 200')
  await expect(asItHasTo.getByRole('link', { name: 'Open the event' })).toBeVisible()
  await send('Tampered')
  await expect(asItHasTo).toContainText('Answer 422')
  await expect(asItHasTo.getByText('its body was changed after it was signed')).toBeVisible()
  await expect(asItHasTo.getByRole('link')).toHaveCount(0)
  await send('Repeated')
  await expect(asItHasTo).toContainText(/Delivery 1.*Answer 200.*Delivery 2.*Answer 200.*not stored again/s)

  await asItHasTo.getByRole('link', { name: 'Open the event' }).click()
  const record = admin.getByRole('article', { name: 'Test event, Changes nothing' })
  await expect(record.getByText('Test', { exact: true })).toBeVisible()
  await expect(record.getByText('Came again')).toBeVisible()
  await expect(record.getByRole('button', { name: 'Replay event: it is a test' })).toBeVisible()
})

test('an event leads to the page of its error, where everything that waits with it is tried again', async () => {
  await account.control('faults.set', { failOperations: [{ operation: 'offer.info', code: 'offer_locked' }] })
  await makeOffer(DAGNY)
  await expectEvents('?state=NeedsAttention', 1)
  await eventRows().getByRole('link').click()
  await expect(admin.getByText('Ashby refused offer.info (offer_locked).')).toBeVisible()
  await expect(admin.getByText('Open the record in Ashby and look for what stands in the way')).toBeVisible()
  await admin.getByRole('link', { name: 'About this error' }).click()
  await expect(admin.getByRole('heading', { name: 'Ashby refused the call', level: 1 })).toBeVisible()
  await expect(admin.getByText('1 event waits with this error')).toBeVisible()

  await account.control('faults.reset')
  await admin.getByRole('button', { name: 'Try again now' }).click()
  await expect(admin.getByText('No event waits with this error.')).toBeVisible({ timeout: 20_000 })
  await openFilledList({ page: admin, slug, names: [DAGNY] })
})

test('a Viewer gets none of it', async () => {
  const viewer = await openPage()
  const invited = { email: 'wendel@harbourmill.example', name: 'Wendel Brandão', password: PASSWORD, role: 'Viewer' }
  await inviteAndJoin({ admin, page: viewer, slug, ...invited })
  await expect(viewer.getByRole('link', { name: /^Offers/ }).first()).toBeVisible()
  await expect(viewer.getByRole('link', { name: /^Events/ })).toHaveCount(0)
  await viewer.goto(`/${slug}/events`)
  await expect(viewer.getByText('Your role may not see events')).toBeVisible()
  await expect(viewer.getByRole('button', { name: /Replay|Send test event/ })).toHaveCount(0)
  await viewer.goto(accountPath)
  await expect(viewer.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(viewer.getByRole('button', { name: /Examine|Check Ashby|Rotate|Import/ })).toHaveCount(0)

  const headers = { origin: new URL(viewer.url()).origin, 'Handoff-Organization': slug }
  const filter = { states: ['Failed'] }
  expect((await viewer.request.post('/api/v1/replays/count', { headers, data: { filter } })).status()).toBe(403)
  await viewer.context().close()
})

test('a permission taken from the key and a webhook switched off are found, said everywhere, and mended', async () => {
  await account.control('key.update', { keyId: key.keyId, scopes: allScopes.filter((scope) => scope !== 'offers:read') })
  await admin.goto(accountPath)
  const health = region('Health')
  const problems = health.getByRole('list', { name: 'Problems' })
  await health.getByRole('button', { name: 'Examine now' }).first().click()
  await expect(problems.getByText('The key lacks Offers: Read')).toBeVisible()
  await expect(problems.getByText('No offer can be imported')).toBeVisible()
  await expect(problems.getByText('tick Offers: Read, then examine again')).toBeVisible()
  await expectHealth('Degraded')

  await account.control('key.update', { keyId: key.keyId, scopes: allScopes })
  await admin.goto(accountPath)
  await health.getByRole('button', { name: 'Examine now' }).first().click()
  await expect(toast('Examined, everything works')).toBeVisible()
  await expect(problems).toHaveCount(0)

  const { id: webhookId } = (await listWebhooks()).find(({ webhookType }) => webhookType === 'offerUpdate') ?? {}
  await account.control('webhook.update', { webhookId, enabled: false })
  await health.getByRole('button', { name: 'Examine now' }).first().click()
  await expect(problems.getByText('Ashby turned the webhook Offer Update off')).toBeVisible()
  await expect(webhookRow('Offer Update').getByText('Off', { exact: true })).toBeVisible()
  await problems.getByRole('button', { name: 'Enable webhooks' }).click()
  await expect(toast('Every webhook is on again')).toBeVisible()
  await expect(webhookRow('Offer Update').getByText('On', { exact: true })).toBeVisible()
  expect((await listWebhooks()).every(({ enabled }) => enabled)).toBe(true)
  await expectHealth('Connected')
})

test('secrets are rotated without a refusal in between, and end with the first delivery that uses the new one', async () => {
  const subjectId = await findOffer(AMARA)
  const before = (await listWebhooks()).map(({ secretToken }) => secretToken)
  await admin.goto(accountPath)
  await admin.getByRole('button', { name: 'Rotate secrets…' }).click()
  const question = admin.getByRole('alertdialog', { name: `Rotate the secrets of ${before.length} webhooks?` })
  await expect(question.getByText('No event is refused meanwhile.')).toBeVisible()
  await question.getByRole('button', { name: 'Rotate secrets' }).click()
  await account.control('event.emit', { action: 'offerUpdate', subjectId })
  await expect(toast('New secrets are on their way to Ashby')).toBeVisible()
  await expect.poll(async () => (await listWebhooks()).filter(({ secretToken }) => before.includes(secretToken)).length).toBe(0)
  await expect(webhookRow('Offer Create').getByText('New one waits')).toBeVisible()

  await account.control('event.emit', { action: 'offerCreate', subjectId })
  await expect(webhookRow('Offer Create').getByText('New one waits')).toHaveCount(0)
  await expect(webhookRow('Offer Create')).not.toContainText('As created')
  await account.control('delivery.settle')
  expect((await account.control('delivery.list', { state: 'failed' })).total).toBe(0)
  await admin.reload()
  for (const label of ['Offer Create', 'Offer Update']) await expect(webhookRow(label).getByRole('cell').last()).toHaveText('0')
})

test('a new key is tested before it takes the place of the old one', async () => {
  const [foreign, lesser, full] = [
    await sandbox.createAccount({ scenario: 'empty' }),
    await account.createKey({ scopes: allScopes.filter((scope) => scope !== 'organization:read') }),
    await account.createKey({ scopes: allScopes, confidential: true }),
  ]
  await expect(region('API key')).toContainText(key.apiKey.slice(-4))
  await region('API key').getByRole('button', { name: 'Replace key' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Replace key' })
  const check = async (apiKey: string) => {
    await dialog.getByRole('textbox', { name: 'New API key' }).fill(apiKey)
    await dialog.getByRole('button', { name: 'Check and replace' }).click()
  }

  await check(foreign.apiKey)
  await expect(dialog.getByText('it seems to be of another account')).toBeVisible()
  await check(lesser.apiKey)
  await expect(dialog.getByText('The new key works, and may do less than the one in use')).toBeVisible()
  await expect(dialog.getByText('Organization: Read is missing.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Replace all the same' })).toBeVisible()
  await check(full.apiKey)
  await expect(toast(`Key replaced, it ends in ${full.apiKey.slice(-4)}`)).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await expect(region('API key')).toContainText(full.apiKey.slice(-4))
})

test('an import is counted before it begins, paused, gone on with and cancelled; the rest comes with the next one', async () => {
  test.setTimeout(150_000)
  await admin.goto(accountPath)
  // The check that a new key begins would bring them in by itself.
  await expect(region('Checks').getByRole('button', { name: 'Check Ashby now', exact: true })).toBeVisible({ timeout: 20_000 })
  await account.control('bulk.create', { count: FROM_BEFORE, jobId })
  const panel = region('Import')
  const act = (name: string | RegExp) => panel.getByRole('button', { name, exact: true })
  await act('Count first').click()
  await expect(panel.getByText(`${FROM_BEFORE} offers would come in`)).toBeVisible({ timeout: 40_000 })

  await act('Cancel').click()
  await countEverything(panel)
  await expect(panel.getByText(`1 new hire and ${FROM_BEFORE} offers would come in`)).toBeVisible({ timeout: 40_000 })
  await act(`Import ${FROM_BEFORE + 1} records`).click()
  await act('Pause import').click()
  await expect(panel.getByText(new RegExp(`^Paused at \\d+ of ${FROM_BEFORE + 1}$`))).toBeVisible()
  await expect(panel.getByText('What came in stays.')).toBeVisible()
  await act('Resume import').click()
  await expect(act('Pause import')).toBeVisible()
  await expect(panel.getByRole('progressbar')).toBeVisible()
  await act('Cancel import').click()
  await expect(panel.getByText('Import cancelled')).toBeVisible()
  await expect(panel.getByText('What came in by then stays.')).toBeVisible()

  await countEverything(panel)
  await act(/^Import \d+ records?$/).click({ timeout: 40_000 })
  await expect(panel.getByText('Everything in the range is here')).toBeVisible({ timeout: 60_000 })
  await panel.getByRole('link', { name: 'See new hires' }).click()
  await expect(admin.getByRole('link').filter({ hasText: TOMAS }).first()).toBeVisible()
})

async function openPage(): Promise<Page> {
  return (await browser.newContext()).newPage()
}

/** An offer that waits for its candidate; answers Ashby's id of it. */
async function makeOffer(name: string, startDate = '2027-03-01'): Promise<string> {
  const { applicationId } = await account.control('candidate.create', { name, email: mailOf(name), phone: null, jobId })
  const offer = await account.control('offer.create', { applicationId, salary: 52_000, currencyCode: 'EUR', startDate })

  return String(offer.id)
}

/** Somebody was hired an hour ago. A webhook that has not come since then does not come any more. */
async function hireUnheard(name: string): Promise<void> {
  await makeConnectionOlder({ databaseUrl: DATABASE_URL, slug, minutes: 120 })
  const { applicationId } = await account.control('candidate.create', { name, email: mailOf(name), phone: null, jobId })
  await account.control('application.hire', { applicationId, at: new Date(Date.now() - MS_PER_HOUR).toISOString() })
}

function mailOf(name: string): string {
  return `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com`
}

async function findOffer(candidateName: string): Promise<string> {
  const { offers } = (await account.control('offer.dump')) as { offers: { offerId: string; candidateName: string }[] }

  return offers.find((offer) => offer.candidateName === candidateName)?.offerId ?? ''
}

type SandboxWebhook = { id: string; webhookType: string; secretToken: string; enabled: boolean }

async function listWebhooks(): Promise<SandboxWebhook[]> {
  return (await account.control('webhook.list')).webhooks as SandboxWebhook[]
}

/** Opens the list of events until so many are in. An open list grows by invitation only, so it is opened anew. */
async function expectEvents(query: string, count: number): Promise<void> {
  await expect(async () => {
    await admin.goto(`/${slug}/events${query}`)
    await expect(admin.getByRole('button', { name: /^State: / })).toBeVisible()
    await expect(eventRows()).toHaveCount(count, { timeout: 1000 })
  }).toPass({ timeout: 40_000 })
}

async function chooseFilter(label: string, option: string): Promise<void> {
  await admin.getByRole('button', { name: new RegExp(`^${label}: Any`) }).click()
  await admin.getByRole('menuitemradio', { name: option }).click()
  await admin.keyboard.press('Escape')
  await expect(admin.getByRole('button', { name: `${label}: ${option}` })).toBeVisible()
}

/** Keeps the answers to an address back, so that what a page shows meanwhile can be looked at; what it gives lets them through. */
async function holdAnswers(address: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await admin.route(address, async (route) => {
    await promise
    await route.continue()
  })

  return resolve
}

/** The same word on the account's card and on Home. */
async function expectHealth(word: 'Connected' | 'Degraded'): Promise<void> {
  await admin.goto(`/${slug}/company/integrations`)
  await expect(region('Ashby sandbox').getByText(word, { exact: true }).first()).toBeVisible()
  await admin.goto(`/${slug}`)
  await expect(region('Sandbox').getByText(word, { exact: true }).first()).toBeVisible()
}

async function countEverything(panel: Locator): Promise<void> {
  await panel.getByRole('button', { name: 'Import again…' }).click()
  await panel.getByRole('combobox', { name: 'Range' }).click()
  await admin.getByRole('option', { name: 'Everything' }).click()
  await panel.getByRole('button', { name: 'Count first' }).click()
}
