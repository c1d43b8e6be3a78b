import { expect } from 'vitest'
import type { TestSandbox } from './running-sandbox.ts'

export type Submission = { page: string; action: string; values: Record<string, string> | [string, string][] }

/** Sends a form of a page as a browser does and gives the page it leads to. */
export async function submitForm(sandbox: TestSandbox, { page, action, values }: Submission): Promise<{ path: string; text: string }> {
  const shown = await (await fetch(sandbox.url + page)).text()
  const formToken = /name="formToken" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  expect(shown).toContain(`action="${action}"`)
  const body = new URLSearchParams([...new URLSearchParams(values), ['formToken', formToken]])
  const response = await fetch(sandbox.url + action, { method: 'POST', body, headers: { origin: sandbox.url } })

  return { path: new URL(response.url).pathname + new URL(response.url).search, text: await response.text() }
}
