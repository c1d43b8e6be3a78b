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
