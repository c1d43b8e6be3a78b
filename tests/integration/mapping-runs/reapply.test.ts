import { afterAll, describe, expect, test } from 'vitest'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addCustomRole, addMember, createTenant, outcomeOf } from '#tests/integration/access/tenants.ts'
import { clientOf, readAudit, refusalOf } from '#tests/integration/members/people.ts'
import { addOffers, drainJobs, openMapped, readings, readOffers, rule, saveVersion } from './mapped-offers.ts'

afterAll(closeRateLimits)

const FIRST = [rule('jobTitle', 'job.title')]
const SECOND = [rule('jobTitle', 'job.longTitle', 'job.title'), rule('department', 'department.name')]

function read(number: number) {
  return readings({ 'job.title': `Engineer ${number}`, 'job.longTitle': `Senior engineer ${number}`, 'department.name': `Team ${number}` })
}

async function openThree() {
  const company = await openMapped(FIRST)
  const ids = await addOffers(
    company,
    [1, 2, 3].map((number) => ({ readings: read(number) })),
  )

  return { company, ids }
}

describe('a new version', () => {
  test('fills only what was empty or failed, of what is still prepared and was read', async () => {
    const company = await openMapped(FIRST)
    const [open, failed, published, archived, unread] = await addOffers(company, [
      { readings: read(1) },
      { readings: readings({ 'job.title': null, 'job.longTitle': 'Senior engineer 2', 'department.name': 'Team 2' }) },
      { readings: read(3), state: 'Published' },
      { readings: read(4), archivedAt: new Date() },
      { readings: {} },
    ])
    await saveVersion(company, SECOND)
    await drainJobs()
    const rows = await readOffers(company)
    const shown = (id: string | undefined) => [rows.get(id ?? '')?.jobTitle, rows.get(id ?? '')?.department]

    expect(shown(open)).toEqual(['Engineer 1', 'Team 1'])
    expect(shown(failed)).toEqual(['Senior engineer 2', 'Team 2'])
    expect(rows.get(open ?? '')?.source).toMatchObject({ jobTitle: { version: 1 }, department: { version: 2 } })
    expect([shown(published), shown(archived), shown(unread)]).toEqual([
      ['Engineer 3', null],
      ['Engineer 4', null],
      [null, null],
    ])
    expect(await company.api.mappingRuns.latest(company.ref)).toMatchObject({
      ...{ kind: 'Fill', state: 'Done', version: 2, total: 3, seen: 3, changed: 2, kept: 0, canUndo: true, by: 'Zoë Okonkwo' },
    })
    expect(await company.api.mappingRuns.dryRun(company.ref)).toMatchObject({ total: 3, unreadable: 1 })
  })

  test('that comes while the one before still fills takes over, and nothing is left behind', async () => {
    const { company, ids } = await openThree()
    await saveVersion(company, SECOND)
    await saveVersion(company, [...FIRST, rule('location', 'job.title')])
    await drainJobs()
    const rows = await readOffers(company)

    for (const id of ids) expect(rows.get(id)?.source).toMatchObject({ department: { value: null }, location: { version: 3 } })
    const runs = await inTenant(company.scope, (tx) =>
      tx.mappingRun.findMany({ orderBy: { id: 'asc' }, select: { state: true, seen: true } }),
    )
    expect(runs).toEqual([
      { state: 'Done', seen: 0 },
      { state: 'Done', seen: 3 },
    ])
  })
})

describe('a field of choices', () => {
  test('takes what failed as soon as it has the option, and what it missed while it was archived', async () => {
    const company = await openMapped([])
    const { fields } = company.api
    const perk = await fields.create({ label: 'Perk', type: 'choice', options: [{ label: 'Gym' }], isRequired: true })
    const ref = { object: 'Offer', key: perk.key } as const
    const [id = ''] = await addOffers(company, [{ readings: readings({ 'customField.perk': 'Lunch' }) }])
    await saveVersion(company, [rule(perk.key, 'customField.perk')])
    await drainJobs()
    const find = async () => (await company.api.offers.get({ id })).fields.find(({ key }) => key === perk.key)
    expect(await find()).toMatchObject({ value: null, issue: { code: 'invalid', found: 'Lunch', isBlocking: true } })

    await fields.archive(ref)
    await fields.update({ ...ref, options: [{ value: 'Gym', label: 'Gym' }, { label: 'Lunch' }] })
    await drainJobs()
    expect(await find()).toBeUndefined()
    await fields.restore(ref)
    await drainJobs()
    expect(await find()).toMatchObject({ value: 'Lunch', issue: null, provenance: { kind: 'source', version: 2 } })
  })
})

