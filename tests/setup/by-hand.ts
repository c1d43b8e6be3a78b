import { expect, type Page } from '@playwright/test'
import type { SandboxAccount } from './sandbox-account.ts'

export type ByHandValues = { requestUrl: string; secret: string }

/** Installs the sandbox by hand and reads, from the screen, what has to be copied into Ashby's form. */
export async function installByHand({ page, slug }: { page: Page; slug: string }): Promise<ByHandValues> {
  await page.goto(`/${slug}/company/integrations`)
  await page
    .getByRole('region', { name: /sandbox/i })
    .getByRole('button', { name: 'Install' })
    .click()
  await expect(page.getByText('Request URL', { exact: true }).first()).toBeVisible()
  const codes = page.locator('code')
  const requestUrl = await codes.first().innerText()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(codes).toHaveCount(2)

  return { requestUrl, secret: await codes.nth(1).innerText() }
}

export type WebhookByHand = ByHandValues & { account: SandboxAccount; sandboxUrl: string; page: Page; type: string }

/** Makes a webhook the way an Ashby admin does: in a form. */
export async function addWebhookByHand({ account, sandboxUrl, page, type, requestUrl, secret }: WebhookByHand): Promise<void> {
  await page.goto(`${sandboxUrl}/accounts/${account.accountId}/webhooks`)
  await page.getByLabel('Webhook type').selectOption(type)
  await page.getByLabel('Request URL').fill(requestUrl)
  await page.getByLabel('Secret token').fill(secret)
  await page.getByRole('button', { name: 'Add webhook' }).click()
  await expect(page.getByRole('cell', { name: requestUrl }).first()).toBeVisible()
  await page.context().close()
}
