import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { inviteAndJoin, signUp } from '#tests/setup/browser.ts'

const PASSWORD = 'a long walk on the shore'

// What somebody who plans headcount does, in order: each step stands on the ones before it.
test.describe.configure({ mode: 'serial' })

let browser: Browser
let planner: Page
let slug: string
/** Ids of open jobs by their title. */
const jobIds = new Map<string, string>()

test.beforeAll(async ({ browser: started }) => {
  test.setTimeout(150_000)
  browser = started
  planner = await openPage()
  slug = await signUp({
    page: planner,
    email: 'ngozi@bramble.example',
    name: 'Ngozi Abernathy',
    password: PASSWORD,
    organization: 'Bramble Aerospace',
  })
})
test.afterAll(() => planner?.context().close())

async function openPage(): Promise<Page> {
  return (await browser.newContext()).newPage()
}

/** The same that another program of the company would do meanwhile. */
async function call(method: string, path: string, data: unknown, page = planner): Promise<Record<string, unknown>> {
  const { origin } = new URL(page.url())
  const response = await page.request.fetch(`${origin}/api/v1${path}`, {
    method,
    data,
    headers: { Origin: origin, 'Handoff-Organization': slug },
  })
  expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true)

  return response.json()
}

async function addJob(title: string, values: Record<string, string> = {}): Promise<string> {
  const { id } = await call('POST', '/open-jobs', { values: { title, ...values } })
  jobIds.set(title, String(id))

  return String(id)
}

const row = (title: string, page = planner): Locator => page.getByRole('row').filter({ hasText: title })
const tab = (name: string, page = planner): Locator =>
  page.getByRole('navigation', { name: 'Recruiting status' }).getByRole('link', { name })
const record = (title: string, page = planner): Locator => page.getByRole('article', { name: `Open job ${title}` })
const undo = (page = planner): Locator => page.getByRole('button', { name: 'Undo' }).first()

/** Opens a page of openings and waits until it follows changes: then its keys work, too. */
async function visit(path = ''): Promise<void> {
  const isLive = planner.waitForResponse((response) => response.url().includes('/api/live'))
  await planner.goto(`/${slug}/openings${path}`)
  await isLive
}

async function openJob(title: string): Promise<void> {
  await visit(`/${jobIds.get(title)}`)
  await expect(record(title)).toBeVisible()
}

test('the empty page says what it is for, and the first open job is added with what is missing told at its field', async () => {
  await planner.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Openings' }).first().click()
  await expect(planner.getByText('No open jobs yet')).toBeVisible()
  await expect(planner.getByRole('heading', { name: 'Openings', level: 1 })).toBeVisible()

  await planner.keyboard.press('c')
  const dialog = planner.getByRole('dialog', { name: 'Add open job' })
  await expect(dialog.getByLabel('Title')).toBeFocused()
  await dialog.getByLabel('Department').fill('Engineering')
  await dialog.getByLabel('Pay from').fill('80 000')
  await dialog.getByLabel('Pay to').fill('60 000')
  await dialog.getByRole('button', { name: 'Add open job' }).click()
  await expect(dialog.getByText('Enter a title.')).toBeVisible()
  await expect(dialog.getByText('Enter an amount that is not less than “pay from”.')).toBeVisible()

  await dialog.getByLabel('Title').fill('Controls Engineer')
  await dialog.getByLabel('Pay to').fill('95 000')
  await dialog.getByRole('combobox', { name: 'Pay currency' }).click()
  await planner.getByPlaceholder('Search currencies').fill('EUR')
  await planner.getByRole('option').first().click()
  await dialog.getByRole('button', { name: 'Add open job' }).click()

  await expect(record('Controls Engineer')).toBeVisible()
  await expect(planner).toHaveURL(/\/openings\/[0-9a-f-]{36}$/)
  await expect(record('Controls Engineer').getByText('€80,000–95,000')).toBeVisible()
  // An identifier was made.
  await expect(
    record('Controls Engineer')
      .getByText(/^REQ-\d+$/)
      .first(),
  ).toBeVisible()
  jobIds.set('Controls Engineer', new URL(planner.url()).pathname.split('/').at(-1) ?? '')
})

