import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { connectSandbox, inviteAndJoin, openFilledList, signUp } from '#tests/setup/browser.ts'
import { attachSandbox, type SandboxAccount } from '#tests/setup/sandbox-account.ts'

const { SANDBOX_URL = '', SANDBOX_CONTROL_TOKEN = '' } = process.env
const PASSWORD = 'a long walk on the shore'
/** Three people with an offer each, and what Ashby has in their custom fields. */
const PEOPLE = [
  { name: 'Ines Okafor', grant: 4200, notes: 'vesting over 4 years', period: 'yearly' },
  { name: 'Jan van der Berg', grant: 1500, notes: 'one year cliff', period: 'monthly' },
  { name: 'Yuki Mori', grant: 900, notes: 'no cliff', period: '13th' },
] as const

// One admin's afternoon with the mapping, in order: each step stands on the one before it.
test.describe.configure({ mode: 'serial' })

let admin: Page
let account: SandboxAccount
let browser: Browser
let slug: string
let fieldIds: { grant: string; notes: string; period: string }

test.beforeAll(async ({ browser: started }) => {
  test.setTimeout(120_000)
  browser = started
  account = await attachSandbox({ url: SANDBOX_URL, controlToken: SANDBOX_CONTROL_TOKEN }).createAccount({
    scenario: 'empty',
    approvals: false,
  })
  fieldIds = {
    grant: await createField({ title: 'Equity grant (options)', fieldType: 'Number' }),
    notes: await createField({ title: 'Equity notes', fieldType: 'String' }),
    period: await createField({
      title: 'Pay period',
      fieldType: 'ValueSelect',
      selectableValues: [
        { value: 'yearly', label: 'Yearly' },
        { value: 'monthly', label: 'Monthly' },
        { value: '13th', label: '13th month' },
      ],
    }),
  }
  const job = await account.control('job.create', { title: 'Product designer', status: 'Open' })
  for (const person of PEOPLE) await createOffer(person, String(job.id))

  admin = await openPage()
  slug = await signUp({
    page: admin,
    email: 'tomas@heron.example',
    name: 'Tomás Villaseñor',
    password: PASSWORD,
    organization: 'Heron Maps',
  })
  await connectSandbox({ page: admin, slug, apiKey: account.apiKey })
  await openFilledList({ page: admin, slug, names: PEOPLE.map(({ name }) => name) })
})
test.afterAll(() => admin?.context().close())

/** A browser of somebody else: cookies of its own. */
async function openPage(): Promise<Page> {
  return (await browser.newContext({ acceptDownloads: true })).newPage()
}

async function createField(draft: object): Promise<string> {
  return String((await account.control('field.create', { objectType: 'Offer', ...draft })).id)
}

