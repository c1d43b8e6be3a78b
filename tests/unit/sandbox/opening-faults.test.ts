import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { TestAccount, TestSandbox } from './running-sandbox.ts'
import { openTestAccount, openTestSandbox } from './running-sandbox.ts'

const entity = z.looseObject({ id: z.string() })
const dumpSchema = z.object({
  openings: z.array(z.looseObject({ openingId: z.string(), identifier: z.string(), openingState: z.string(), isArchived: z.boolean() })),
})

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await openTestSandbox()
})
afterAll(() => sandbox.close())

async function openCompany() {
  const account = await openTestAccount(sandbox)
  const overview = z
    .object({ jobs: z.array(entity), locations: z.array(entity), closeReasons: z.array(entity) })
    .parse(await account.control('account.overview'))
  const [jobId, locationId, closeReasonId] = [overview.jobs[0]?.id, overview.locations[0]?.id, overview.closeReasons[0]?.id]
  const opening = entity.parse(await account.control('opening.create', { identifier: 'H-1', jobIds: [jobId], locationIds: [locationId] }))
  const selectableValues = [{ label: 'Desk', value: 'desk' }]
  const field = entity.parse(
    await account.control('field.create', { title: 'Equipment', objectType: 'Opening', fieldType: 'ValueSelect', selectableValues }),
  )

  return { account, openingId: opening.id, fieldId: field.id, jobId, locationId, closeReasonId }
}

async function readAll(account: TestAccount) {
  const { openings } = dumpSchema.parse(await account.control('opening.dump'))
  const fields = (await account.call('customField.list')).body.results

  return { openings, fields }
}

/** Every write for openings and their custom fields, by operation. */
function listWrites({ openingId, fieldId, jobId, locationId, closeReasonId }: Awaited<ReturnType<typeof openCompany>>) {
  return {
    'opening.create': { identifier: 'H-2' },
    'opening.update': { openingId, identifier: 'H-3' },
    'opening.removeJob': { openingId, jobId },
    'opening.addJob': { openingId, jobId },
    'opening.removeLocation': { openingId, locationId },
    'opening.addLocation': { openingId, locationId },
    'opening.setOpeningState': { openingId, openingState: 'Closed', closeReasonId },
    'opening.setArchived': { openingId, archive: true },
    'customField.create': { title: 'Grade', fieldType: 'Number', objectType: 'Opening_Version' },
    'customField.setValues': { objectId: openingId, objectType: 'Opening', values: [{ fieldId, fieldValue: 'desk' }] },
    'customField.updateSelectableValues': { customFieldId: fieldId, selectableValues: [{ label: 'Chair', value: 'chair' }] },
  }
}

describe('faults of the writes for openings', () => {
  it('lose the answer of each, which is done all the same, once', async () => {
    const company = await openCompany()
    const { account } = company
    for (const [operation, input] of Object.entries(listWrites(company))) {
      const before = await readAll(account)
      await account.control('faults.set', { lostAnswerNext: 1 })
      await expect(account.call(operation, input), operation).rejects.toThrow()
      expect(await readAll(account), operation).not.toEqual(before)
    }
    const { openings, fields } = await readAll(account)
    expect(openings).toMatchObject([
      { identifier: 'H-3', openingState: 'Closed', isArchived: true, customFields: { Equipment: 'desk' } },
      { identifier: 'H-2', openingState: 'Draft' },
    ])
    expect(fields).toHaveLength(2)
  })

  it.each([
    [{ rateLimitNext: 1 }, 429],
    [{ errorNext: 1 }, 500],
  ])('%j keeps each from being done', async (fault, status) => {
    const company = await openCompany()
    const { account } = company
    const before = await readAll(account)
    for (const [operation, input] of Object.entries(listWrites(company))) {
      await account.control('faults.set', fault)
      expect((await account.call(operation, input)).status, operation).toBe(status)
    }
    expect(await readAll(account)).toEqual(before)
  })

  it('let reads lag behind them: a search does not find yet what was just created', async () => {
    const { account, openingId } = await openCompany()
    await account.control('faults.set', { readLagMs: 60_000 })
    const created = await account.call('opening.create', { identifier: 'H-2' })
    expect(created.body.results).toMatchObject({ latestVersion: { identifier: 'H-2' } })
    await account.call('opening.update', { openingId, identifier: 'H-9' })
    expect((await account.call('opening.search', { identifier: 'H-2' })).body.results).toEqual([])
    expect((await account.call('opening.search', { identifier: 'H-9' })).body.results).toEqual([])

    await account.control('faults.set', { readLagMs: 0 })
    expect((await account.call('opening.search', { identifier: 'H-2' })).body.results).toHaveLength(1)
    expect((await account.call('opening.search', { identifier: 'H-9' })).body.results).toHaveLength(1)
  })

  it('lose answers at random and still make exactly one opening of each call', async () => {
    const { account } = await openCompany()
    await account.control('faults.set', { lostAnswerRate: 0.5 })
    const identifiers = Array.from({ length: 60 }, (_, position) => `R-${position}`)
    const outcomes = await Promise.allSettled(identifiers.map((identifier) => account.call('opening.create', { identifier })))
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['fulfilled', 'rejected']))
    const { openings } = await readAll(account)
    expect(openings.map(({ identifier }) => identifier).sort()).toEqual(['H-1', ...identifiers].sort())
  })
})
