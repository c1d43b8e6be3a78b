import Papa from 'papaparse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { POST } from '#app/api/files/offers/route.ts'
import { authorizePermission } from '#lib/domain/access/api.ts'
import { exportOffers } from '#lib/domain/offers/exports/api.ts'
import { offerExportSchema } from '#lib/domain/offers/exports/schema.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { addCustomRole, addMember, createContext, createTenant, type TestPerson } from '#tests/integration/access/tenants.ts'
import { addOffers, type MappedCompany, openMapped, readings, rule } from '#tests/integration/mapping-runs/mapped-offers.ts'
import { clientOf } from '#tests/integration/members/people.ts'

let company: MappedCompany
let bonusLabel: string
beforeAll(async () => {
  company = await openMapped([
    rule('name', 'candidate.name'),
    rule('jobTitle', 'application.job.title'),
    rule('startDate', 'offer.startDate'),
    rule('baseSalary', 'offer.salary.value'),
    rule('currency', 'offer.salary.currencyCode'),
  ])
  bonusLabel = 'Signing bonus'
  await company.api.fields.create({ object: 'Offer', label: bonusLabel, type: 'number', sensitivity: 'pay', group: 'Compensation' })
  await company.api.fields.create({ object: 'Offer', label: 'Laptop', type: 'text', sensitivity: 'none', group: 'Details' })
  await addOffers(company, [
    { readings: offerOf({ name: '=HYPERLINK("https://evil.example")', title: '@engineer', salary: '72000' }) },
    { readings: offerOf({ name: 'Léa, "Quoted"\nDubois', title: 'Field engineer', salary: '81234.5' }) },
    { readings: offerOf({ name: 'Secret Person', title: 'Hidden role', salary: '99999' }), confidential: true },
    { readings: offerOf({ name: 'Published Person', title: 'Field engineer', salary: '55555' }), state: 'Published' },
  ])
})
afterAll(() => closeRateLimits())

function offerOf({ name, title, salary }: { name: string; title: string; salary: string }) {
  return readings({
    'candidate.name': name,
    'application.job.title': title,
    'offer.startDate': '2026-12-07',
    'offer.salary.value': salary,
    'offer.salary.currencyCode': 'EUR',
  })
}

type Filter = Parameters<typeof offerExportSchema.parse>[0]

async function readExport(person: Pick<TestPerson, 'sessionId'>, filter: Filter = {}) {
  const context = createContext({ sessionId: person.sessionId, slug: company.tenant.slug })
  const access = await authorizePermission({ context, permission: 'offers.read' })
  const text = await new Response(await exportOffers({ access, filter: offerExportSchema.parse(filter) })).text()
  const [head = [], ...rows] = Papa.parse<string[]>(text.trim()).data

  return { text, head, rows: rows.map((row) => Object.fromEntries(head.map((title, index) => [title, row[index] ?? '']))) }
}

test('holds every offer of the list with every field, and a spreadsheet runs none of it', async () => {
  const { head, rows } = await readExport(company.tenant.admin)

  expect(head.slice(0, 1)).toEqual(['Name'])
  expect(head).toEqual(expect.arrayContaining(['Base salary', 'Currency', bonusLabel, 'Laptop', 'State', 'Ashby offer ID']))
  const names = rows.map((row) => row.Name)
  expect(names).toHaveLength(3)
  expect(names).toEqual(expect.arrayContaining(['Léa, "Quoted" Dubois', `'=HYPERLINK("https://evil.example")`, 'Secret Person']))
  expect(rows.find((row) => row.Name?.startsWith('Léa'))).toMatchObject({
    'Base salary': '81234.5',
    'Start date': '2026-12-07',
    State: 'Unpublished',
    'Status in Ashby': 'Waiting on candidate response',
  })
  for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
})

test('follows the filters of the list', async () => {
  expect((await readExport(company.tenant.admin, { state: 'Published' })).rows.map((row) => row.Name)).toEqual(['Published Person'])
  expect((await readExport(company.tenant.admin, { search: 'quoted lea' })).rows).toHaveLength(1)
  expect((await readExport(company.tenant.admin, { isArchived: 'true' })).rows).toEqual([])
})

test('holds no pay, neither column nor value, for whoever may not see it', async () => {
  const viewer = await addMember(
    company.tenant,
    await addCustomRole(company.tenant, ['organization.read', 'offers.read', 'confidential.read']),
  )
  const { text, head, rows } = await readExport(viewer)

  expect(rows).toHaveLength(3)
  expect(head).toEqual(expect.arrayContaining(['Name', 'Laptop']))
  for (const title of ['Base salary', 'Currency', 'Pay interval', bonusLabel]) expect(head).not.toContain(title)
  expect(text).not.toMatch(/72000|81234|99999|EUR/)
  await expect(readExport(viewer, { sort: 'baseSalary' })).rejects.toMatchObject({ code: 'forbidden' })
})

test('holds no confidential offer for whoever may not see it', async () => {
  const recruiter = await addMember(company.tenant, 'Recruiter')
  const { text, rows } = await readExport(recruiter)

  expect(rows).toHaveLength(2)
  expect(text).not.toMatch(/Secret Person|Hidden role|99999/)
})

test('is written down with the part that was taken, but not with the name that was searched for', async () => {
  await readExport(company.tenant.admin, { state: 'Declined', search: 'Dubois' })
  const { items } = await company.api.audit.list({ action: 'offer.exported' })

  expect(items[0]).toMatchObject({ actor: { id: company.tenant.admin.userId } })
  expect(items[0]?.changes).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'state', after: 'Declined' })]))
  expect(JSON.stringify(items[0])).not.toContain('Dubois')
})

test('is empty of another organization’s offers', async () => {
  const stranger = await createTenant()
  const context = createContext({ sessionId: stranger.admin.sessionId, slug: stranger.slug })
  const access = await authorizePermission({ context, permission: 'offers.read' })
  const text = await new Response(await exportOffers({ access, filter: offerExportSchema.parse({}) })).text()

  expect(Papa.parse(text.trim()).data).toHaveLength(1)
  expect(await clientOf(stranger, stranger.admin).offers.list({})).toMatchObject({ items: [] })
})

test('the route refuses whoever is not signed in, and a page of another origin', async () => {
  const ask = (headers: Record<string, string>) =>
    POST(new Request('http://localhost:3000/api/files/offers', { method: 'POST', headers, body: '{}' }))
  const json = { 'content-type': 'application/json', 'handoff-organization': company.tenant.slug }

  expect((await ask({ ...json, origin: 'http://localhost:3000' })).status).toBe(401)
  expect((await ask({ ...json, origin: 'https://evil.example' })).status).toBe(403)
})