async function createOffer({ name, grant, notes, period }: (typeof PEOPLE)[number], jobId: string): Promise<void> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`
  const { applicationId } = await account.control('candidate.create', { name, email, jobId })
  await account.control('offer.create', {
    applicationId,
    salary: 90_000,
    currencyCode: 'EUR',
    startDate: '2027-01-11',
    customFields: { [fieldIds.grant]: grant, [fieldIds.notes]: notes, [fieldIds.period]: period },
  })
}

const offerRow = (name: string, page = admin): Locator => page.getByRole('link').filter({ hasText: name }).first()
const row = (label: string, page = admin): Locator => page.getByRole('listitem', { name: label, exact: true })
const preview = (page = admin): Locator =>
  page.getByRole('region', { name: 'Preview' }).or(page.getByRole('complementary', { name: 'Preview' }))
/** A field of the open offer. */
const fieldOf = (label: string, page = admin): Locator =>
  page.locator('[id^="field-"]').filter({ has: page.getByText(label, { exact: true }) })
const heading = (page: Page, name: string): Locator => page.getByRole('heading', { name, level: 1 })

async function openMapper(page = admin): Promise<void> {
  await page.goto(`/${slug}/company/fields`)
  await expect(heading(page, 'Fields & mapping')).toBeVisible()
  await expect(row('Job title', page)).toBeVisible()
}

/** Opens what fills a field and leaves the focus in its search. */
async function openPicker(label: string, page = admin): Promise<Locator> {
  await row(label, page)
    .getByRole('button', { name: new RegExp(`^${label}: `) })
    .first()
    .click()
  const search = page.getByRole('combobox', { name: `Ashby’s fields for ${label}` })
  await expect(search).toBeVisible()

  return search
}

async function saveVersion(number: number, page = admin): Promise<void> {
  await page.getByRole('button', { name: `Save version ${number}` }).click()
  await expect(page.getByText(`Version ${number} is live`).filter({ visible: true }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Save version/ })).toHaveCount(0)
}

/** Opens the offer of somebody and waits for a value of one of its fields. */
async function expectOffer({ name, field, value, page = admin }: { name: string; field: string; value: string | RegExp; page?: Page }) {
  await page.goto(`/${slug}/offers`)
  await offerRow(name, page).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(fieldOf(field, page)).toContainText(value)
}

/** Tries the rules on somebody's offer. */
async function previewOn(name: string): Promise<void> {
  await admin.getByRole('combobox', { name: 'Offer to preview' }).click()
  await admin.getByRole('option', { name: new RegExp(name) }).click()
  await expect(preview()).toContainText(name)
}

test('adds a field of its own, which nothing fills yet', async () => {
  await admin.getByRole('button', { name: 'Company' }).click()
  await admin.getByRole('link', { name: 'Fields & mapping' }).click()
  await expect(heading(admin, 'Fields & mapping')).toBeVisible()
  await admin.getByRole('button', { name: 'Add field' }).first().click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Equity')
  await dialog.getByRole('combobox', { name: 'Type' }).click()
  await admin.getByRole('option', { name: /^Text/ }).click()
  await dialog.getByRole('radio', { name: /^Pay/ }).click()
  await dialog.getByRole('button', { name: 'Add field' }).click()
  await expect(dialog).toHaveCount(0)

  await expect(row('Equity')).toBeVisible()
  await expect(
    row('Pay interval')
      .getByText('Required, not mapped')
      .or(row('Pay interval').getByText(/Suggested/)),
  ).toBeVisible()
})

test('picks an Ashby custom field for it and sees the value of a real candidate before it is saved', async () => {
  await openMapper()
  await previewOn('Ines Okafor')
  const search = await openPicker('Equity')
  await search.fill('equity')
  await expect(admin.getByRole('option', { name: /Equity grant \(options\)/ })).toContainText(/4,?200|1,?500|900/)
  await admin.getByRole('option', { name: /Equity grant \(options\)/ }).click()

  await expect(preview()).toContainText('4200')
  await expect(row('Equity')).toContainText('Equity grant (options)')
  await saveVersion(2)
  await expectOffer({ name: 'Ines Okafor', field: 'Equity', value: '4200' })
  await expectOffer({ name: 'Yuki Mori', field: 'Equity', value: '900' })
})

test('a template changes nothing that is filled until it is re-applied to three offers, after the dry run', async () => {
  await openMapper()
  await previewOn('Ines Okafor')
  await openPicker('Equity')
  await admin.getByRole('button', { name: 'Template', exact: true }).click()
  await admin.getByLabel('Text of Equity').fill('{Equity grant (options)} options, {Equity notes}')
  await admin.getByRole('button', { name: 'Use template' }).click()
  await expect(preview()).toContainText('4200 options, vesting over 4 years')
  await saveVersion(3)
  await expect(admin.getByText('3 offers still hold values of older versions.')).toBeVisible()

  await expectOffer({ name: 'Ines Okafor', field: 'Equity', value: /^(?!.*options).*4200/s })
  await openMapper()
  await admin.getByRole('button', { name: 'Re-apply…' }).click()
  const dialog = admin.getByRole('dialog')
  await expect(dialog).toContainText('Ines Okafor')
  await expect(dialog).toContainText('1500 options, one year cliff')
  await dialog.getByRole('button', { name: 'Re-apply to 3 offers' }).click()
  await expect(dialog.getByText('Version 3 changed 3 offers.')).toBeVisible({ timeout: 15_000 })
  await dialog.getByRole('button', { name: 'Close' }).last().click()

  await expectOffer({ name: 'Jan van der Berg', field: 'Equity', value: '1500 options, one year cliff' })
  await expect(admin.getByText('Ashby now says')).toHaveCount(0)
})

test('undo restores the version before and the three offers', async () => {
  await openMapper()
  await admin.getByRole('button', { name: 'Undo…' }).click()
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Undo version 3' }).click()
  await expect(admin.getByRole('alertdialog')).toHaveCount(0)
  await expect(row('Equity')).toContainText('Equity grant (options)')
  await expect(row('Equity')).not.toContainText('Equity notes')

  await expect(async () => {
    await expectOffer({ name: 'Jan van der Berg', field: 'Equity', value: /^(?!.*options).*1500/s })
  }).toPass({ timeout: 20_000 })
})

test('a field renamed in Ashby stays mapped and shows its new title', async () => {
  await account.control('field.update', { fieldId: fieldIds.grant, title: 'Stock units' })
  await openMapper()
  await readFieldsAgain()

  await expect(row('Equity')).toContainText('Stock units')
  await expect(row('Equity')).toContainText(/Renamed in Ashby/)
  await expectOffer({ name: 'Ines Okafor', field: 'Equity', value: '4200' })
})

test('a field archived in Ashby warns before anything breaks', async () => {
  await account.control('field.update', { fieldId: fieldIds.grant, isArchived: true })
  await openMapper()
  await readFieldsAgain()

  await expect(row('Equity')).toContainText(/Archived in Ashby/)
  await expect(admin.getByRole('button', { name: /Notifications, \d+ unread/ })).toBeVisible()
  await expectOffer({ name: 'Ines Okafor', field: 'Equity', value: '4200' })
  await account.control('field.update', { fieldId: fieldIds.grant, isArchived: false })
})

async function readFieldsAgain(): Promise<void> {
  await admin.getByRole('button', { name: 'More for the mapping' }).click()
  await admin.getByRole('menuitem', { name: 'Read Ashby’s fields again' }).click()
}

test('a lookup without a row blocks publishing with the reason, and one click at the offer mends it', async () => {
  await openMapper()
  const search = await openPicker('Pay interval')
  await admin.getByRole('button', { name: 'Lookup', exact: true }).click()
  await search.fill('pay period')
  await admin
    .getByRole('option', { name: /Pay period/ })
    .first()
    .click()
  const lookup = row('Pay interval').getByRole('region', { name: /^Lookup of/ })
  await expect(lookup).toContainText('13th month')
  await choose(lookup, 'Yearly', 'per year')
  await choose(lookup, 'Monthly', 'per month')
  await expect(row('Pay interval')).toContainText('1 unmatched')
  await saveVersion(5)

  await expectOffer({ name: 'Yuki Mori', field: 'Pay interval', value: /13th month/ })
  await expect(admin.getByText(/blocks publishing/).first()).toBeVisible()
  await admin.getByRole('button', { name: 'Add to lookup…' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByRole('combobox').click()
  await admin.getByRole('option', { name: /per month/i }).click()
  await dialog.getByRole('button', { name: /Add/ }).click()
  await expect(dialog).toHaveCount(0)
  await expect(admin.getByText(/blocks publishing/)).toHaveCount(0, { timeout: 15_000 })
})

async function choose(lookup: Locator, from: string, to: string): Promise<void> {
  await lookup.getByRole('combobox', { name: `What Handoff keeps for ${from}` }).click()
  await admin
    .getByRole('option', { name: new RegExp(to, 'i') })
    .first()
    .click()
}

test('the name is split with its particles, and a reviewer mends it', async () => {
  await expectOffer({ name: 'Jan van der Berg', field: 'Last name', value: 'van der Berg' })
  await admin.getByRole('button', { name: 'Edit last name' }).click()
  await admin.getByRole('textbox', { name: 'Last name' }).fill('Van der Berg')
  await admin.keyboard.press('Enter')
  await expect(fieldOf('Last name')).toContainText('Edited by')
})

test('pay is refused in a field that everybody sees', async () => {
  await openMapper()
  const search = await openPicker('Department')
  await admin.getByRole('button', { name: 'Field', exact: true }).click()
  await search.fill('offer salary')
  const option = admin.getByRole('option', { name: /salary/i }).first()
  await expect(option).toHaveAttribute('aria-disabled', 'true')
  await admin.keyboard.press('Escape')
})

test('two admins save at once: the second sees what the first changed, and nothing is lost', async () => {
  const other = await openPage()
  await inviteAndJoin({ admin, page: other, slug, email: 'ana@heron.example', name: 'Ana Reyes', password: PASSWORD, role: 'Admin' })
  await openMapper(other)
  await openMapper()
  await setConstant(other, 'Department', 'Design')
  await setConstant(admin, 'Department', 'Product')
  await setConstant(admin, 'Location', 'Lisbon')

  await saveVersion(7, other)
  await expect(admin.getByRole('group', { name: 'Two changes of Department' })).toContainText('Design')
  await expect(row('Location')).toContainText('Lisbon')
  await admin.getByRole('button', { name: 'Keep mine' }).click()
  await saveVersion(8)
  await openMapper(other)
  await expect(row('Department', other)).toContainText('Product')
  await expect(row('Location', other)).toContainText('Lisbon')

  await other.getByRole('button', { name: 'Versions' }).click()
  await expect(other.getByRole('dialog')).toContainText('Tomás Villaseñor')
  await expect(other.getByRole('dialog')).toContainText('Ana Reyes')
  await other.context().close()
})

async function setConstant(page: Page, label: string, value: string): Promise<void> {
  await openPicker(label, page)
  await page.getByRole('button', { name: 'Constant', exact: true }).click()
  await page
    .getByRole('textbox', { name: new RegExp(label) })
    .last()
    .fill(value)
  await page.getByRole('button', { name: /^Use/ }).click()
  await expect(row(label, page)).toContainText(value)
}

test('a mapping file is exported, and one with mistakes is refused with the line and the reason', async () => {
  await openMapper()
  await admin.getByRole('button', { name: 'More for the mapping' }).click()
  const download = admin.waitForEvent('download')
  await admin.getByRole('menuitem', { name: /Export/ }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(JSON.parse(text)).toMatchObject({ format: 'handoff.mapping' })

  const broken = text
    .replace('"field": "jobTitle"', '"field": "01890a5d-ac96-774b-bcce-b302099a8057"')
    .replace(/"path": "offer\.startDate"/, '"path": 7')
  expect(broken).not.toBe(text)
  await admin.getByRole('button', { name: 'More for the mapping' }).click()
  await admin.getByRole('menuitem', { name: 'Import…' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel('Or paste the text of the file').fill(broken)
  await dialog.getByRole('button', { name: 'Import rules' }).click()
  const line = broken.split('\n').findIndex((each) => each.includes('"path": 7')) + 1
  await expect(dialog.getByRole('button', { name: `Line ${line}` })).toBeVisible()

  await dialog
    .getByLabel('Or paste the text of the file')
    .fill(text.replace('"field": "jobTitle"', '"field": "01890a5d-ac96-774b-bcce-b302099a8057"'))
  await dialog.getByRole('button', { name: 'Import rules' }).click()
  await expect(dialog.getByRole('alert')).toContainText(/Line \d+/)

  await dialog.getByLabel('Or paste the text of the file').fill(text)
  await dialog.getByRole('button', { name: 'Import rules' }).click()
  await expect(dialog).toHaveCount(0)
})

test('no violation of WCAG 2.2 AA on the mapper and on an offer with fields of its own, light and dark', async () => {
  for (const path of ['company/fields', 'offers']) {
    await admin.goto(`/${slug}/${path}`)
    if (path === 'offers') {
      await offerRow('Ines Okafor').click()
      await expect(admin.getByRole('heading', { name: 'Ines Okafor' })).toBeVisible()
    } else await expect(row('Job title')).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await admin.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page: admin }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
      expect(violations, `${path} ${colorScheme}`).toEqual([])
    }
  }
})
