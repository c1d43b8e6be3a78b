import { afterAll, beforeAll, expect, test } from 'vitest'
import { POST } from '#app/api/files/people/route.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { addCustomRole, addMember, createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import { importFile } from '#tests/integration/imports/files.ts'
import { clientOf } from '#tests/integration/members/people.ts'
import { readExport } from './files.ts'

let tenant: TestTenant
let laptop: string

beforeAll(async () => {
  tenant = await createTenant()
  const client = clientOf(tenant, tenant.admin)
  const options = [{ label: 'Mac' }, { label: 'PC' }]
  const field = await client.fields.create({
    object: 'Person',
    label: 'Laptop',
    type: 'choice',
    sensitivity: 'none',
    group: 'Details',
    options,
  })
  laptop = field.key
  await client.fields.create({ object: 'Person', label: 'Bonus', type: 'number', sensitivity: 'pay', group: 'Compensation' })
  const people: Record<string, string>[] = [
    {
      firstName: '=HYPERLINK("https://evil.example")',
      lastName: '@boss',
      jobTitle: '+1 lead',
      [laptop]: 'Mac',
      baseSalary: '72000',
      currency: 'EUR',
    },
    { firstName: 'Léa', lastName: 'Dubois, "Quoted"', jobTitle: 'Engineer', department: 'Field', baseSalary: '81234.5', currency: 'EUR' },
    { firstName: 'Kim', lastName: 'Park', jobTitle: 'Designer', department: 'Design' },
  ]
  for (const [index, values] of people.entries())
    await client.people.create({ values: { ...values, personalEmail: `p${index}@people.example`, startDate: '2024-03-01' } })
})
afterAll(closeRateLimits)

test('holds everybody with every field, custom ones too, and a spreadsheet runs none of it', async () => {
  const { head, rows } = await readExport(tenant)

  expect(head).toEqual(
    expect.arrayContaining(['First name', 'Personal e-mail', 'Salary amount', 'Laptop', 'Bonus', 'Last day', 'Status', 'Person ID']),
  )
  expect(rows).toHaveLength(3)
  expect(rows.find((row) => row['Last name'] === "'@boss")).toMatchObject({
    'First name': `'=HYPERLINK("https://evil.example")`,
    'Job title': "'+1 lead",
    Laptop: 'Mac',
    'Salary amount': '72000',
    'Employment start date': '2024-03-01',
    Status: 'Active',
  })
  for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
})

test('follows the filters of the directory', async () => {
  expect((await readExport(tenant, tenant.admin, { department: 'Field' })).rows.map((row) => row['First name'])).toEqual(['Léa'])
  expect((await readExport(tenant, tenant.admin, { search: 'park kim' })).rows).toHaveLength(1)
  expect((await readExport(tenant, tenant.admin, { status: 'Left' })).rows).toEqual([])
})

test('holds no pay, neither column nor value, for whoever may not see it', async () => {
  const clerk = await addMember(tenant, await addCustomRole(tenant, ['organization.read', 'people.read', 'people.manage']))
  const { text, head } = await readExport(tenant, clerk)

  for (const title of ['Salary amount', 'Salary currency', 'Pay interval', 'Bonus']) expect(head).not.toContain(title)
  expect(text).not.toMatch(/72000|81234|EUR/)
})

test('is written down with how many and which, but not with the name that was searched for', async () => {
  await readExport(tenant, tenant.admin, { search: 'Dubois', department: 'Field' })
  const { items } = await clientOf(tenant, tenant.admin).audit.list({ action: 'person.exported' })

  expect(items[0]).toMatchObject({ actor: { id: tenant.admin.userId } })
  expect(items[0]?.changes).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ field: 'count', after: 1 }),
      expect.objectContaining({ field: 'department', after: 'Field' }),
    ]),
  )
  expect(JSON.stringify(items[0])).not.toContain('Dubois')
})

test('comes back unchanged: an import of an export changes nobody', async () => {
  const { text } = await readExport(tenant)
  const result = await importFile({ tenant, text })

  expect(result).toMatchObject({ state: 'Done', seen: 3, added: 0, changed: 0, refused: 0 })
})

test('the route refuses whoever is not signed in, a page of another origin, and a role that may only look', async () => {
  const headers = { 'content-type': 'application/json', 'handoff-organization': tenant.slug }
  const ask = (origin: string) =>
    POST(new Request('http://localhost:3000/api/files/people', { method: 'POST', headers: { ...headers, origin }, body: '{}' }))

  expect((await ask('http://localhost:3000')).status).toBe(401)
  expect((await ask('https://evil.example')).status).toBe(403)
  const looker = await addMember(tenant, await addCustomRole(tenant, ['organization.read', 'people.read']))
  await expect(readExport(tenant, looker)).rejects.toMatchObject({ code: 'forbidden' })
})
