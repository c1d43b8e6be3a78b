import { afterAll, describe, expect, test } from 'vitest'
import { addNeeded } from '#lib/domain/access/rules.ts'
import { permissionSchema } from '#lib/domain/access/schema.ts'
import { setHireField } from '#lib/domain/new-hires/edits/mutations.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { addCustomRole, addMember, createTenant, outcomeOf } from '#tests/integration/access/tenants.ts'
import { clientOf, refusalOf } from '#tests/integration/members/people.ts'
import { addHires, readHireHistory, readHires } from './mapped-hires.ts'
import { addOffers, drainJobs, type MappedCompany, openMapped, readings, readOffers, rule, saveVersion } from './mapped-offers.ts'

afterAll(closeRateLimits)

const FIRST = [rule('firstName', 'candidate.firstName'), rule('jobTitle', 'job.title')]
const SECOND = [...FIRST.slice(0, 1), rule('jobTitle', 'job.longTitle', 'job.title'), rule('department', 'department.name')]

function read(number: number) {
  return readings({
    ...{ 'candidate.firstName': `Hire ${number}`, 'offer.salary.value': `${number}0000` },
    ...{ 'job.title': `Engineer ${number}`, 'job.longTitle': `Senior engineer ${number}`, 'department.name': `Team ${number}` },
  })
}

const openHires = () => openMapped(FIRST, 'Person')

async function openThree() {
  const company = await openHires()
  const ids = await addHires(
    company,
    [1, 2, 3].map((number) => ({ readings: read(number) })),
  )

  return { company, ids }
}

/** As the API calls it for the admin. */
async function edit({ scope, tenant }: MappedCompany, newHireId: string, text: string): Promise<void> {
  await setHireField({
    ...{ scope, newHireId, field: 'jobTitle', text, permissions: permissionSchema.options, visibility: { confidential: true } },
    ...{ actor: { kind: 'User', userId: tenant.admin.userId }, origin: { ipAddress: null, requestId: null } },
  })
}

describe('a new version of what fills people', () => {
  test('fills what was empty or failed in pending new hires, and touches neither settled ones nor offers', async () => {
    const company = await openHires()
    const [open = '', failed = '', added = '', dismissed = ''] = await addHires(company, [
      { readings: read(1) },
      { readings: readings({ 'job.title': null, 'job.longTitle': 'Senior engineer 2' }) },
      { readings: read(3), state: 'Added' },
      { readings: read(4), state: 'Dismissed' },
    ])
    const [offer = ''] = await addOffers(company, [{ readings: read(5) }])
    const before = await readHires(company)
    const offerBefore = (await readOffers(company)).get(offer)
    await saveVersion(company, SECOND)
    await drainJobs()
    const rows = await readHires(company)

    expect(rows.get(open)).toMatchObject({ jobTitle: 'Engineer 1', department: 'Team 1' })
    expect(rows.get(open)?.source).toMatchObject({ jobTitle: { version: 1 }, department: { version: 2 } })
    expect(rows.get(failed)).toMatchObject({ jobTitle: 'Senior engineer 2', department: null })
    for (const id of [added, dismissed]) expect(rows.get(id)).toEqual(before.get(id))
    expect((await readOffers(company)).get(offer)).toEqual(offerBefore)
    expect(await readHireHistory(company, open)).toEqual(['remapped'])
    expect(await company.api.mappingRuns.latest(company.ref)).toMatchObject({
      ...{ object: 'Person', kind: 'Fill', state: 'Done', version: 2, total: 2, seen: 2, changed: 2, kept: 0 },
    })
    expect(await company.api.mappings.get(company.ref)).toMatchObject({ openCount: 2, behindCount: 1 })
  })
})