test('a value is edited in its row, Undo takes it back, and the history tells both', async () => {
  await openJob('Controls Engineer')
  await planner.getByRole('button', { name: 'edit Location' }).click()
  await planner.getByRole('combobox', { name: 'Location' }).fill('Lausanne')
  await planner.keyboard.press('Enter')
  await expect(planner.getByText('Location is saved')).toBeVisible()
  await expect(record('Controls Engineer').getByText('Engineering · Lausanne')).toBeVisible()

  await undo().click()
  await expect(record('Controls Engineer').getByText('Engineering · Lausanne')).toBeHidden()
  await expect(record('Controls Engineer').getByText('You edited location')).toHaveCount(2)
})

test('somebody who changes the same field meanwhile is seen before anything is replaced', async () => {
  await openJob('Controls Engineer')
  await planner.getByRole('button', { name: 'edit Department' }).click()
  const control = planner.getByRole('combobox', { name: 'Department' })
  await control.fill('Avionics')
  await call('PUT', `/open-jobs/${jobIds.get('Controls Engineer')}/fields/department`, { value: 'Flight software' })
  await expect(planner.getByText('it is Flight software now')).toBeVisible()
  await expect(control).toHaveValue('Avionics')
  await planner.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(planner.getByRole('button', { name: /^Flight software *, edit Department/ })).toBeVisible()
})

test('the status is changed from its menu and by key, cancelling asks, and both are undone', async () => {
  await openJob('Controls Engineer')
  await planner.getByRole('button', { name: 'Recruiting status: Planned' }).click()
  await planner.getByRole('menuitemradio', { name: 'Active' }).click()
  await expect(planner.getByText('Now Active')).toBeVisible()
  await undo().click()
  await expect(planner.getByRole('button', { name: 'Recruiting status: Planned' })).toBeVisible()

  const asking = planner.getByRole('alertdialog', { name: 'Cancel Controls Engineer?' })
  // Keys are dead while a save is on its way.
  await expect(async () => {
    await planner.keyboard.press('3')
    await expect(asking).toBeVisible({ timeout: 1000 })
  }).toPass()
  await asking.getByRole('button', { name: 'Keep open job' }).click()
  await expect(asking).toBeHidden()
  await expect(planner.getByRole('button', { name: 'Recruiting status: Planned' })).toBeVisible()
  await planner.keyboard.press('3')
  await asking.getByRole('button', { name: 'Cancel open job' }).click()
  await expect(planner.getByRole('button', { name: 'Recruiting status: Cancelled' })).toBeVisible()
  await undo().click()
  await expect(planner.getByRole('button', { name: 'Recruiting status: Planned' })).toBeVisible()
})

test('the list is filtered by tab, words and department, which stand in the address', async () => {
  await addJob('Account Executive', { department: 'Sales', location: 'Lisbon', targetStartDate: '2027-02-01' })
  await addJob('Sales Engineer', { department: 'Sales', location: 'Stockholm', targetStartDate: '2027-01-04' })
  await addJob('Payroll Specialist', { department: 'Finance', location: 'Cork' })
  await call('PUT', `/open-jobs/${jobIds.get('Payroll Specialist')}/status`, { status: 'Active' })
  await visit()
  await expect(tab('All')).toContainText('4')
  await tab('Active').click()
  await expect(planner).toHaveURL(/status=Active/)
  await expect(row('Payroll Specialist')).toBeVisible()
  await expect(row('Account Executive')).toBeHidden()

  await tab('All').click()
  await planner.getByRole('button', { name: 'Department: Any department' }).click()
  await planner.getByRole('menuitemradio', { name: 'Sales' }).click()
  await expect(planner).toHaveURL(/department=Sales/)
  await expect(planner.getByRole('row')).toHaveCount(3)
  await planner.getByRole('button', { name: 'Target start' }).click()
  await expect(planner).toHaveURL(/sort=targetStartDate/)
  await visit(new URL(planner.url()).search)
  await expect(planner.getByRole('row').nth(1)).toContainText('Sales Engineer')

  await planner.keyboard.press('/')
  await planner.keyboard.type('welder')
  await expect(planner.getByText('No open jobs for “welder”')).toBeVisible()
  await planner.getByRole('button', { name: 'Clear filters' }).click()
  await expect(planner.getByRole('row')).toHaveCount(5)
})

test('what is added elsewhere waits to be shown, and nothing moves', async () => {
  await visit()
  await expect(planner.getByRole('row')).toHaveCount(5)
  await addJob('Counsel', { department: 'Legal', location: 'Berlin', targetStartDate: '2027-03-01' })
  await planner.getByRole('button', { name: '1 new open job' }).click()
  await expect(planner.getByRole('row').nth(1)).toContainText('Counsel')
})

