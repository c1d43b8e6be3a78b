import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { connectSandbox, inviteAndJoin, openFilledList, signUp } from '#tests/setup/browser.ts'
import { attachSandbox, type SandboxAccount } from '#tests/setup/sandbox-account.ts'

const { SANDBOX_URL = '', SANDBOX_CONTROL_TOKEN = '' } = process.env
const PASSWORD = 'a long walk on the shore'

const KWABENA = 'Kwabena Osei-Tutu'
const NOKOMIS = 'Nokomis Whitefeather'
const INES = 'Ines Duarte'
/** Hired without an offer, so without a start date. */
const HAKON = 'Hakon Stromso'

// What somebody in HR does, in order: each step stands on the ones before it.
test.describe.configure({ mode: 'serial' })

let browser: Browser
let account: SandboxAccount
let hr: Page
let slug: string
let jobId: string
/** Ashby's ids by the candidate's name. */
const candidateIds = new Map<string, string>()

test.beforeAll(async ({ browser: started }) => {
  test.setTimeout(150_000)
  browser = started
  account = await attachSandbox({ url: SANDBOX_URL, controlToken: SANDBOX_CONTROL_TOKEN }).createAccount({
    scenario: 'empty',
    approvals: false,
  })
  jobId = String((await account.control('job.create', { title: 'Field Technician', status: 'Open' })).id)
  for (const [name, startDate] of [
    [KWABENA, '2026-12-01'],
    [NOKOMIS, '2027-01-04'],
    [INES, '2027-02-01'],
    [HAKON, null],
  ] as const)
    await hire({ name, startDate })

  hr = await openPage()
  slug = await signUp({
    page: hr,
    email: 'maren@northwind.example',
    name: 'Maren Halvorsen',
    password: PASSWORD,
    organization: 'Northwind Instruments',
  })
  await connectSandbox({ page: hr, slug, apiKey: account.apiKey })
  await openFilledList({ page: hr, slug, place: 'new-hires', names: [...candidateIds.keys()] })
})
test.afterAll(() => hr?.context().close())

async function openPage(): Promise<Page> {
  return (await browser.newContext()).newPage()
}

type HireInput = { name: string; startDate: string | null; candidateId?: string }

