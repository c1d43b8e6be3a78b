import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createField, setFieldArchived } from '#lib/domain/fields/mutations.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { addVersion, lockMapping } from '#lib/domain/mappings/mutations.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'
import {
  keepOfferField,
  lockOfferField,
  restoreOfferField,
  setOfferField,
  takeHeldValues,
  takeOfferField,
} from '#lib/domain/offers/edits/mutations.ts'
import { listOffers } from '#lib/domain/offers/lists/queries.ts'
import { getOffer } from '#lib/domain/offers/queries.ts'
import { startSweep } from '#lib/domain/sweeps/mutations.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { defaultOfferRules } from '#lib/sources/ashby/default-rules.ts'
import {
  createSandboxOffer,
  deliver,
  editAs,
  type OpenCompany,
  openCompany,
  openHouse,
  type TestCompany,
  type TestHouse,
} from '#tests/setup/company.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const visibility = { confidential: true }
const object = 'Offer'

/** A company with one offer that came in; `sandboxId` is Ashby's id of it. */
async function openWithOffer(options: OpenCompany = {}) {
  const company = await openCompany(house, options)
  const sandboxId = await createSandboxOffer(company, { salary: 50_000 })
  await deliver(house, company)
  const { items } = await listOffers({ scope: company.scope, visibility, state: 'Unpublished', sort: 'newest', order: 'asc', limit: 10 })
  const id = items[0]?.id ?? ''
  const read = () => getOffer({ scope: company.scope, id, visibility })

  return { company, sandboxId, id, read, edit: { ...editAs(company), offerId: id } }
}

async function readField(read: () => ReturnType<typeof getOffer>, field: string) {
  return (await read()).fields.find(({ key }) => key === field)
}

async function addField({ scope, userId }: TestCompany, changes: Partial<FieldDefinition> = {}): Promise<FieldDefinition> {
  const defaults = { type: 'text', sensitivity: 'none', group: 'Details', help: null, isRequired: false } as const
  const origin = { ipAddress: null, requestId: null }
  const field = await createField({
    ...{ scope, actor: { kind: 'User', userId }, ...origin, object, ...defaults, label: 'Badge', ...changes, options: [] },
  })
  await house.drain()

  return field
}

/** The next version alone, so that only what a read does is seen. */
async function addRules({ scope, connectionId, userId }: TestCompany, rules: MappingRules): Promise<void> {
  await inTenant(scope, async (tx) => {
    const ref = { scope, connectionId, object } as const
    const { version } = await lockMapping(tx, ref)
    const actor = { kind: 'User', userId } as const
    await addVersion(tx, {
      ...ref,
      after: version.number,
      rules: [...defaultOfferRules, ...rules],
      origin: 'saved',
      originNumber: null,
      actor,
    })
  })
}

async function sweep({ scope, userId, connectionId }: TestCompany): Promise<void> {
  const by = { scope, actor: { kind: 'User', userId } as const, origin: { ipAddress: null, requestId: null } }
  await startSweep({ ...by, connectionId, trigger: 'Requested' })
  await house.drain()
}