describe('a re-apply to new hires', () => {
  test('does what the dry run said, and to what people own nothing that they would be asked about', async () => {
    const { company, ids } = await openThree()
    const [edited = '', ...others] = ids
    await edit(company, edited, 'Principal engineer')
    await saveVersion(company, SECOND)
    await drainJobs()
    const dryRun = await company.api.mappingRuns.dryRun(company.ref)
    await company.api.mappingRuns.reapply({ ...company.ref, version: 2 })
    await drainJobs()
    const rows = await readHires(company)

    expect(dryRun).toMatchObject({ version: 2, total: 3, changing: 2, unreadable: 0 })
    expect(dryRun.items.map(({ id }) => id).sort()).toEqual([...others].sort())
    for (const id of others) expect(rows.get(id)?.jobTitle).toMatch(/^Senior engineer/)
    expect(rows.get(edited)).toMatchObject({ jobTitle: 'Principal engineer', flags: [] })
    expect(rows.get(edited)?.overrides.jobTitle).toMatchObject({ value: 'Principal engineer', base: 'Senior engineer 1' })
    expect(await company.api.mappingRuns.latest(company.ref)).toMatchObject({ kind: 'Reapply', changed: 2, kept: 1 })
  })

  test('is taken back to exactly what stood there, also what the version filled since', async () => {
    const { company, ids } = await openThree()
    const [edited = '', , late = ''] = ids
    await edit(company, edited, 'Principal engineer')
    const before = await readHires(company)
    await saveVersion(company, SECOND)
    await drainJobs()
    await company.api.mappingRuns.reapply({ ...company.ref, version: 2 })
    await drainJobs()
    const [since = ''] = await addHires(company, [{ readings: read(4) }])
    await edit(company, late, 'Chief engineer')
    await company.api.mappingRuns.undo({ ...company.ref, version: 2 })
    await drainJobs()
    const rows = await readHires(company)

    for (const id of ids) expect(rows.get(id)?.source).toEqual(before.get(id)?.source)
    expect(rows.get(edited)).toEqual(before.get(edited))
    expect(rows.get(late)).toMatchObject({ jobTitle: 'Chief engineer', flags: [] })
    expect(rows.get(since)?.source).toMatchObject({ jobTitle: { value: 'Engineer 4', version: 3 }, department: { value: null } })
  })
})

