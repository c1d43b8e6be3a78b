import { beforeAll, describe, expect, test } from 'vitest'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addRecords } from '#tests/integration/access/records.ts'
import { addMember, createTenant, outcomeOf, type TestMember, type TestTenant } from '#tests/integration/access/tenants.ts'
import { titlesOf } from '#tests/integration/notifications/people.ts'
import { apiOf, changeOffer, copyOffer } from '#tests/integration/offer-care/offers.ts'

let tenant: TestTenant
let offerId: string
let recruiter: TestMember
let hr: TestMember
let viewer: TestMember

beforeAll(async () => {
  tenant = await createTenant()
  offerId = (await addRecords(tenant)).offerId
  recruiter = await addMember(tenant, 'Recruiter')
  hr = await addMember(tenant, 'HR')
  viewer = await addMember(tenant, 'Viewer')
})

const commentsOf = (person: { sessionId: string; userId: string; email: string }) => apiOf(tenant, person).offerComments

/** An organization of its own, for what a test counts. */
async function openFresh() {
  const fresh = await createTenant()
  const { offerId: id } = await addRecords(fresh)
  const colleague = await addMember(fresh, 'Recruiter')

  return { fresh, id, colleague, own: apiOf(fresh, fresh.admin).offerComments, theirs: apiOf(fresh, colleague).offerComments }
}

describe('what members say', () => {
  test('is read by all who may, in the order in which it was said, as plain text', async () => {
    const { id, own, theirs } = await openFresh()
    await own.add({ offerId: id, text: '  <b>First</b>\nsecond line  ' })
    await theirs.add({ offerId: id, text: 'Answer' })
    const { items } = await theirs.list({ offerId: id })

    expect(items.map(({ text, isMine }) => ({ text, isMine }))).toEqual([
      { text: '<b>First</b>\nsecond line', isMine: false },
      { text: 'Answer', isMine: true },
    ])
    expect(items[0]).toMatchObject({ author: { name: 'Zoë Okonkwo' }, editedAt: null, isDeleted: false })
  })

  test('is changed and deleted by its author alone', async () => {
    const { id, own, theirs } = await openFresh()
    const [comment] = (await own.add({ offerId: id, text: 'Mine' })).items
    const at = { offerId: id, id: comment?.id ?? '' }

    expect(await outcomeOf(theirs.edit({ ...at, text: 'Yours' }))).toBe('forbidden')
    expect(await outcomeOf(theirs.remove(at))).toBe('forbidden')
    expect((await own.edit({ ...at, text: 'Changed' })).items[0]).toMatchObject({ text: 'Changed', editedAt: expect.any(String) })
    expect((await own.edit({ ...at, text: 'Changed' })).items).toHaveLength(1)
  })

  test('is gone once deleted, and keeps its place only while others followed', async () => {
    const { fresh, id, own, theirs } = await openFresh()
    const [first] = (await own.add({ offerId: id, text: 'A secret of 98765.43' })).items
    const [, second] = (await theirs.add({ offerId: id, text: 'Answer' })).items
    const { items } = await own.remove({ offerId: id, id: first?.id ?? '' })
    expect(items.map(({ text, isDeleted }) => [text, isDeleted])).toEqual([
      ['', true],
      ['Answer', false],
    ])

    expect((await theirs.remove({ offerId: id, id: second?.id ?? '' })).items).toEqual([])
    expect(await outcomeOf(own.edit({ offerId: id, id: first?.id ?? '', text: 'Back' }))).toBe('not_found')
    const rows = await inTenant(fresh.scope, (tx) => tx.offerComment.findMany({ select: { text: true, mentionedIds: true } }))
    expect(rows).toEqual([
      { text: '', mentionedIds: [] },
      { text: '', mentionedIds: [] },
    ])
  })

  test('leaves who did it in the audit log, and none of its words anywhere else', async () => {
    const { fresh, id, own } = await openFresh()
    const [comment] = (await own.add({ offerId: id, text: 'Pay them 123456' })).items
    await own.edit({ offerId: id, id: comment?.id ?? '', text: 'Pay them 654321' })
    await own.remove({ offerId: id, id: comment?.id ?? '' })
    const audit = await apiOf(fresh, fresh.admin).audit.list({})

    const actions = audit.items.map(({ action }) => action).filter((action) => action.startsWith('offer.comment'))
    expect(actions).toEqual(['offer.comment-deleted', 'offer.comment-edited', 'offer.commented'])
    const history = (await apiOf(fresh, fresh.admin).offers.get({ id })).history
    expect(JSON.stringify([audit, history])).not.toMatch(/123456|654321/)
  })

  test('outlives its author as words of nobody', async () => {
    const { fresh, id, own, theirs, colleague } = await openFresh()
    await theirs.add({ offerId: id, text: 'Goodbye' })
    await inTenant(fresh.scope, (tx) => tx.membership.deleteMany({ where: { userId: colleague.userId } }))

    expect((await own.list({ offerId: id })).items[0]).toMatchObject({ text: 'Goodbye', author: { name: null } })
  })
})

