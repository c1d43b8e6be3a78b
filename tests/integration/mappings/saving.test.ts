import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MappingStep } from '#lib/domain/mappings/schema.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { addColleague, addOffer, addSourceField, fromPlace, labelsOf, type Mapper, openMapper, refusalOf, withRule } from './mapper.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function addField(
  mapper: Mapper,
  draft: { label: string; type: 'text' | 'money' | 'choice'; sensitivity?: 'none' | 'pay'; options?: { label: string }[] },
) {
  return mapper.admin.fields.create(draft)
}

describe('two admins who save at once', () => {
  test('one wins; the other is told who was first, and nothing of either is lost', async () => {
    const mapper = await openMapper(house)
    const { place } = mapper
    const [tomas, lea] = [await addColleague(mapper, { name: 'Tomás Prado' }), await addColleague(mapper, { name: 'Léa Okafor' })]
    const { rules } = await mapper.admin.mappings.get(place)
    const ofTomas = fromPlace('department', 'location.city')
    const ofLea = fromPlace('location', 'location.country')
    const save = (who: typeof tomas, rule: typeof ofTomas) => who.mappings.save({ ...place, base: 1, rules: withRule(rules, rule) })

    const outcomes = await Promise.allSettled([save(tomas, ofTomas), save(lea, ofLea)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const isTomasFirst = outcomes[0]?.status === 'fulfilled'
    const [first, second, late] = isTomasFirst ? ['Tomás Prado', lea, ofLea] : ['Léa Okafor', tomas, ofTomas]

    const refusal = await refusalOf(save(second as typeof tomas, late as typeof ofTomas))
    expect(refusal.code).toBe('conflict')
    expect(refusal.userMessage).toMatch(new RegExp(`^${first} saved version 2 at \\d\\d:\\d\\d, while you were editing\\.`))

    const seen = await (second as typeof tomas).mappings.get(place)
    await (second as typeof tomas).mappings.save({ ...place, base: 2, rules: withRule(seen.rules, late as typeof ofTomas) })
    const { items } = await mapper.admin.mappings.versions(place)
    expect(items.map(({ number }) => number)).toEqual([3, 2, 1])
    expect((await mapper.admin.mappings.get(place)).rules).toEqual(expect.arrayContaining([ofTomas, ofLea]))
  })

  test('the same rules make one version, also when a request is sent again', async () => {
    const { admin, place } = await openMapper(house)
    const { rules } = await admin.mappings.get(place)
    const fresh = withRule(rules, fromPlace('department', 'location.city'))

    const saved = await Promise.all([1, 2, 3].map(() => admin.mappings.save({ ...place, base: 1, rules: fresh })))

    expect(saved.map(({ version }) => version.number)).toEqual([2, 2, 2])
    expect((await admin.mappings.save({ ...place, base: 2, rules: fresh.toReversed() })).version.number).toBe(2)
  })
})

describe('versions', () => {
  test('tell who changed what, and an old one comes back as a new one', async () => {
    const mapper = await openMapper(house)
    const { admin, place, scope, connectionId } = mapper
    const { rules, version } = await admin.mappings.get(place)
    expect(version).toMatchObject({ number: 1, origin: 'initial', by: null })
    await admin.mappings.save({ ...place, base: 1, rules: withRule(rules, fromPlace('department', 'location.city')) })

    const restored = await admin.mappings.restore({ ...place, base: 2, number: 1 })

    expect(restored.version).toMatchObject({ number: 3, origin: 'restored', originNumber: 1, by: 'Imani Achterberg' })
    expect(restored.rules).toEqual(rules)
    const { items, hasMore } = await admin.mappings.versions(place)
    expect(items.map(({ number, changes }) => [number, labelsOf(changes)])).toEqual([
      [3, ['Department']],
      [2, ['Department']],
      [1, expect.arrayContaining(['Base salary', 'Department', 'Name'])],
    ])
    expect(items[1]?.changes[0]).toMatchObject({
      before: fromPlace('', 'department.name').steps,
      after: fromPlace('', 'location.city').steps,
    })
    expect(hasMore).toBe(false)
    const audit = await inTenant(scope, (tx) => tx.auditEntry.findMany({ where: { objectKind: 'mapping' }, orderBy: { id: 'asc' } }))
    expect(audit.map(({ action, objectId }) => [action, objectId])).toEqual([
      ['mapping.saved', connectionId],
      ['mapping.restored', connectionId],
    ])
    expect((await admin.audit.list({ action: 'mapping.' })).items[0]).toMatchObject({ objectName: 'Test account' })
  })

  test('come in pages, and the last of a page still tells its change', async () => {
    const { admin, place } = await openMapper(house)
    const { rules } = await admin.mappings.get(place)
    for (let base = 1; base <= 31; base += 1) {
      const rule = fromPlace('department', base % 2 === 0 ? 'department.name' : 'location.city')
      await admin.mappings.save({ ...place, base, rules: withRule(rules, rule) })
    }

    const first = await admin.mappings.versions(place)
    expect(first).toMatchObject({ hasMore: true })
    expect(first.items).toHaveLength(30)
    expect(first.items.at(-1)).toMatchObject({ number: 3, changes: [{ field: 'department' }] })
    const rest = await admin.mappings.versions({ ...place, before: 3 })
    expect(rest.items.map(({ number }) => number)).toEqual([2, 1])
  })
})

describe('what cannot be saved', () => {
  test('is refused whole, with the reason at each field', async () => {
    const mapper = await openMapper(house)
    const { admin, place } = mapper
    const { rules } = await admin.mappings.get(place)
    const notes = await addField(mapper, { label: 'Notes', type: 'text' })

    const refusal = await refusalOf(
      admin.mappings.save({
        ...place,
        base: 1,
        rules: [...withRule(rules, fromPlace('startDate', 'no.such.place')), fromPlace(notes.key, 'offer.salary.value')],
      }),
    )

    expect(refusal.code).toBe('invalid_input')
    expect(Object.keys(refusal.fields).sort()).toEqual([notes.key, 'startDate'].sort())
    expect((await admin.mappings.get(place)).version.number).toBe(1)
  })

  test('is pay in a field that everybody sees, read singly, through a template or a lookup', async () => {
    const mapper = await openMapper(house)
    const { admin, place } = mapper
    const { rules } = await admin.mappings.get(place)
    const letter = await addField(mapper, { label: 'Letter', type: 'text' })
    const bonus = await addField(mapper, { label: 'Bonus words', type: 'text', sensitivity: 'pay' })
    const template: MappingStep = { kind: 'template', text: 'You earn {offer.salary.value}' }
    const ways: MappingStep[] = [
      { kind: 'source', path: 'offer.salary.value' },
      template,
      { kind: 'lookup', path: 'offer.salary.value', rows: [{ from: '1', to: 'little' }] },
    ]

    for (const step of ways) {
      const save = (field: string) => admin.mappings.save({ ...place, base: 1, rules: [...rules, { field, steps: [step] }] })
      expect((await refusalOf(save(letter.key))).fields[letter.key], step.kind).toMatch(/pay/i)
    }
    await admin.mappings.save({ ...place, base: 1, rules: [...rules, { field: bonus.key, steps: [template] }] })
  })
})

test('a preview shows exactly what saving and filling again then make', async () => {
  const mapper = await openMapper(house)
  const { admin, place } = mapper
  const path = await addSourceField(house, mapper, { title: 'Signing bonus', fieldType: 'Currency' })
  const bonus = await addField(mapper, { label: 'Signing bonus', type: 'money', sensitivity: 'pay' })
  const recordId = await addOffer(house, mapper, { values: { [path]: { value: 5000, currencyCode: 'EUR' } } })
  await admin.offers.setField({ id: recordId, field: 'jobTitle', value: 'Mine' })
  const { rules } = await admin.mappings.get(place)
  const draft = [
    ...withRule(rules, { field: 'location', steps: [{ kind: 'lookup', path: 'location.name', rows: [{ from: 'Nowhere', to: 'Here' }] }] }),
    fromPlace(bonus.key, path),
  ]

  const { fields, problems } = await admin.mappings.preview({ ...place, recordId, rules: draft })
  expect(problems).toEqual([])
  expect((await admin.mappings.get(place)).version.number).toBe(1)
  expect(fields.find(({ field }) => field === bonus.key)).toMatchObject({ before: null, after: '5000 EUR', kind: 'source' })
  expect(fields.find(({ field }) => field === 'jobTitle')).toMatchObject({ before: 'Mine', after: 'Mine', isEdited: true })
  expect(fields.find(({ field }) => field === 'location')).toMatchObject({
    after: null,
    problem: 'unmapped',
    issue: expect.stringContaining('lookup'),
  })
  expect(fields.find(({ field }) => field === 'baseSalary')).toMatchObject({ currency: 'EUR' })

  await admin.mappings.save({ ...place, base: 1, rules: draft })
  await house.drain()
  await admin.mappingRuns.reapply({ ...place, version: 2 })
  await house.drain()
  const offer = await admin.offers.get({ id: recordId })
  const shown = Object.fromEntries(offer.fields.map(({ key, value, issue }) => [key, [value, issue?.message ?? null]]))
  expect(shown).toEqual(Object.fromEntries(fields.map(({ field, after, issue }) => [field, [after, issue]])))
})

test('a preview says plainly that a record from before readings cannot be tried', async () => {
  const mapper = await openMapper(house)
  const { admin, place, scope } = mapper
  const recordId = await addOffer(house, mapper)
  await inTenant(scope, (tx) => tx.offer.updateMany({ where: { id: recordId }, data: { readings: {} } }))
  const { rules } = await admin.mappings.get(place)

  const refusal = await refusalOf(admin.mappings.preview({ ...place, recordId, rules }))
  expect(refusal).toMatchObject({ code: 'conflict', userMessage: expect.stringContaining('Check Ashby now') })
})

describe('a row added to a lookup', () => {
  test('mends every unpublished offer that failed for want of it, and is added once', async () => {
    const mapper = await openMapper(house)
    const { admin, place } = mapper
    const modes = [
      { label: 'At the office', value: 'office' },
      { label: 'From home', value: 'home' },
    ]
    const path = await addSourceField(house, mapper, { title: 'Work mode', fieldType: 'ValueSelect', selectableValues: modes })
    const field = await addField(mapper, { label: 'Mode', type: 'choice', options: [{ label: 'Office' }, { label: 'Remote' }] })
    const [office, remote] = field.options.map(({ value }) => value)
    const { rules } = await admin.mappings.get(place)
    const rows = [{ from: 'office', to: office ?? '' }]
    await admin.mappings.save({ ...place, base: 1, rules: [...rules, { field: field.key, steps: [{ kind: 'lookup', path, rows }] }] })
    const ids = [
      await addOffer(house, mapper, { values: { [path]: 'home' } }),
      await addOffer(house, mapper, { values: { [path]: 'home' } }),
      await addOffer(house, mapper, { values: { [path]: 'office' } }),
    ]
    const show = async () =>
      Promise.all(ids.map(async (id) => (await admin.offers.get({ id })).fields.find(({ key }) => key === field.key)))
    const [broken] = await show()
    expect(broken).toMatchObject({ value: null, issue: { code: 'unmapped', found: 'From home' } })
    expect((await admin.mappings.get(place)).issueCounts[field.key]).toBe(2)

    const row = { ...place, field: field.key, from: broken?.issue?.found ?? '', to: 'Remote' }
    expect(await admin.mappings.addLookupRow(row)).toEqual({ number: 3 })
    await house.drain()

    expect((await show()).map((shown) => [shown?.value, shown?.issue])).toEqual([
      [remote, null],
      [remote, null],
      [office, null],
    ])
    expect(await admin.mappings.addLookupRow(row)).toEqual({ number: 3 })
    expect((await refusalOf(admin.mappings.addLookupRow({ ...row, to: 'Office' }))).code).toBe('conflict')
    expect((await refusalOf(admin.mappings.addLookupRow({ ...row, from: 'elsewhere', to: 'Moon' }))).fields).toHaveProperty('to')
    expect((await refusalOf(admin.mappings.addLookupRow({ ...row, field: 'jobTitle' }))).code).toBe('conflict')
    expect((await admin.mappings.get(place)).version).toMatchObject({ number: 3, origin: 'lookup' })
  })
})
