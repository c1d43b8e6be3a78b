import { beforeAll, describe, expect, test } from 'vitest'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addCustomRole, addMember, callAs, createTenant, outcomeOf } from '#tests/integration/access/tenants.ts'
import { type Desk, openDesk, openJobsOf } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})

const readAudit = (of: Desk, objectId: string) =>
  inTenant(of.scope, (tx) =>
    tx.auditEntry.findMany({
      where: { objectId },
      orderBy: { id: 'asc' },
      select: { action: true, value: { select: { before: true, after: true } } },
    }),
  )

describe('an open job', () => {
  test('keeps every value in its field’s form, with history and an entry in the log', async () => {
    const job = await desk.create('Field engineer', {
      identifier: 'ENG-7',
      department: 'Engineering',
      employmentType: 'full time',
      isBackfill: 'Yes',
      targetStartDate: '1 Mar 2027',
      payMinimum: '60 000',
      payMaximum: '72000.50',
      currency: 'eur',
      payInterval: 'per year',
    })

    expect(job).toMatchObject({
      title: 'Field engineer',
      identifier: 'ENG-7',
      employmentType: 'FullTime',
      isBackfill: true,
      targetStartDate: '2027-03-01',
      targetHireDate: null,
      payMinimum: '60000',
      payMaximum: '72000.5',
      currency: 'EUR',
      payInterval: 'Year',
      status: 'Planned',
      filledBy: null,
      history: [{ kind: 'created', by: 'Zoë Okonkwo', statusBefore: null, statusAfter: 'Planned' }],
    })
    expect(job.fields.find(({ key }) => key === 'employmentType')).toMatchObject({
      value: 'FullTime',
      options: [{ label: 'Full time' }, {}, {}, {}, {}],
    })
    expect(await readAudit(desk, job.id)).toMatchObject([
      { action: 'open-job.created', value: { after: { title: 'Field engineer', status: 'Planned' } } },
    ])
  })

  test('is refused with a sentence for every value that is missing or does not fit', async () => {
    const values = { employmentType: 'Now and then', targetHireDate: '31 Feb 2027', payMinimum: '90000', payMaximum: '9000' }

    await expect(desk.jobs.create({ values })).rejects.toMatchObject({
      data: {
        code: 'invalid_input',
        fields: {
          title: 'Enter the title.',
          employmentType: expect.stringContaining('Full time'),
          targetHireDate: expect.stringContaining('date'),
          payMaximum: expect.stringContaining('pay from'),
        },
      },
    })
    expect(await outcomeOf(desk.jobs.create({ values: { title: 'Cook', shoeSize: '43' } }))).toBe('not_found')
  })

  test('of another organization does not exist, for every act', async () => {
    const { id } = await desk.create('Baker')
    const strangers = openJobsOf(await createTenant())

    expect(await outcomeOf(strangers.get({ id }))).toBe('not_found')
    expect(await outcomeOf(strangers.setField({ id, field: 'title', value: 'Thief' }))).toBe('not_found')
    expect(await outcomeOf(strangers.setStatus({ id, status: 'Cancelled' }))).toBe('not_found')
    expect(await outcomeOf(strangers.remove({ id }))).toBe('not_found')
    expect(await strangers.setMany({ ids: [id], status: 'Cancelled' })).toMatchObject({ changed: [], refused: [{ id }] })
    expect(await desk.jobs.get({ id })).toMatchObject({ title: 'Baker', status: 'Planned' })
  })
})