test('several are changed at once by key, Undo gives each its own back, and what is refused is told with the reason', async () => {
  await visit('?sort=title&order=asc')
  await expect(planner.getByRole('row')).toHaveCount(6)
  await planner.keyboard.press('j')
  await planner.keyboard.press('x')
  await planner.keyboard.press('Shift+J')
  await planner.keyboard.press('Shift+J')
  const bar = planner.getByRole('region', { name: 'Selected open jobs' })
  await expect(bar).toContainText('3 selected')
  await bar.getByRole('button', { name: 'Location…' }).click()
  const dialog = planner.getByRole('dialog', { name: 'Set location of 3 open jobs' })
  await dialog.getByRole('combobox', { name: 'Location' }).fill('Zürich')
  await dialog.getByRole('button', { name: 'Change 3 open jobs' }).click()
  await expect(planner.getByText('Set the location of 3 open jobs')).toBeVisible()
  await expect(planner.getByRole('cell', { name: 'Zürich' })).toHaveCount(3)
  await undo().click()
  await expect(planner.getByRole('cell', { name: 'Zürich' })).toHaveCount(0)
  await expect(row('Account Executive')).toContainText('Lisbon')

  await call('POST', '/fields', {
    object: 'OpenJob',
    label: 'Cost centre',
    type: 'text',
    group: 'Details',
    sensitivity: 'none',
    isRequired: true,
  })
  await visit('?sort=title&order=asc')
  for (const title of ['Counsel', 'Sales Engineer']) await planner.getByRole('checkbox', { name: `Select ${title}` }).check()
  await bar.getByRole('button', { name: 'Status' }).click()
  await planner.getByRole('menuitem', { name: 'Active' }).click()
  const refused = planner.getByRole('dialog', { name: '2 open jobs were not changed' })
  await expect(refused.getByText(/Cost centre/).first()).toBeVisible()
  await refused.getByRole('link', { name: 'Counsel' }).click()

  await expect(planner.getByText('1 field missing before this job can be Active')).toBeVisible()
  await planner.getByRole('button', { name: 'Go to field' }).click()
  await planner.getByRole('textbox', { name: 'Cost centre' }).fill('CC-7')
  await planner.keyboard.press('Enter')
  await expect(planner.getByText('Cost centre is saved')).toBeVisible()
  await planner.keyboard.press('1')
  await expect(planner.getByText('Now Active')).toBeVisible()
})

test('J and K go through the list from the record, Escape goes back, and a planned job is deleted', async () => {
  await visit('?sort=title&order=asc')
  await planner.getByRole('link', { name: 'Account Executive' }).click()
  await expect(planner.getByText('1 of 5')).toBeVisible()
  await planner.keyboard.press('j')
  await expect(record('Controls Engineer')).toBeVisible()
  await expect(planner.getByText('2 of 5')).toBeVisible()
  await planner.keyboard.press('k')
  await expect(record('Account Executive')).toBeVisible()

  await planner.getByRole('button', { name: 'More' }).click()
  await planner.getByRole('menuitem', { name: 'Delete open job…' }).click()
  await planner.getByRole('alertdialog').getByRole('button', { name: 'Delete open job' }).click()
  await expect(planner.getByRole('heading', { name: 'Openings', level: 1 })).toBeVisible()
  await expect(planner).toHaveURL(/sort=title/)
  await expect(planner.getByText('Account Executive is deleted')).toBeVisible()
  await expect(row('Account Executive')).toBeHidden()

  await planner.getByRole('link', { name: 'Sales Engineer' }).click()
  await expect(record('Sales Engineer')).toBeVisible()
  await planner.keyboard.press('Escape')
  await expect(planner.getByRole('heading', { name: 'Openings', level: 1 })).toBeVisible()
})

