import { expect, type Page } from '@playwright/test'

/** Signs somebody in who has no second step. */
export async function signIn({ page, email, password }: { page: Page; email: string; password: string }): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** The newest mail to somebody, as the outbox shows it; waits for the worker. */
export async function openMail({ page, to, subject }: { page: Page; to: string; subject: RegExp }): Promise<string> {
  const mail = page.getByRole('link', { name: subject }).filter({ hasText: to }).first()
  await expect(async () => {
    await page.goto('/outbox')
    await expect(mail).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  await mail.click()
  await page.getByRole('link', { name: 'Text' }).click()

  return page.locator('pre').innerText()
}

/** The address in a mail that leads to one of our pages. */
export function findLink(text: string, path: string): string {
  const link = text.match(/https?:\/\/\S+/g)?.find((each) => new URL(each).pathname.startsWith(`/${path}/`))
  if (!link) throw new Error(`The mail has no link to /${path}/.`)

  return link
}

export type NewOrganization = { page: Page; email: string; name: string; password: string; organization: string }

/** Makes an account and its organization the way a stranger does: by the link in a mail. Answers the organization's slug. */
export async function signUp({ page, email, name, password, organization }: NewOrganization): Promise<string> {
  await page.goto('/sign-up')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send link' }).click()
  await expect(page.getByRole('heading', { name: 'Check your mail', level: 1 })).toBeVisible()

  await page.goto(findLink(await openMail({ page, to: email, subject: /signing up/i }), 'sign-up'))
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Organization').fill(organization)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible()

  return new URL(page.url()).pathname.split('/')[1] ?? ''
}

export type NewMember = { admin: Page; page: Page; slug: string; email: string; name: string; password: string; role: string }

/** An admin invites somebody, who joins by the link in the mail. */
export async function inviteAndJoin({ admin, page, slug, email, name, password, role }: NewMember): Promise<void> {
  await admin.goto(`/${slug}/company/members`)
  await admin.getByRole('button', { name: 'Invite members' }).click()
  await admin.getByLabel('E-mail addresses').fill(email)
  await admin.getByRole('combobox', { name: 'Role' }).click()
  await admin.getByRole('option', { name: new RegExp(`^${role}`) }).click()
  await admin.getByRole('button', { name: 'Send invitation' }).click()
  await expect(admin.getByRole('listitem').filter({ hasText: email }).first()).toBeVisible()

  await page.goto(findLink(await openMail({ page, to: email, subject: /invite/i }), 'invitation'))
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: /^Join / }).click()
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible()
}

/** Connects a sandbox account in the wizard and waits until it stands. */
export async function connectSandbox({ page, slug, apiKey }: { page: Page; slug: string; apiKey: string }): Promise<void> {
  await page.goto(`/${slug}/company/integrations/ashby`)
  await page.getByRole('radio', { name: /sandbox/i }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Account name').fill('Sandbox')
  await page.getByRole('textbox', { name: 'API key' }).fill(apiKey)
  await page.getByRole('button', { name: 'Check key' }).click()
  await expect(page.getByText('Granted').first()).toBeVisible()
  await page.getByRole('button', { name: 'Save key' }).click()
  await page.getByRole('button', { name: 'Configure Integration' }).click()
  await expect(page.getByText('Connected', { exact: true }).first()).toBeVisible({ timeout: 20_000 })
}

export type FilledList = { page: Page; slug: string; names: readonly string[]; place?: 'offers' | 'new-hires' }

/** Opens the list of offers, or of new hires, when all of these are in. A list that is open grows by invitation only, so it is opened anew. */
export async function openFilledList({ page, slug, names, place = 'offers' }: FilledList): Promise<void> {
  await expect(async () => {
    await page.goto(`/${slug}/${place}`)
    for (const name of names) await expect(page.getByRole('link').filter({ hasText: name }).first()).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 40_000 })
}
