import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { callAs, outcomeOf } from '#tests/integration/access/tenants.ts'
import { ask, openPublished, type PublishedOffer, readOffer } from '#tests/integration/offer-answers/published.ts'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { callAsAdmin, joinCompany } from './members.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => Promise.all([house.close(), closeRateLimits()]))

const askQuestion = ({ token }: PublishedOffer, text: string) => ask(`/o/${token}/question`, { method: 'POST', form: { text } })

describe('a question', () => {
  test('stands on the page, is told to whoever publishes, and is no word in the history', async () => {
    const offer = await openPublished(house, { name: 'Nour Haddad' })
    const asked = await askQuestion(offer, ' Can I start a week later?\r\n\r\nThe pay is 72000, is it?\u0000 ')
    expect([asked.status, asked.headers.get('location')]).toEqual([303, `/o/${offer.token}?done=asked`])

    const page = await ask(`/o/${offer.token}?done=asked`)
    expect(page.text).toContain('Can I start a week later?')
    expect(page.text).toContain('Your question was sent.')
    const admin = await callAsAdmin(offer.company)
    const { items } = await admin.offerMessages.list({ id: offer.offerId })
    expect(items).toMatchObject([{ from: 'candidate', name: 'Nour Haddad', text: 'Can I start a week later?\n\nThe pay is 72000, is it?' }])
    const after = await readOffer(offer)
    expect(after.told).toEqual([{ kind: 'offer.question', userId: offer.company.userId }])
    expect(after.history.filter(({ kind }) => kind === 'question')).toEqual([{ kind: 'question', userId: null, detail: {} }])
  })

  test('is refused empty and too long, with what was typed', async () => {
    const offer = await openPublished(house)
    const empty = await askQuestion(offer, '  ')
    expect([empty.status, empty.text.includes('Write your question.')]).toEqual([422, true])
    const long = await askQuestion(offer, '龍'.repeat(4001))
    expect([long.status, long.text.includes('Use at most 4000 characters.')]).toEqual([422, true])
    expect((await askQuestion(offer, '龍'.repeat(4000))).status).toBe(303)
  })

  test('is taken twenty times a day from one link', async () => {
    const offer = await openPublished(house)
    const answers = await Promise.all(Array.from({ length: 22 }, (_, index) => askQuestion(offer, `Question ${index}`)))

    expect(answers.filter(({ status }) => status === 303)).toHaveLength(20)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(2)
    expect(refused[0]?.text).toContain('as many questions as the page takes in a day')
  })
})

describe('a reply', () => {
  test('stands on the page with who wrote it, is mailed, and is written down', async () => {
    const offer = await openPublished(house)
    await askQuestion(offer, 'Can I start a week later?')
    const recruiter = await joinCompany(offer.company, 'Recruiter')
    const { items } = await callAs(recruiter).offerMessages.reply({ id: offer.offerId, text: 'Yes, <b>gladly</b>.' })
    expect(items.map(({ from, text }) => [from, text])).toEqual([
      ['candidate', 'Can I start a week later?'],
      ['organization', 'Yes, <b>gladly</b>.'],
    ])

    expect((await ask(`/o/${offer.token}`)).text).toContain('Yes, &lt;b&gt;gladly&lt;/b&gt;.')
    const after = await readOffer(offer)
    expect(after.mails).toMatchObject([{ kind: 'offer-reply', targetId: items[1]?.id }])
    expect(after.history).toContainEqual({ kind: 'replied', userId: recruiter.userId, detail: {} })
    const audit = await (await callAsAdmin(offer.company)).audit.list({ objectId: offer.offerId })
    expect(audit.items[0]).toMatchObject({ action: 'offer.replied' })
  })

  test('is for those who publish; who sees no pay reads no question; what is not there is not found', async () => {
    const offer = await openPublished(house)
    await askQuestion(offer, 'Is the pay of 72000 fixed?')
    const [hr, viewer] = [await joinCompany(offer.company, 'HR'), await joinCompany(offer.company, 'Viewer')]
    const stranger = (await openPublished(house)).company

    expect((await callAs(hr).offerMessages.list({ id: offer.offerId })).items).toHaveLength(1)
    expect(await outcomeOf(callAs(hr).offerMessages.reply({ id: offer.offerId, text: 'No' }))).toBe('forbidden')
    expect(await outcomeOf(callAs(viewer).offerMessages.list({ id: offer.offerId }))).toBe('forbidden')
    expect(JSON.stringify(await callAs(viewer).offers.get({ id: offer.offerId }))).not.toContain('72000')
    expect(await outcomeOf((await callAsAdmin(stranger)).offerMessages.list({ id: offer.offerId }))).toBe('not_found')
    expect(await outcomeOf((await callAsAdmin(stranger)).offerMessages.reply({ id: offer.offerId, text: 'No' }))).toBe('not_found')

    const { scope } = offer.company
    await inTenant(scope, (tx) => tx.offer.update({ where: tenantKey(scope, offer.offerId), data: { state: 'Withdrawn' } }))
    const admin = await callAsAdmin(offer.company)
    expect(await outcomeOf(admin.offerMessages.reply({ id: offer.offerId, text: 'Too late' }))).toBe('conflict')
  })
})