describe('new hires to try rules on', () => {
  test('are the newest first, found by their words in whatever state, and previewed with the rules that are asked', async () => {
    const company = await openHires()
    const { mappings } = company.api
    const [first = '', second = ''] = await addHires(company, [
      { readings: read(1) },
      { readings: readings({ 'candidate.firstName': 'Ngozi', 'job.title': 'Pilot' }), state: 'Added' },
    ])
    const preview = await mappings.preview({ ...company.ref, recordId: first, rules: SECOND })

    expect((await mappings.records(company.ref)).map(({ id }) => id)).toEqual([second, first])
    expect(preview.fields.find(({ field }) => field === 'jobTitle')).toMatchObject({ before: 'Engineer 1', after: 'Senior engineer 1' })
    expect(await mappings.seenValues({ ...company.ref, path: 'job.title' })).toEqual([
      { from: 'Engineer 1', label: 'Engineer 1', count: 1 },
      { from: 'Pilot', label: 'Pilot', count: 1 },
    ])
    expect(await outcomeOf(mappings.preview({ connectionId: company.connectionId, object: 'Offer', recordId: first, rules: FIRST }))).toBe(
      'not_found',
    )
  })

  test('show nothing of confidential ones to whoever may not see those', async () => {
    const company = await openHires()
    const [open = '', secret = ''] = await addHires(company, [{ readings: read(1) }, { readings: read(2), confidential: true }])
    const roleId = await addCustomRole(company.tenant, addNeeded(['fields.manage', 'newHires.manage']))
    const { mappings, mappingRuns } = clientOf(company.tenant, await addMember(company.tenant, roleId))
    await saveVersion(company, SECOND)
    await drainJobs()
    const shown = [
      await mappingRuns.dryRun(company.ref),
      await mappings.catalogue(company.ref),
      await mappings.seenValues({ ...company.ref, path: 'job.title' }),
      await mappings.records({ ...company.ref, search: 'engineer' }),
    ]

    expect(shown[0]).toMatchObject({ total: 1, items: [{ id: open }] })
    expect(shown[1]).toMatchObject({ recordCount: 1 })
    expect(JSON.stringify(shown)).not.toMatch(/20000|Hire 2|[Ee]ngineer 2/)
    expect((await mappings.records(company.ref)).map(({ id }) => id)).toEqual([open])
    expect(await outcomeOf(mappings.preview({ ...company.ref, recordId: secret, rules: FIRST }))).toBe('not_found')
  })

  test('are hidden whole from whoever manages fields and not new hires, and the mapping is theirs all the same', async () => {
    const { company, ids } = await openThree()
    const roleId = await addCustomRole(company.tenant, addNeeded(['fields.manage', 'pay.read', 'confidential.read']))
    const { mappings, mappingRuns, fields } = clientOf(company.tenant, await addMember(company.tenant, roleId))
    const place = company.ref
    const asks = [
      () => mappings.records(place),
      () => mappings.seenValues({ ...place, path: 'job.title' }),
      () => mappings.preview({ ...place, recordId: ids[0] ?? '', rules: FIRST }),
      () => mappingRuns.dryRun(place),
    ]

    for (const ask of asks) expect(await refusalOf(ask())).toMatchObject({ message: expect.stringContaining('not see new hires') })
    const catalogue = await mappings.catalogue(place)
    expect(catalogue.recordCount).toBe(0)
    expect(catalogue.places.length).toBeGreaterThan(10)
    expect(JSON.stringify(catalogue)).not.toMatch(/Hire 1|Engineer 1/)
    expect(await mappings.get(place)).toMatchObject({ object: 'Person', openCount: 3 })
    expect((await fields.list({ object: 'Person' })).length).toBeGreaterThan(10)
  })
})

test('another organization’s new hires are there for nobody else, by any procedure', async () => {
  const { company, ids } = await openThree()
  const stranger = await createTenant()
  const { mappings, mappingRuns } = clientOf(stranger, stranger.admin)
  const own = await openHires()
  const [id = ''] = ids
  const asks = [
    () => mappings.get(company.ref),
    () => mappings.catalogue(company.ref),
    () => mappings.records(company.ref),
    () => mappings.seenValues({ ...company.ref, path: 'job.title' }),
    () => mappings.preview({ ...company.ref, recordId: id, rules: FIRST }),
    () => mappings.save({ ...company.ref, base: 1, rules: SECOND }),
    () => mappingRuns.dryRun(company.ref),
    () => mappingRuns.reapply({ ...company.ref, version: 1 }),
    () => mappingRuns.undo({ ...company.ref, version: 1 }),
    () => own.api.mappings.preview({ ...own.ref, recordId: id, rules: FIRST }),
    () => own.api.mappings.copy({ ...own.ref, fromConnectionId: company.connectionId }),
  ]

  for (const ask of asks) expect(await outcomeOf(ask())).toBe('not_found')
  expect(await own.api.mappings.records({ ...own.ref, search: 'Hire' })).toEqual([])
})

test('a lookup that lacks a row gets it from a new hire, and fills every one that waited for it', async () => {
  const company = await openMapped([{ field: 'department', steps: [{ kind: 'lookup', path: 'department.name', rows: [] }] }], 'Person')
  const ids = await addHires(company, [{ readings: read(1) }, { readings: read(1) }, { readings: read(2) }])
  await company.api.mappings.addLookupRow({ ...company.ref, field: 'department', from: 'Team 1', to: 'Rivers' })
  await drainJobs()
  const rows = await readHires(company)

  expect(ids.map((id) => rows.get(id)?.department)).toEqual(['Rivers', 'Rivers', null])
})
