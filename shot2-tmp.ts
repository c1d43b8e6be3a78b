import { chromium } from '@playwright/test'
import { chromiumArgs, findChromium } from '#scripts/chromium.ts'
import { connectSandbox, signIn } from '#tests/setup/browser.ts'
const [, , password = '', key = ''] = process.argv
const base = 'http://localhost:4870'
const out = '/tmp/w/labs/shots'
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumArgs })
const context = await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 860 }, locale: 'en-GB' })
context.setDefaultTimeout(40_000)
context.setDefaultNavigationTimeout(90_000)
const page = await context.newPage()
page.on('pageerror', (e) => console.log('pageerror', e.message))
page.on('console', (m) => m.type() === 'error' && console.log('console', m.text().slice(0, 300)))
await signIn({ page, email: 'admin@example.com', password }).catch(async () => { await page.waitForTimeout(20_000) })
await page.waitForURL((u) => !u.pathname.includes('sign-in'), { timeout: 60_000 })
await page.waitForTimeout(1500)
const slug = new URL(page.url()).pathname.split('/')[1] ?? ''
console.log('slug', slug, page.url())
const api = async (method: string, path: string, body?: unknown, token?: string) => {
  const r = await page.request.fetch(`${base}/api/v1${path}`, { method, data: body === undefined ? undefined : JSON.stringify(body), headers: { 'content-type': 'application/json', origin: base, 'handoff-organization': slug, 'x-handoff-organization': slug, ...(token ? { authorization: `Bearer ${token}` } : {}) } })
  const t = await r.text()
  if (!r.ok()) console.log(method, path, r.status(), t.slice(0, 300))
  return JSON.parse(t)
}
const shots = async (name: string) => {
  for (const [mode, size] of [['desktop', { width: 1280, height: 860 }], ['phone', { width: 390, height: 844 }]] as const)
    for (const scheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme: scheme })
      await page.waitForTimeout(350)
      await page.screenshot({ path: `${out}/${name}-${mode}-${scheme}.png` })
    }
  await page.setViewportSize({ width: 1280, height: 860 })
  await page.emulateMedia({ colorScheme: 'light' })
}
const conns = await api('GET', '/connections')
if (!Array.isArray(conns) ? !conns.items?.length : conns.length === 0) await connectSandbox({ page, slug, apiKey: key }).catch((e) => console.log('connect', String(e).slice(0, 400)))
const token = (await api('POST', '/labs/openings-key', {})).token
const a = await api('POST', '/open-jobs', { values: { title: 'Field engineer', department: 'Operations', location: 'Berlin', targetStartDate: '2027-02-22', payMinimum: '60000', payMaximum: '66000', currency: 'EUR', payInterval: 'Year' }, status: 'Active' })
for (const t of ['Field technician', 'Senior field engineer, offshore wind and tidal installations', 'Service engineer']) await api('POST', '/open-jobs', { values: { title: t, department: 'Operations', targetStartDate: '2027-04-01' }, status: t.startsWith('Service') ? 'Planned' : 'Active' })
const pushed = await api('POST', '/openings/hires', { externalId: `h-${Date.now()}`, openJobId: a.id, firstName: 'Ana', lastName: 'Souza Lima', personalEmail: `ana${Date.now()}@mail.example`, startDate: '2027-03-01', salary: { amount: '68000', currency: 'EUR', interval: 'Year' }, note: 'Starts remotely for the first two weeks.' }, token)
console.log(JSON.stringify(pushed))
await page.goto(`/${slug}/new-hires/${pushed.newHireId}`)
await page.getByRole('heading', { name: 'Open job' }).waitFor()
await page.waitForTimeout(1500)
await shots('hire-filled')
await page.goto(`/${slug}/openings/${a.id}`)
await page.getByText('Planned and actual').waitFor()
await page.waitForTimeout(800)
await shots('job-filled')
await page.goto(`/${slug}/new-hires/${pushed.newHireId}`)
await page.getByRole('button', { name: 'Take back' }).click()
await page.getByRole('button', { name: /Fill this job/ }).first().waitFor()
await page.waitForTimeout(1000)
await shots('hire-suggest')
await page.getByRole('button', { name: /Fill this job/ }).first().click()
await page.waitForTimeout(1500)
await page.screenshot({ path: `${out}/hire-refilled.png` })
await browser.close()