test('headcount by department and month is drawn, filtered by its legend and read as a table', async () => {
  await call('POST', '/people', {
    values: {
      firstName: 'Ada',
      lastName: 'Okafor',
      personalEmail: 'ada@example.com',
      jobTitle: 'Account Executive',
      department: 'Sales',
      startDate: '2025-01-06',
    },
  })
  await visit()
  await planner.getByRole('link', { name: 'Headcount' }).first().click()
  await expect(planner.getByRole('heading', { name: 'Headcount', level: 1 })).toBeVisible()
  await expect(planner.getByRole('paragraph').filter({ hasText: /^1 person at the end of / })).toBeVisible()
  await expect(planner.locator('.recharts-bar-rectangle path').first()).toBeVisible()

  await planner.getByRole('button', { name: '24 months' }).click()
  await expect(planner).toHaveURL(/months=24/)
  await expect(planner.getByRole('paragraph').filter({ hasText: /1 person and 2 open jobs, 3 in all\.$/ })).toBeVisible()
  await planner.getByRole('button', { name: 'Show table' }).click()
  const table = planner.getByRole('table', { name: /^Headcount by department and month/ })
  await expect(
    table
      .getByRole('row', { name: /^Sales/ })
      .getByRole('cell')
      .last(),
  ).toHaveText('1 +1 open jobs')

  await planner.getByRole('button', { name: 'Sales', exact: true }).click()
  await expect(planner).toHaveURL(/without=Sales/)
  await expect(table.getByRole('row', { name: /^Sales/ })).toHaveCount(0)
  await planner.reload()
  await expect(planner.getByRole('button', { name: 'Sales', exact: true })).toHaveAttribute('aria-pressed', 'false')
  await planner.getByRole('button', { name: 'Show all' }).click()
  await expect(planner.getByRole('paragraph').filter({ hasText: /1 person and 2 open jobs/ })).toBeVisible()
})

test('a role that may only read sees no pay and no acts', async () => {
  test.setTimeout(90_000)
  const viewer = await openPage()
  await inviteAndJoin({
    admin: planner,
    page: viewer,
    slug,
    email: 'tove@bramble.example',
    name: 'Tove Lindqvist',
    password: PASSWORD,
    role: 'Viewer',
  })
  await viewer.goto(`/${slug}/openings`)
  await expect(row('Controls Engineer', viewer)).toBeVisible()
  await expect(viewer.getByRole('columnheader', { name: 'Pay range' })).toHaveCount(0)
  await expect(viewer.getByRole('button', { name: 'Add open job' })).toHaveCount(0)
  await expect(viewer.getByRole('checkbox')).toHaveCount(0)
  await viewer.getByRole('link', { name: 'Controls Engineer' }).click()
  await expect(record('Controls Engineer', viewer)).toBeVisible()
  await expect(viewer.getByText('4 fields are hidden for your role')).toBeVisible()
  await expect(viewer.getByText('€80,000')).toHaveCount(0)
  await viewer.context().close()
})

test('on a phone the list has two lines, nothing scrolls sideways, and Openings stands behind More', async () => {
  const phone = await (
    await browser.newContext({
      storageState: await planner.context().storageState(),
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
  ).newPage()
  for (const path of ['', `/${jobIds.get('Controls Engineer')}`, '/headcount']) {
    await phone.goto(`/${slug}/openings${path}`)
    await expect(phone.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
  }
  await phone.goto(`/${slug}`)
  await phone.getByRole('button', { name: 'More' }).click()
  await phone.getByRole('link', { name: 'Openings' }).click()
  await expect(phone.getByRole('heading', { name: 'Openings', level: 1 })).toBeVisible()
  await phone.getByRole('button', { name: 'Select open jobs' }).click()
  await phone.getByRole('checkbox', { name: /Controls Engineer/ }).check()
  await expect(phone.getByRole('region', { name: 'Selected open jobs' })).toContainText('1 selected')
  await phone.context().close()
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the pages of openings, ${theme}`, async () => {
    test.setTimeout(120_000)
    await planner.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    for (const path of ['', '?search=welder', `/${jobIds.get('Controls Engineer')}`, '/headcount?months=6']) {
      await visit(path)
      await expect(planner.getByRole('heading', { level: 1 })).toBeVisible()
      if (path.startsWith('/headcount')) await expect(planner.locator('.recharts-surface').first()).toBeVisible()
      await expectAccessible(path)
    }
    await visit()
    await planner.getByRole('checkbox').first().check()
    await expectAccessible('selected')
    await planner.keyboard.press('Escape')
    await planner.keyboard.press('c')
    await expect(planner.getByRole('dialog').getByLabel('Title')).toBeVisible()
    await expectAccessible('add')
  })
}

async function expectAccessible(place: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: planner }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  expect(found, place).toEqual([])
}