/** Somebody is hired in Ashby: with an offer that they accepted, where there is a start date. */
async function hire({ name, startDate, candidateId }: HireInput): Promise<void> {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com`
  const created = candidateId
    ? await account.control('application.create', { candidateId, jobId })
    : await account.control('candidate.create', { name, email, phone: null, jobId })
  candidateIds.set(name, candidateId ?? String(created.candidateId))
  const applicationId = candidateId ? created.id : created.applicationId
  if (startDate === null) return void (await account.control('application.hire', { applicationId }))
  const offer = await account.control('offer.create', { applicationId, salary: 48_000, currencyCode: 'EUR', startDate })
  await account.control('offer.decide', { offerId: offer.id, decision: 'Accepted', hire: true })
}

const row = (name: string, page = hr): Locator => page.getByRole('link').filter({ hasText: name }).first()
const record = (name: string, page = hr): Locator => page.getByRole('article', { name: `New hire ${name}` })
const fieldOf = (label: string): Locator => hr.locator('[id^="field-"]').filter({ has: hr.getByText(label, { exact: true }) })
const tab = (name: string): Locator => hr.getByRole('navigation', { name: 'New hire states' }).getByRole('link', { name })

async function openHire(name: string, state = 'Pending'): Promise<void> {
  await hr.goto(`/${slug}/new-hires?state=${state}`)
  await row(name).click()
  await expect(record(name)).toBeVisible()
}

test('what is missing blocks adding with its reason, is filled in right there, and an edit is undone from its toast', async () => {
  await openHire(HAKON)
  const blocked = hr.getByRole('button', { name: 'Add person: 1 field missing' })
  await expect(blocked).toBeVisible()
  await expect(record(HAKON).getByText('Hired without an offer in Ashby')).toBeVisible()
  await blocked.click()
  await expect(fieldOf('Employment start date')).toBeFocused()

  await hr.keyboard.press('e')
  await hr.getByRole('textbox', { name: 'Employment start date' }).fill('2027-03-01')
  await hr.keyboard.press('Enter')
  await expect(hr.getByText('Saved employment start date')).toBeVisible()
  await expect(record(HAKON).getByText('Starts Mon 1 Mar 2027')).toBeVisible()
  await expect(hr.getByRole('button', { name: 'Add person' })).toBeEnabled()

  await hr.getByRole('button', { name: 'Undo' }).first().click()
  await expect(record(HAKON).getByText('No start date')).toBeVisible()
  await expect(blocked).toBeVisible()
})

test('a new hire is dismissed with a reason, found under Dismissed, and comes back by Undo', async () => {
  await openHire(NOKOMIS)
  await hr.keyboard.press('d')
  const dialog = hr.getByRole('dialog', { name: `Dismiss ${NOKOMIS}?` })
  await dialog.getByRole('button', { name: 'Dismiss', exact: true }).click()
  await expect(dialog.getByText('Say why')).toBeVisible()
  await dialog.getByLabel('Reason').fill('Went to another company')
  await dialog.getByRole('button', { name: 'Dismiss', exact: true }).click()
  await expect(hr.getByText(`Dismissed ${NOKOMIS}`)).toBeVisible()
  await expect(record(NOKOMIS).getByText('Went to another company').first()).toBeVisible()
  await expect(tab('Dismissed')).toContainText('1')

  await hr.getByRole('button', { name: 'Undo' }).first().click()
  await expect(hr.getByText(`Restored ${NOKOMIS}`)).toBeVisible()
  await expect(tab('Dismissed')).toContainText('0')
})

test('several are dismissed at once by selection', async () => {
  await hr.goto(`/${slug}/new-hires`)
  await hr.getByRole('button', { name: 'Select new hires' }).click()
  for (const name of [NOKOMIS, INES]) await hr.getByRole('checkbox', { name: `Select ${name}` }).check()
  await hr.getByRole('region', { name: 'Selected new hires' }).getByRole('button', { name: 'Dismiss…' }).click()
  const dialog = hr.getByRole('dialog', { name: 'Dismiss 2 new hires?' })
  await dialog.getByRole('button', { name: 'Test record' }).click()
  await dialog.getByRole('button', { name: 'Dismiss', exact: true }).click()
  await expect(hr.getByText('Dismissed 2 new hires')).toBeVisible()
  await hr.getByRole('button', { name: 'Undo' }).first().click()
  await expect(tab('Pending')).toContainText('4')
})

test('a person is added by key, Undo takes it back, and added anew stands under Added with the way to the profile', async () => {
  await openHire(KWABENA)
  await hr.keyboard.press('a')
  await expect(hr.getByText('Added to People').first()).toBeVisible()
  await expect(record(KWABENA).getByText('Added', { exact: true })).toBeVisible()
  await hr.getByRole('button', { name: 'Undo' }).first().click()
  await expect(hr.getByText('Taken back')).toBeVisible()
  await expect(record(KWABENA).getByText('Pending', { exact: true })).toBeVisible()

  await hr.getByRole('button', { name: 'Add person' }).click()
  await expect(record(KWABENA).getByRole('link', { name: 'Open profile' }).first()).toBeVisible()
  await expect(tab('Added')).toContainText('1')
})

test('who left and is hired again is recognised; a reviewer says it is a rehire, and adding begins a new period', async () => {
  await openHire(KWABENA, 'Added')
  const personId = (await record(KWABENA).getByRole('link', { name: 'Open profile' }).first().getAttribute('href'))?.split('/').at(-1) ?? ''
  await endPeriod(personId)
  await hire({ name: KWABENA, startDate: '2027-06-01', candidateId: candidateIds.get(KWABENA) })
  await hr.goto(`/${slug}/new-hires`)
  await hr.getByRole('button', { name: 'Check Ashby now' }).click()
  await openFilledList({ page: hr, slug, place: 'new-hires', names: [KWABENA] })

  await openHire(KWABENA)
  const panel = record(KWABENA).getByRole('region', { name: /^Possible rehire: this may be Kwabena/ })
  await expect(panel.getByRole('row', { name: /Personal e-mail/ })).toContainText('Same')
  await panel.getByRole('button', { name: 'Different person' }).click()
  await expect(panel).toBeHidden()
  await hr.getByRole('button', { name: 'Undo' }).first().click()
  await panel.getByRole('button', { name: 'Same person: rehire' }).click()
  await expect(record(KWABENA).getByText('A rehire: adding keeps the old record and starts a new period.')).toBeVisible()

  await hr.getByRole('button', { name: 'Add person' }).click()
  await expect(record(KWABENA).getByText('Added as a rehire, in a new period')).toBeVisible()
  const person = await (await callApi({ method: 'GET', path: `/people/${personId}` })).json()
  expect(person.periods).toMatchObject([
    { startDate: '2027-06-01', endDate: null },
    { startDate: '2020-12-01', endDate: '2024-08-31' },
  ])
})

test('a member whose role may not manage new hires has no entry for them, and the address names the permission', async () => {
  const viewer = await openPage()
  await inviteAndJoin({
    admin: hr,
    page: viewer,
    slug,
    email: 'viewer@northwind.example',
    name: 'Vera Solano',
    password: PASSWORD,
    role: 'Viewer',
  })
  await expect(viewer.getByRole('link', { name: /^Offers/ }).first()).toBeVisible()
  await expect(viewer.getByRole('link', { name: /^New hires/ })).toHaveCount(0)
  await viewer.goto(`/${slug}/new-hires`)
  await expect(viewer.getByText('“Manage ATS inbox”')).toBeVisible()
  await viewer.context().close()
})

type ApiCall = { method: 'GET' | 'PUT'; path: string; data?: object }

/** Our own API, in the name of whoever is signed in. */
function callApi({ method, path, data }: ApiCall) {
  const { origin } = new URL(hr.url())

  return hr.request.fetch(`/api/v1${path}`, { method, data, headers: { origin, 'Handoff-Organization': slug } })
}

/** The person leaves before they come again. */
async function endPeriod(personId: string): Promise<void> {
  const { periods } = await (await callApi({ method: 'GET', path: `/people/${personId}` })).json()
  const data = { startDate: '2020-12-01', endDate: '2024-08-31' }
  const answer = await callApi({ method: 'PUT', path: `/people/${personId}/periods/${periods[0].id}`, data })
  expect(answer.status()).toBe(200)
}
