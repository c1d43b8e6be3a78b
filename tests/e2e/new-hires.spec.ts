import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { connectSandbox, inviteAndJoin, openFilledList, signUp } from '#tests/setup/browser.ts'
import { addWebhookByHand, installByHand } from '#tests/setup/by-hand.ts'
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
  await blocked.click({ force: true })
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
  await expect(record(KWABENA).getByText('Added', { exact: true }).last()).toBeVisible()
  await hr.getByRole('button', { name: 'Undo' }).first().click()
  await expect(hr.getByText('Taken back')).toBeVisible()
  await expect(record(KWABENA).getByText('Pending', { exact: true }).last()).toBeVisible()

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

// PeopleForce's five steps and Humaans' page, walked by the words on the screen.
test.describe('by hand', () => {
  const TARU = 'Taru Ahlström'
  const OMAR = 'Omar Haddad'
  const LINA = 'Lina Brandt'
  const ZOLTAN = 'Zoltán Kiss'

  let admin: Page
  let ashby: SandboxAccount
  let place: string
  let job: string
  let sizeId: string
  let values: { requestUrl: string; secret: string }

  test.beforeAll(async () => {
    test.setTimeout(60_000)
    ashby = await attachSandbox({ url: SANDBOX_URL, controlToken: SANDBOX_CONTROL_TOKEN }).createAccount({
      scenario: 'company',
      approvals: false,
    })
    const departments = (await ashby.call('department.list', {})).json?.results as { id: string }[]
    job = String((await ashby.control('job.create', { title: 'Pattern Cutter', status: 'Open', departmentId: departments[0]?.id })).id)
    sizeId = String((await ashby.control('field.create', { objectType: 'Offer', title: 'T-shirt size', fieldType: 'String' })).id)
    admin = await openPage()
    place = await signUp({
      page: admin,
      email: 'ilse@tidewater.example',
      name: 'Ilse Korhonen',
      password: PASSWORD,
      organization: 'Tidewater Looms',
    })
  })
  test.afterAll(() => admin?.context().close())

  /** Somebody accepts their offer and is hired in Ashby. Answers the candidate's id. */
  async function hireThere(name: string, socialLinks: { type: string; url: string }[] = []): Promise<string> {
    const email = `${name.split(' ')[0]?.toLowerCase().replaceAll('á', 'a')}@example.com`
    const { candidateId, applicationId } = await ashby.control('candidate.create', {
      name,
      email,
      phone: '+358 40 555 0117',
      jobId: job,
      socialLinks,
    })
    const terms = { salary: 52_000, currencyCode: 'EUR', startDate: '2027-03-01', customFields: { [sizeId]: 'M' } }
    const offer = await ashby.control('offer.create', { applicationId, ...terms })
    await ashby.control('offer.decide', { offerId: offer.id, decision: 'Accepted', hire: true })

    return String(candidateId)
  }

  async function openHired(name: string): Promise<Locator> {
    await openFilledList({ page: admin, slug: place, place: 'new-hires', names: [name] })
    await row(name, admin).click()
    await expect(record(name, admin)).toBeVisible()

    return record(name, admin)
  }

  const personField = (label: string): Locator => admin.locator('[id^="field-"]').filter({ has: admin.getByText(label, { exact: true }) })

  test('steps 1 and 2: Install shows Request URL and Secret key, and the page turns green by itself on Ashby’s ping', async () => {
    values = await installByHand({ page: admin, slug: place })
    await expect(admin.getByText('Waiting for Ashby’s ping')).toBeVisible()
    await addWebhookByHand({ account: ashby, sandboxUrl: SANDBOX_URL, page: await openPage(), type: 'candidateHire', ...values })
    await expect(admin.getByText('Ashby’s ping answered')).toBeVisible()
    await expect(admin.getByText('Ashby reaches Handoff')).toBeVisible()
  })

  test('step 3: only members who manage the ATS inbox can be chosen; the hire is seen by the one who was, and refused to the other', async () => {
    const [chosen, viewer] = [await openPage(), await openPage()]
    const invite = { admin, slug: place, password: PASSWORD }
    await inviteAndJoin({ ...invite, page: chosen, email: 'noor@tidewater.example', name: 'Noor Aalto', role: 'HR' })
    await inviteAndJoin({ ...invite, page: viewer, email: 'pekka@tidewater.example', name: 'Pekka Salo', role: 'Viewer' })
    await admin.goto(`/${place}/company/integrations`)
    await admin
      .getByRole('link', { name: 'Open connection' })
      .or(admin.getByRole('link', { name: 'Go on with the setup' }))
      .first()
      .click()
    await admin.getByRole('button', { name: 'Choose members' }).click()
    const dialog = admin.getByRole('dialog', { name: 'Notifications' })
    await expect(dialog.getByRole('checkbox', { name: /Pekka Salo/ })).toBeDisabled()
    await dialog.getByRole('checkbox', { name: /Noor Aalto/ }).check()
    await dialog.getByRole('button', { name: 'Save notifications' }).click()
    await expect(admin.getByText('Notifications saved')).toBeVisible()

    await hireThere(TARU)
    await expect(admin.getByText('Verified', { exact: true }).first()).toBeVisible({ timeout: 20_000 })
    await expect(async () => {
      await chosen.goto(`/${place}/notifications`)
      await chosen
        .getByRole('link', { name: new RegExp(TARU) })
        .first()
        .click({ timeout: 1000 })
    }).toPass({ timeout: 20_000 })
    await expect(record(TARU, chosen)).toBeVisible()
    await viewer.goto(new URL(chosen.url()).pathname)
    await expect(viewer.getByText('“Manage ATS inbox”')).toBeVisible()
    await expect(viewer.getByText(TARU)).toHaveCount(0)
    await chosen.context().close()
    await viewer.context().close()
  })

  test('step 4: a custom field of Ashby’s, pasted by its id, fills a field of the person', async () => {
    await admin.goto(`/${place}/company/fields?object=Person`)
    await admin.getByRole('button', { name: 'Add field' }).first().click()
    const dialog = admin.getByRole('dialog')
    await dialog.getByLabel('Name').fill('T-shirt size')
    await dialog.getByRole('button', { name: 'Add field' }).click()
    await expect(dialog).toHaveCount(0)
    const item = admin.getByRole('listitem', { name: 'T-shirt size', exact: true })
    await item
      .getByRole('button', { name: /^T-shirt size: / })
      .first()
      .click()
    await admin
      .getByRole('combobox', { name: 'Ashby’s fields for T-shirt size' })
      .fill(`https://app.ashbyhq.com/admin/custom-fields/${sizeId}`)
    await admin.getByRole('option').first().click()
    await admin.getByRole('button', { name: 'Save version 2' }).click()
    await expect(admin.getByText('Version 2 is live').filter({ visible: true }).first()).toBeVisible()

    await expect(async () => {
      await openHired(TARU)
      await expect(personField('T-shirt size')).toContainText('M', { timeout: 1000 })
    }).toPass({ timeout: 20_000 })
  })

  test('step 5: with a key for documents the résumé comes into its folder', async () => {
    await admin.goto(`/${place}/company/documents?tab=folders`)
    await admin.getByRole('combobox', { name: 'Folder for résumés' }).click()
    await admin.getByRole('option', { name: 'New folder…' }).click()
    await admin.getByRole('dialog').getByLabel('Name').fill('Hiring')
    await admin.getByRole('dialog').getByRole('button', { name: 'Add folder' }).click()
    await expect(admin.getByRole('combobox', { name: 'Folder for résumés' })).toContainText('Hiring')

    const { apiKey } = await ashby.createKey({ scopes: ['candidates:read', 'apiKeys:read'] })
    await admin.goto(`/${place}/company/integrations`)
    await admin.getByRole('link', { name: 'Open connection' }).first().click()
    await admin.getByRole('button', { name: 'Add API key' }).click()
    await admin.getByRole('textbox', { name: 'API key' }).fill(apiKey)
    await admin.getByRole('button', { name: 'Check and add' }).click()
    await expect(admin.getByText('API key added')).toBeVisible()

    const email = 'omar@example.com'
    const { candidateId, applicationId } = await ashby.control('candidate.create', { name: OMAR, email, phone: null, jobId: job })
    await ashby.control('file.attach', { candidateId, name: 'omar-haddad.pdf', isResume: true })
    await ashby.control('application.hire', { applicationId })
    await expect(async () => {
      const opened = await openHired(OMAR)
      await expect(opened.getByRole('link', { name: 'omar-haddad.pdf' })).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 30_000 })
    await expect(admin.getByRole('list', { name: 'Documents' })).toContainText('Hiring')
  })

  test('Humaans’ page: with a full key and Application Updated every field comes in, is completed and added; another is not wanted', async () => {
    await admin.goto(`/${place}/company/integrations`)
    await admin.getByRole('link', { name: 'Open connection' }).first().click()
    await admin.getByRole('button', { name: 'Replace key' }).first().click()
    await admin.getByRole('textbox', { name: /API key/ }).fill(ashby.apiKey)
    await admin
      .getByRole('dialog')
      .getByRole('button', { name: /Check and/ })
      .click()
    await expect(admin.getByRole('dialog')).toHaveCount(0)
    await addWebhookByHand({ account: ashby, sandboxUrl: SANDBOX_URL, page: await openPage(), type: 'applicationUpdate', ...values })

    await hireThere(LINA, [
      { type: 'LinkedIn', url: 'https://www.linkedin.com/in/lina-brandt' },
      { type: 'Twitter', url: 'https://twitter.com/linabrandt' },
    ])
    await hireThere(ZOLTAN)
    await openHired(LINA)
    for (const [label, value] of [
      ['First name', 'Lina'],
      ['Last name', 'Brandt'],
      ['Personal e-mail', 'lina@example.com'],
      ['Personal phone', '+358 40 555 0117'],
      ['Job title', 'Pattern Cutter'],
      ['Department', /\w/],
      ['LinkedIn', 'linkedin.com/in/lina-brandt'],
      ['Twitter', 'twitter.com/linabrandt'],
      ['Employment start date', '1 Mar 2027'],
      ['Salary amount', /52,?000/],
      ['Salary currency', 'EUR'],
    ] as const)
      await expect(personField(label)).toContainText(value)
    await admin.getByRole('button', { name: 'Add person' }).click()
    await expect(admin.getByText('Added to People').first()).toBeVisible()
    await admin.goto(`/${place}/people`)
    await expect(admin.getByRole('link', { name: LINA }).first()).toBeVisible()

    await openHired(ZOLTAN)
    await admin.getByRole('button', { name: 'Dismiss' }).first().click()
    const dialog = admin.getByRole('dialog', { name: `Dismiss ${ZOLTAN}?` })
    await dialog.getByLabel('Reason').fill('Withdrew before the start')
    await dialog.getByRole('button', { name: 'Dismiss', exact: true }).click()
    await expect(admin.getByText(`Dismissed ${ZOLTAN}`)).toBeVisible()
  })
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