describe('identifiers', () => {
  test('are made one after another where none is given, also by many at once', async () => {
    const own = await openDesk()
    await own.create('Typed', { identifier: 'req-1004' })
    const made = await Promise.all(Array.from({ length: 8 }, (_, index) => own.create(`Cook ${index}`)))
    const identifiers = made.map(({ identifier }) => identifier)

    expect(identifiers.toSorted()).toEqual(Array.from({ length: 8 }, (_, index) => `REQ-${1005 + index}`))
  })

  test('begin at REQ-1001 and do not go on from long figures', async () => {
    const own = await openDesk()
    await own.create('Dated', { identifier: 'REQ-20270301' })

    expect((await own.create('First')).identifier).toBe('REQ-1001')
    expect((await own.create('Second')).identifier).toBe('REQ-1002')
  })

  test('are never two jobs’, however they are written, also when given at once', async () => {
    const { id } = await desk.create('Nurse', { identifier: 'MED  12' })
    await expect(desk.create('Doctor', { identifier: 'med 12' })).rejects.toMatchObject({
      data: { code: 'invalid_input', fields: { identifier: expect.stringContaining('med 12') } },
    })
    const other = await desk.create('Doctor')
    expect(await outcomeOf(desk.jobs.setField({ id: other.id, field: 'identifier', value: 'Med 12' }))).toBe('invalid_input')
    // Its own, written otherwise, it may have.
    expect(await desk.jobs.setField({ id, field: 'identifier', value: 'Med 12' })).toMatchObject({ identifier: 'Med 12' })

    const outcomes = await Promise.all(['a', 'b', 'c'].map((title) => outcomeOf(desk.create(title, { identifier: 'TWIN-1' }))))
    expect(outcomes.toSorted()).toEqual(['invalid_input', 'invalid_input', 'ok'])
  })

  test('cannot be taken away', async () => {
    const { id } = await desk.create('Painter')
    expect(await outcomeOf(desk.jobs.setField({ id, field: 'identifier', value: null }))).toBe('invalid_input')
    expect(await outcomeOf(desk.jobs.setField({ id, field: 'title', value: ' ' }))).toBe('invalid_input')
  })
})

describe('editing', () => {
  test('refuses to overwrite what was not seen, and writes nothing where nothing changed', async () => {
    const { id, updatedAt } = await desk.create('Welder', { department: 'Works' })
    const seen = { value: 'Sales' }
    expect(await outcomeOf(desk.jobs.setField({ id, field: 'department', value: 'Legal', seen }))).toBe('conflict')
    expect(await desk.jobs.setField({ id, field: 'department', value: 'Works' })).toMatchObject({
      updatedAt,
      history: [{ kind: 'created' }],
    })

    const edited = await desk.jobs.setField({ id, field: 'department', value: null, seen: { value: 'Works' } })
    expect(edited).toMatchObject({
      department: null,
      history: [{ kind: 'edited', changes: [{ field: 'department', before: 'Works', after: null }] }, {}],
    })
    expect((await desk.jobs.list({ search: 'works' })).items.map((item) => item.id)).not.toContain(id)
    expect((await readAudit(desk, id)).map(({ action }) => action)).toEqual(['open-job.created', 'open-job.edited'])
  })

  test('keeps pay from and pay to in their order', async () => {
    const { id } = await desk.create('Pilot', { payMinimum: '10000', payMaximum: '99999999999999.1' })
    expect(await outcomeOf(desk.jobs.setField({ id, field: 'payMaximum', value: '9999.9999' }))).toBe('invalid_input')
    expect(await outcomeOf(desk.jobs.setField({ id, field: 'payMinimum', value: '99999999999999.2' }))).toBe('invalid_input')
    expect(await desk.jobs.setField({ id, field: 'payMaximum', value: '10000' })).toMatchObject({ payMaximum: '10000' })
  })

  test('of pay needs the permission to see it, and who lacks it is told nothing', async () => {
    const { id } = await desk.create('Spy', { payMinimum: '81234', currency: 'EUR' })
    const permissions = ['organization.read', 'openings.read', 'openings.manage'] as const
    const clerk = openJobsOf(desk, await addMember(desk, await addCustomRole(desk, permissions)))
    const told = await clerk.get({ id })

    expect(told.hiddenFieldCount).toBe(4)
    expect(JSON.stringify([told, await clerk.list({ search: 'Spy' })])).not.toMatch(/81234/)
    expect(await outcomeOf(clerk.setField({ id, field: 'payMinimum', value: '1' }))).toBe('forbidden')
    expect(await outcomeOf(clerk.create({ values: { title: 'Mole', payMaximum: '1' } }))).toBe('forbidden')
    expect(await outcomeOf(clerk.setMany({ ids: [id], values: { currency: 'USD' } }))).toBe('forbidden')
    expect((await clerk.list({ search: '81234' })).items).toEqual([])
  })
})