describe('a re-apply', () => {
  test('does to every record what the dry run said, and to what people own nothing that they would be asked about', async () => {
    const { company, ids } = await openThree()
    const [edited = '', ...others] = ids
    await company.api.offers.setField({ id: edited, field: 'jobTitle', value: 'Principal engineer' })
    await saveVersion(company, SECOND)
    await drainJobs()
    const before = await readOffers(company)
    const [owned = ''] = await addOffers(company, [{ readings: read(4) }])
    const dryRun = await company.api.mappingRuns.dryRun(company.ref)

    expect(dryRun).toMatchObject({ version: 2, total: 4, isPartial: false, changing: 2, unreadable: 0 })
    expect(dryRun.items.map(({ id }) => id).sort()).toEqual([...others].sort())
    expect(dryRun.items[0]?.changes).toMatchObject([
      {
        field: 'jobTitle',
        label: 'Job title',
        type: 'text',
        sensitivity: 'none',
        before: 'Engineer 3',
        after: 'Senior engineer 3',
        isEdited: false,
      },
    ])
    const after = await reapply(company)
    for (const { id, changes } of dryRun.items) {
      expect(before.get(id)?.jobTitle).toBe(changes[0]?.before)
      expect(after.get(id)?.jobTitle).toBe(changes[0]?.after)
    }
    expect(after.get(edited)).toMatchObject({
      jobTitle: 'Principal engineer',
      flags: [],
      overrides: { jobTitle: { base: 'Senior engineer 1' } },
    })
    expect(after.get(owned)?.jobTitle).toBe('Senior engineer 4')
    expect(await company.api.mappingRuns.latest(company.ref)).toMatchObject({
      kind: 'Reapply',
      state: 'Done',
      total: 4,
      seen: 4,
      changed: 2,
      kept: 1,
    })
    expect((await readAudit(company.tenant)).at(-1)).toMatchObject({ action: 'mapping.reapplied', value: { after: { version: 2 } } })
    expect(await company.api.mappingRuns.dryRun(company.ref)).toMatchObject({ changing: 0, items: [] })
  })

  test('marks in the dry run what stays because a person owns it', async () => {
    const { company, ids } = await openThree()
    const [edited = ''] = ids
    await company.api.offers.setField({ id: edited, field: 'jobTitle', value: 'Principal engineer' })
    await saveVersion(company, [rule('jobTitle', 'job.longTitle'), rule('location', 'job.title')])
    await drainJobs()
    await saveVersion(company, [rule('jobTitle', 'job.longTitle'), rule('location', 'department.name')])
    await drainJobs()
    const { items, changing } = await company.api.mappingRuns.dryRun(company.ref)

    expect(changing).toBe(3)
    expect(items.find(({ id }) => id === edited)?.changes).toMatchObject([
      { field: 'jobTitle', isEdited: true, before: 'Engineer 1', after: 'Senior engineer 1' },
      { field: 'location', isEdited: false, before: 'Engineer 1', after: 'Team 1' },
    ])
  })

  test('is of the live version, runs once for two who ask at once, and is nobody else’s', async () => {
    const { company } = await openThree()
    const { api, ref, tenant } = company
    await saveVersion(company, SECOND)
    expect((await refusalOf(api.mappingRuns.reapply({ ...ref, version: 1 }))).message).toMatch(/^Version 2 is live now, not 1\./)
    const asked = await Promise.all([1, 2].map(() => api.mappingRuns.reapply({ ...ref, version: 2 })))
    expect(asked[0]?.id).toBe(asked[1]?.id)

    const stranger = await createTenant()
    expect(await outcomeOf(clientOf(stranger, stranger.admin).mappingRuns.reapply({ ...ref, version: 2 }))).toBe('not_found')
    expect(await outcomeOf(clientOf(stranger, stranger.admin).mappingRuns.dryRun(ref))).toBe('not_found')
    const recruiter = clientOf(tenant, await addMember(tenant, 'Recruiter'))
    expect(await outcomeOf(recruiter.mappingRuns.undo({ ...ref, version: 2 }))).toBe('forbidden')
  })

  test('treats confidential offers, of which the dry run tells nothing to whoever may not see them', async () => {
    const company = await openMapped(FIRST)
    const [open = '', secret = ''] = await addOffers(company, [{ readings: read(1) }, { readings: read(2), confidential: true }])
    const roleId = await addCustomRole(company.tenant, [
      'organization.read',
      'connections.read',
      'offers.read',
      'pay.read',
      'fields.manage',
    ])
    const member = clientOf(company.tenant, await addMember(company.tenant, roleId))
    await saveVersion(company, SECOND)
    await drainJobs()

    expect(await member.mappingRuns.dryRun(company.ref)).toMatchObject({ total: 1, changing: 1, items: [{ id: open }] })
    expect((await reapply(company)).get(secret)?.jobTitle).toBe('Senior engineer 2')
  })
})

async function reapply(company: Awaited<ReturnType<typeof openMapped>>) {
  const { version } = await company.api.mappingRuns.dryRun(company.ref)
  await company.api.mappingRuns.reapply({ ...company.ref, version })
  await drainJobs()

  return readOffers(company)
}