describe('a custom field', () => {
  test('that is required blocks until a rule or a person fills it, and is shown, edited and cleared like any other', async () => {
    const { company, read, edit } = await openWithOffer()
    const { key: field } = await addField(company, { isRequired: true })
    const blockers = async () =>
      (await read()).issues.filter(({ isBlocking }) => isBlocking).map(({ field: key, code }) => `${key} ${code}`)
    expect(await blockers()).toContain(`${field} no_rule`)

    await addRules(company, [{ field, steps: [{ kind: 'template', text: 'B-{offer.startDate}' }] }])
    await sweep(company)
    expect(await readField(read, field)).toMatchObject({
      label: 'Badge',
      value: 'B-2026-12-07',
      provenance: { kind: 'template', path: 'offer.startDate', version: 2 },
      issue: null,
    })
    expect((await read()).history[0]).toMatchObject({ kind: 'remapped', changes: [{ label: 'Badge', after: 'B-2026-12-07' }] })

    await setOfferField({ ...edit, field, text: '  B-77  ' })
    expect(await readField(read, field)).toMatchObject({ value: 'B-77', isEdited: true, ashby: 'B-2026-12-07' })
    await setOfferField({ ...edit, field, text: '' })
    expect(await readField(read, field)).toMatchObject({ value: null, isEdited: true, issue: { code: 'missing', isBlocking: true } })
    expect(await blockers()).toContain(`${field} missing`)
  })

  test('takes only what fits its type, and says what does', async () => {
    const { company, edit } = await openWithOffer()
    const { key: field } = await addField(company, { type: 'date' })

    await expect(setOfferField({ ...edit, field, text: 'soon' })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { value: /date/ },
    })
  })

  test('is no more for anybody once it is archived, and pay is not for whoever may not see pay', async () => {
    const { company, edit } = await openWithOffer()
    const { key: field } = await addField(company, { type: 'money', sensitivity: 'pay' })
    const poor = edit.permissions.filter((permission) => permission !== 'pay.read')
    await expect(setOfferField({ ...edit, permissions: poor, field, text: '5 EUR' })).rejects.toMatchObject({ code: 'forbidden' })

    const manager = { scope: company.scope, actor: edit.actor, ...edit.origin, object } as const
    await setFieldArchived({ ...manager, key: field, isArchived: true })
    await expect(setOfferField({ ...edit, field, text: '5 EUR' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(setOfferField({ ...edit, field: 'nonsense', text: '1' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a read of Ashby', () => {
  test('that finds nothing new does not touch the offer but for its time', async () => {
    const { company, read } = await openWithOffer()
    const before = await read()
    await sweep(company)
    const after = await read()

    expect(after.updatedAt).toBe(before.updatedAt)
    expect(after.sourceReadAt > before.sourceReadAt).toBe(true)
    expect(after.history).toEqual(before.history)
  })

  test('with updates off holds what Ashby changed and lets a new rule fill, and taking it is no news at the next read', async () => {
    const { company, sandboxId, read, edit } = await openWithOffer({ events: ['offerCreate'] })
    const { key: field } = await addField(company)
    await addRules(company, [{ field, steps: [{ kind: 'source', path: 'offer.startDate' }] }])
    await company.account.control('offer.update', { offerId: sandboxId, salary: 55_000, startDate: '2027-01-04', skipApproval: true })
    await deliver(house, company)
    expect(await readField(read, field)).toMatchObject({ value: '2026-12-07', held: { value: '2027-01-04' } })
    expect(await readField(read, 'baseSalary')).toMatchObject({ value: '50000', held: { value: '55000' } })

    await takeHeldValues(edit)
    const taken = await read()
    await sweep(company)
    const { flags, history } = await read()
    expect(flags).toEqual([])
    expect(history).toEqual(taken.history)
    expect(await readField(read, field)).toMatchObject({ value: '2027-01-04', held: null })
  })
})

describe('undoing an act on a field', () => {
  const field = 'baseSalary'

  /** An edit that asks, because Ashby changed after it. */
  async function openAsking() {
    const opened = await openWithOffer()
    const { company, sandboxId, edit } = opened
    await setOfferField({ ...edit, field, text: '60000' })
    await company.account.control('offer.update', { offerId: sandboxId, salary: 55_000, skipApproval: true })
    await deliver(house, company)

    return opened
  }

  test('puts back the edit, its open question and its lock', async () => {
    const { read, edit } = await openAsking()
    const asking = await readField(read, field)
    expect(asking).toMatchObject({ value: '60000', ashbyNowSays: { value: '55000' } })

    const taken = await takeOfferField({ ...edit, field })
    expect(await readField(read, field)).toMatchObject({ value: '55000', isEdited: false })
    await restoreOfferField({ ...edit, field, since: taken.historyEntryId })
    expect(await readField(read, field)).toEqual(asking)
    expect((await read()).history[0]).toMatchObject({ kind: 'undone', by: 'Imani Achterberg' })

    await lockOfferField({ ...edit, field, isLocked: true })
    const retaken = await takeOfferField({ ...edit, field })
    await restoreOfferField({ ...edit, field, since: retaken.historyEntryId })
    expect(await readField(read, field)).toMatchObject({ value: '60000', isLocked: true, ashbyNowSays: null })
  })

  test('is refused once something touched the field since, and for another field’s act', async () => {
    const { read, edit } = await openAsking()
    const kept = await keepOfferField({ ...edit, field })
    await expect(restoreOfferField({ ...edit, field: 'startDate', since: kept.historyEntryId })).rejects.toMatchObject({
      code: 'not_found',
    })
    await setOfferField({ ...edit, field, text: '61000' })

    await expect(restoreOfferField({ ...edit, field, since: kept.historyEntryId })).rejects.toMatchObject({ code: 'conflict' })
    expect(await readField(read, field)).toMatchObject({ value: '61000' })
  })
})
