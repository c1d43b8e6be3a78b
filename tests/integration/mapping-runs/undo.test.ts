import { afterAll, expect, test } from 'vitest'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { readAudit, refusalOf } from '#tests/integration/members/people.ts'
import { addOffers, drainJobs, type MappedCompany, openMapped, readings, readOffers, rule, saveVersion } from './mapped-offers.ts'

afterAll(closeRateLimits)

const FIRST = [rule('jobTitle', 'job.title'), rule('location', 'location.name')]
const SECOND = [rule('jobTitle', 'job.longTitle'), rule('department', 'department.name')]

function read(number: number) {
  return readings({
    ...{ 'job.title': `Engineer ${number}`, 'job.longTitle': `Senior engineer ${number}` },
    ...{ 'department.name': `Team ${number}`, 'location.name': number === 2 ? null : 'Lagos' },
  })
}

async function readRules({ scope, connectionId }: MappedCompany) {
  return inTenant(scope, (tx) =>
    tx.mappingVersion.findMany({
      where: { connectionId },
      orderBy: { number: 'asc' },
      select: { rules: true, origin: true, originNumber: true },
    }),
  )
}

test('an undo makes version and rows exactly what they were, with what people did since', async () => {
  const company = await openMapped(FIRST)
  const { api, ref } = company
  const ids = await addOffers(
    company,
    [1, 2, 3].map((number) => ({ readings: read(number) })),
  )
  const [edited = '', , late = ''] = ids
  await api.offers.setField({ id: edited, field: 'jobTitle', value: 'Principal engineer' })
  const before = await readOffers(company)

  await saveVersion(company, SECOND)
  await drainJobs()
  await api.mappingRuns.reapply({ ...ref, version: 2 })
  await drainJobs()
  expect((await readOffers(company)).get(late)?.source).toMatchObject({
    jobTitle: { version: 2 },
    location: { value: null, version: null },
  })
  const [since = ''] = await addOffers(company, [{ readings: read(4) }])
  await api.offers.setField({ id: late, field: 'department', value: 'My team' })
  const undo = await api.mappingRuns.undo({ ...ref, version: 2 })
  await drainJobs()

  const after = await readOffers(company)
  for (const id of ids) expect(after.get(id)?.source).toEqual(before.get(id)?.source)
  expect(after.get(edited)).toEqual(before.get(edited))
  expect(after.get(late)).toMatchObject({ jobTitle: 'Engineer 3', department: 'My team', flags: [] })
  expect(after.get(since)?.source).toMatchObject({
    jobTitle: { value: 'Engineer 4', version: 3 },
    department: { value: null, version: null },
  })
  const [first, , third] = await readRules(company)
  expect(third).toEqual({ rules: first?.rules, origin: 'undone', originNumber: 1 })
  expect(undo).toMatchObject({ kind: 'Undo', version: 2, canUndo: false })
  expect(await api.mappingRuns.latest(ref)).toMatchObject({ id: undo.id, state: 'Done', seen: 4, changed: 4, canUndo: false })
  expect((await readAudit(company.tenant)).at(-1)).toMatchObject({
    action: 'mapping.undone',
    value: { before: { version: 2 }, after: { version: 3, rulesOf: 1 } },
  })
})

test('an undo takes back what a stopped pass had done, and the pass does no more', async () => {
  const company = await openMapped(FIRST)
  const [id = ''] = await addOffers(company, [{ readings: read(1) }])
  const before = await readOffers(company)
  await saveVersion(company, SECOND)
  await company.api.mappingRuns.undo({ ...company.ref, version: 2 })
  await drainJobs()

  expect((await readOffers(company)).get(id)).toEqual(before.get(id))
  const runs = await inTenant(company.scope, (tx) =>
    tx.mappingRun.findMany({ orderBy: { id: 'asc' }, select: { kind: true, seen: true, state: true } }),
  )
  expect(runs).toEqual([
    { kind: 'Fill', seen: 0, state: 'Done' },
    { kind: 'Undo', seen: 1, state: 'Done' },
  ])
})

test('the first version and an undo cannot be undone, nor a version that is no longer live', async () => {
  const company = await openMapped(FIRST)
  const { api, ref } = company
  const undo = async (version: number) => (await refusalOf(api.mappingRuns.undo({ ...ref, version }))).message
  expect(await undo(1)).toBe('This is the first version: there is none to go back to.')
  await saveVersion(company, SECOND)
  expect(await undo(1)).toMatch(/^Version 2 is live now, not 1\./)
  await api.mappingRuns.undo({ ...ref, version: 2 })

  expect(await undo(3)).toMatch(/an undo itself.*restore the version/)
})