describe('the recruiting status', () => {
  test('changes freely, and active needs what is required', async () => {
    const fields = callAs({ sessionId: desk.admin.sessionId, slug: desk.slug }).fields
    const own = await fields.create({ object: 'OpenJob', label: 'Cost centre', type: 'text', isRequired: true })
    const { id } = await desk.create('Diver')
    await expect(desk.jobs.setStatus({ id, status: 'Active' })).rejects.toMatchObject({
      data: { code: 'conflict', fields: { [own.key]: 'Enter the Cost centre.' } },
    })
    expect(await outcomeOf(desk.create('Sailor', {}, 'Active'))).toBe('invalid_input')

    await desk.jobs.setField({ id, field: own.key, value: 'K-12' })
    expect(await desk.jobs.setStatus({ id, status: 'Active', seen: 'Planned' })).toMatchObject({
      status: 'Active',
      history: [{ kind: 'status-changed', statusBefore: 'Planned', statusAfter: 'Active' }, {}, {}],
    })
    expect(await outcomeOf(desk.jobs.setField({ id, field: own.key, value: null }))).toBe('invalid_input')
    expect(await outcomeOf(desk.jobs.setStatus({ id, status: 'Paused', seen: 'Planned' }))).toBe('conflict')
    expect(await desk.jobs.setStatus({ id, status: 'Paused' })).toMatchObject({ status: 'Paused' })
    expect(await desk.jobs.setField({ id, field: own.key, value: null })).toMatchObject({ status: 'Paused' })
    await fields.archive({ object: 'OpenJob', key: own.key })
  })

  test('is cancelled with a reason, which only a cancelled job shows', async () => {
    const { id } = await desk.create('Clerk', {}, 'Active')
    const closeReason = { id: 'reason-1', label: 'Budget cut' }
    expect(await outcomeOf(desk.jobs.setStatus({ id, status: 'Paused', closeReason }))).toBe('invalid_input')
    expect(await desk.jobs.setStatus({ id, status: 'Cancelled', closeReason })).toMatchObject({
      status: 'Cancelled',
      closeReason: 'Budget cut',
    })
    expect(await desk.jobs.setStatus({ id, status: 'Active' })).toMatchObject({ status: 'Active', closeReason: null })
    expect((await readAudit(desk, id)).map(({ action }) => action)).toEqual([
      'open-job.created',
      'open-job.status-changed',
      'open-job.status-changed',
    ])
  })

  test('once active, a job is no longer deleted', async () => {
    const planned = await desk.create('Gone')
    expect(await desk.jobs.remove({ id: planned.id })).toEqual({ id: planned.id })
    expect(await outcomeOf(desk.jobs.get({ id: planned.id }))).toBe('not_found')
    expect((await readAudit(desk, planned.id)).map(({ action }) => action)).toEqual(['open-job.created', 'open-job.deleted'])

    const { id } = await desk.create('Known', {}, 'Active')
    await desk.jobs.setStatus({ id, status: 'Planned' })
    expect(await outcomeOf(desk.jobs.remove({ id }))).toBe('conflict')
  })
})

describe('many at once', () => {
  test('each is changed or refused for itself', async () => {
    const own = await openDesk()
    const [one, two, three] = [
      await own.create('One'),
      await own.create('Two', { payMaximum: '10' }),
      await own.create('Three', { payMinimum: '50' }),
    ]
    const gone = '01990000-0000-7000-8000-000000000000'
    const ids = [one.id, two.id, three.id, gone, one.id]
    const answer = await own.jobs.setMany({ ids, values: { payMinimum: '50', team: 'Night' } })

    expect(answer).toEqual({
      changed: [one.id, three.id],
      unchanged: [],
      refused: [
        { id: two.id, problem: expect.stringContaining('pay from') },
        { id: gone, problem: expect.stringContaining('does not exist') },
      ],
    })
    expect(await own.jobs.get({ id: two.id })).toMatchObject({ team: null, payMinimum: null })
    expect(await own.jobs.setMany({ ids: [one.id], values: { team: 'Night' }, status: 'Active' })).toMatchObject({ changed: [one.id] })
    expect(await own.jobs.setMany({ ids: [one.id], values: { team: 'Night' }, status: 'Active' })).toMatchObject({ unchanged: [one.id] })
    expect((await own.jobs.get({ id: one.id })).history.map(({ kind }) => kind)).toEqual(['status-changed', 'edited', 'created'])
    expect((await readAudit(own, one.id)).map(({ action }) => action)).toEqual([
      'open-job.created',
      'open-job.edited',
      'open-job.status-changed',
    ])
    expect((await own.jobs.list({ search: 'night three' })).items).toMatchObject([{ id: three.id }])
  })

  test('is refused for an identifier, and for nothing', async () => {
    const { id } = await desk.create('Cutter')
    expect(await outcomeOf(desk.jobs.setMany({ ids: [id], values: { identifier: 'X-1' } }))).toBe('invalid_input')
    expect(await outcomeOf(desk.jobs.setMany({ ids: [id] }))).toBe('invalid_input')
  })
})