describe('a mention', () => {
  test('tells the member once per comment, also after an edit, and never its author', async () => {
    const { fresh, id, own, colleague } = await openFresh()
    const third = await addMember(fresh, 'HR')
    const title = 'Somebody mentioned you at the offer for Ngozi Ó Briain'
    const [comment] = (await own.add({ offerId: id, text: '@Zoë Okonkwo', mentionedIds: [colleague.userId, fresh.admin.userId] })).items
    const at = { offerId: id, id: comment?.id ?? '' }
    expect(await titlesOf(fresh, colleague)).toEqual([title])
    expect(await titlesOf(fresh, fresh.admin)).toEqual([])
    expect(await titlesOf(fresh, third)).toEqual([])

    await own.edit({ ...at, text: 'Nobody', mentionedIds: [] })
    await own.edit({ ...at, text: '@Zoë Okonkwo again', mentionedIds: [colleague.userId, third.userId] })
    expect(await titlesOf(fresh, colleague)).toEqual([title])
    expect(await titlesOf(fresh, third)).toEqual([title])
  })

  test('names in the answer only whom the text still names', async () => {
    const { id, own, colleague } = await openFresh()
    const [comment] = (await own.add({ offerId: id, text: 'Ask @Zoë Okonkwo', mentionedIds: [colleague.userId] })).items
    expect(comment?.mentioned).toEqual([{ id: colleague.userId, name: 'Zoë Okonkwo' }])

    const [edited] = (await own.edit({ offerId: id, id: comment?.id ?? '', text: 'Ask nobody' })).items
    expect(edited?.mentioned).toEqual([])
  })

  test('is possible of those alone who may read it: no viewer, no stranger, nobody without confidential offers', async () => {
    const { fresh, id, own, colleague } = await openFresh()
    const stranger = await createTenant()
    const reader = await addMember(fresh, 'Viewer')
    const add = (userId: string) => outcomeOf(own.add({ offerId: id, text: 'Hello', mentionedIds: [userId] }))

    expect(await add(reader.userId)).toBe('invalid_input')
    expect(await add(stranger.admin.userId)).toBe('invalid_input')
    await changeOffer(fresh, id, { confidential: true })
    expect(await add(colleague.userId)).toBe('invalid_input')
    expect((await own.list({ offerId: id })).items).toEqual([])
  })
})

describe('who may be asked', () => {
  test('are members for whom the offer exists, and of those who read comments it says so', async () => {
    const { items } = await commentsOf(recruiter).people({ offerId })
    const byId = new Map(items.map(({ id, canComment }) => [id, canComment]))

    expect([tenant.admin, recruiter, hr, viewer].map(({ userId }) => byId.get(userId))).toEqual([true, true, true, false])
  })

  test('of a confidential offer are only those who see confidential ones', async () => {
    const { fresh, id, own, colleague } = await openFresh()
    await changeOffer(fresh, id, { confidential: true })
    const ids = (await own.people({ offerId: id })).items.map((person) => person.id)

    expect(ids).toContain(fresh.admin.userId)
    expect(ids).not.toContain(colleague.userId)
  })
})

describe('where an offer does not exist for somebody', () => {
  test('its comments do not either: not for a stranger, not without confidential offers', async () => {
    const { fresh, id, own, theirs } = await openFresh()
    const [comment] = (await own.add({ offerId: id, text: 'Quiet' })).items
    await changeOffer(fresh, id, { confidential: true })
    const strange = await createTenant()
    const stranger = apiOf(strange, strange.admin).offerComments
    const at = { offerId: id, id: comment?.id ?? '' }

    for (const client of [stranger, theirs]) {
      expect(await outcomeOf(client.list({ offerId: id }))).toBe('not_found')
      expect(await outcomeOf(client.people({ offerId: id }))).toBe('not_found')
      expect(await outcomeOf(client.add({ offerId: id, text: 'Hello' }))).toBe('not_found')
      expect(await outcomeOf(client.edit({ ...at, text: 'Hello' }))).toBe('not_found')
      expect(await outcomeOf(client.remove(at))).toBe('not_found')
    }
  })

  test('a comment is not reached through another offer', async () => {
    const { fresh, id, own } = await openFresh()
    const [comment] = (await own.add({ offerId: id, text: 'Here' })).items
    const [other = ''] = await copyOffer(fresh, id, 1)

    expect(await outcomeOf(own.edit({ offerId: other, id: comment?.id ?? '', text: 'There' }))).toBe('not_found')
  })
})
