import { afterAll, beforeAll, expect, test } from 'vitest'
import { POST } from '#app/api/files/open-jobs/route.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { addCustomRole, addMember } from '#tests/integration/access/tenants.ts'
import { clientOf } from '#tests/integration/members/people.ts'
import { type Desk, openDesk } from './desk.ts'
import { readExport } from './files.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.create('=HYPERLINK("https://evil.example")', { department: '@boss', payMinimum: '72000', currency: 'EUR' }, 'Active')
  await desk.create('Léa’s job, "quoted"', {
    department: 'Field',
    employmentType: 'PartTime',
    isBackfill: 'no',
    targetStartDate: '2027-03-01',
  })
})
afterAll(closeRateLimits)

test('holds every open job with every field, and a spreadsheet runs none of it', async () => {
  const { head, rows } = await readExport(desk)

  expect(head).toEqual(expect.arrayContaining(['Title', 'Identifier', 'Employment type', 'Pay from', 'Status', 'Open job ID']))
  expect(rows).toMatchObject([
    { Title: 'Léa’s job, "quoted"', 'Employment type': 'Part time', Backfill: 'No', 'Target start date': '2027-03-01', Status: 'Planned' },
    { Title: `'=HYPERLINK("https://evil.example")`, Department: "'@boss", 'Pay from': '72000', Status: 'Active' },
  ])
})

test('follows the filters of the list', async () => {
  expect((await readExport(desk, desk.admin, { department: 'Field' })).rows).toHaveLength(1)
  expect((await readExport(desk, desk.admin, { status: 'Filled' })).rows).toEqual([])
})

test('holds no pay, neither column nor value, for whoever may not see it', async () => {
  const clerk = await addMember(desk, await addCustomRole(desk, ['organization.read', 'openings.read', 'openings.manage']))
  const { text, head } = await readExport(desk, clerk)

  for (const title of ['Pay from', 'Pay to', 'Pay currency', 'Pay interval']) expect(head).not.toContain(title)
  expect(text).not.toMatch(/72000|EUR/)
})

test('is written down with how many and which, but not with what was searched for', async () => {
  await readExport(desk, desk.admin, { search: 'hyperlink' })
  const { items } = await clientOf(desk, desk.admin).audit.list({ action: 'open-job.exported' })

  expect(items[0]?.changes).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'count', after: 1 })]))
  expect(JSON.stringify(items)).not.toContain('hyperlink')
})

test('is not given to whoever may only read', async () => {
  const reader = await addMember(desk, await addCustomRole(desk, ['organization.read', 'openings.read']))
  await expect(readExport(desk, reader)).rejects.toMatchObject({ code: 'forbidden' })
  const answer = await POST(new Request('http://localhost/api/files/open-jobs', { method: 'POST', body: '{}' }))
  expect(answer.status).toBeGreaterThanOrEqual(400)
})
