import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { OfferPage, type OfferPageProps } from '#components/offer-page/offer-page.tsx'
import { BASE, createItem, createView, HASH, NOW, type OpenView, offerDocument, paySection, VERSION_ID } from './offer-page-fixture.ts'

const render = (element: ReactElement) => `<!doctype html>${renderToStaticMarkup(element)}`
const renderOffer = (view: OpenView, more: Partial<OfferPageProps> = {}) =>
  render(<OfferPage view={view} base={BASE} step="read" logoUrl={null} nonce="abc" now={NOW} {...more} />)
const bodyOf = (html: string) => html.slice(html.indexOf('<body'))
/** The text of the page, without its tags. */
const wordsOf = (html: string) =>
  bodyOf(html)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

const answered: OpenView['answer'] = { kind: 'Accepted', at: '2026-11-20T12:02:11.482Z', typedName: 'Yael Ben-David', reason: null }

describe('reading an offer', () => {
  it('shows greeting, note, signature, pay, dates and the ways to answer', () => {
    const html = renderOffer(createView())
    const words = wordsOf(html)

    expect(html).toContain('<html lang="en">')
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(words).toContain('Yael, we would love to work with you')
    expect(words).toContain('Rosalind Haverkamp-Diallo')
    expect(words).toContain('₪38,500 per month')
    expect(words).toContain('Monday 7 December 2026')
    expect(words).toContain('Please answer by Friday 27 November , 18:00 in Tel Aviv time')
    expect(html).toMatch(new RegExp(`<a href="${BASE}/accept[^"]*" class="button">Accept offer</a>`))
    expect(html).toContain(`href="${BASE}/decline`)
    expect(html).toContain(`href="${BASE}/question"`)
    expect(html).toContain(`href="${BASE}/documents/0199aaaa-0000-7000-8000-00000000000f"`)
  })

  it('names the year of a deadline that is not this year’s', () => {
    const deadline = { at: '2027-01-15T17:00:00.000Z', timeZone: 'America/Argentina/Buenos_Aires' }

    expect(wordsOf(renderOffer(createView({}, { deadline })))).toContain('Friday 15 January 2027 , 14:00 in Buenos Aires time')
  })

  it('is under 25 KB, and under 100 KB with the largest logo and sixty fields', () => {
    const logoUrl = `data:image/png;base64,${'A'.repeat((40 * 1024 * 4) / 3)}`
    const items = Array.from({ length: 60 }, (_, index) => createItem(`Field ${index}`, `A value of some length, number ${index}`))
    const full = renderOffer(createView({}, { sections: [...offerDocument.sections, { kind: 'fields', title: 'More', items }] }), {
      logoUrl,
    })

    expect(Buffer.byteLength(renderOffer(createView()))).toBeLessThan(25 * 1024)
    expect(Buffer.byteLength(full)).toBeLessThan(100 * 1024)
    expect(full.match(/data:image\/png/g)).toHaveLength(1)
  })

  it('is the same to the letter for the same view', () => {
    expect(renderOffer(createView())).toBe(renderOffer(createView()))
  })

  it('says nothing that is not on the document: no raw values, no keys, no sensitivity, no pay without a pay section', () => {
    const hidden = createItem('Bonus', '€5,000', { field: 'secret-key', value: '5000 EUR', sensitivity: 'pay', type: 'money' })
    const shown = renderOffer(createView({}, { sections: [{ kind: 'fields', title: null, items: [hidden] }] }))
    const without = bodyOf(renderOffer(createView({}, { sections: [], startDate: null, location: null, deadline: null, sender: null })))

    expect(shown).toContain('€5,000')
    for (const word of ['5000 EUR', 'secret-key', 'money', 'sensitivity', 'b5b5b5', HASH]) expect(shown).not.toContain(word)
    for (const word of ['38,500', 'Base salary', 'December', 'Tel Aviv', 'November', 'Rosalind']) expect(without).not.toContain(word)
  })

  it('keeps the order of the sections, and puts further pay that is too long for the card among them', () => {
    const items = Array.from({ length: 6 }, (_, index) => createItem(`Bonus ${index}`, `€${index},000`))
    const words = wordsOf(renderOffer(createView({}, { sections: [...offerDocument.sections.slice(1), { ...paySection, items }] })))
    const places = ['₪38,500', 'What you can count on', 'Documents', 'Bonus 0', 'Bonus 5', 'Ask a question'].map((word) =>
      words.indexOf(word),
    )

    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places).not.toContain(-1)
  })

  it('leads to web addresses only, never to what else was typed into a link', () => {
    const url = (value: string) => createItem('Handbook', value, { type: 'url', field: value })
    const items = [url('https://saltmarsh.example/handbook'), url('javascript:alert(1)'), url('//elsewhere.example')]
    const html = renderOffer(createView({}, { sections: [{ kind: 'fields', title: null, items }] }))

    expect(html).toContain('<a href="https://saltmarsh.example/handbook" rel="noopener noreferrer nofollow">')
    expect(html).not.toContain('href="javascript')
    expect(html).not.toContain('href="//')
  })

  it('says what changed since the version before', () => {
    const changes = [
      { label: 'Base salary', before: '₪36,000 per month', after: '₪38,500 per month' },
      { label: 'Relocation', before: '₪5,000', after: null },
      { label: 'Signing bonus', before: null, after: '₪20,000' },
    ]
    const words = wordsOf(renderOffer(createView({ versionNumber: 3, changes })))

    expect(words).toContain('What changed since version 2')
    expect(words).toContain('Before: ₪36,000 per month')
    expect(words).toContain('Now: ₪38,500 per month')
    expect(words).toContain('No longer part of the offer')
    expect(wordsOf(renderOffer(createView()))).not.toContain('What changed')
  })

  it('shows an answer calmly, with the certificate and without anything to answer', () => {
    const html = renderOffer(createView({ answer: answered, hasExpired: true }), { notice: 'accepted' })

    expect(wordsOf(html)).toContain('You accepted this offer')
    expect(wordsOf(html)).toContain('Friday 20 November 2026, 14:02 in Tel Aviv time')
    expect(html).toContain(`href="${BASE}/certificate"`)
    expect(html).toContain('role="status"')
    expect(html).not.toContain('/accept')
    expect(html).not.toContain('/decline')
    expect(html).toContain(`href="${BASE}/question"`)
  })

  it('says until when an offer could be answered, and that one can ask', () => {
    const html = renderOffer(createView({ hasExpired: true }))

    expect(wordsOf(html)).toContain('It could be answered until Friday 27 November')
    expect(html).not.toContain('/accept')
    expect(html).not.toContain('/decline')
    expect(html).toContain(`href="${BASE}/question"`)
  })

  it('shows the offer instead of a form for an answer that can no longer be given', () => {
    const form = { values: {}, problem: 'You have answered this offer already.', field: null }
    const html = renderOffer(createView({ answer: answered }), { step: 'decline', form })

    expect(html).not.toContain('<form')
    expect(html).toContain('role="alert"')
    expect(wordsOf(html)).toContain('You have answered this offer already.')
  })

  it('leads nowhere and sends nothing in the preview, and looks the same', () => {
    const steps = (['read', 'accept', 'decline', 'ask'] as const).map((step) => bodyOf(renderOffer(createView(), { base: null, step })))

    for (const html of steps) {
      expect(html).not.toMatch(/\shref=|<form|\saction=|type="submit"/)
      expect(html).toContain('aria-disabled="true"')
    }
    expect(steps[0]?.replace(/<[^>]+>/g, '')).toBe(bodyOf(renderOffer(createView())).replace(/<[^>]+>/g, ''))
  })
})

describe('the steps of an answer', () => {
  it('asks for name and consent to exactly this version', () => {
    const html = renderOffer(createView(), { step: 'accept' })

    expect(html).toMatch(new RegExp(`<form [^>]*action="${BASE}/accept"[^>]* method="post"`))
    expect(html).toContain(`<input type="hidden" name="version" value="${VERSION_ID}"/>`)
    expect(html).toContain('<label for="name">Your full name</label>')
    expect(html).toContain(offerDocument.consentText)
    expect(html).not.toContain('checked=""')
    expect(wordsOf(html)).toContain('₪38,500 per month')
  })

  it('keeps what was typed into a refused form, and says at the field what is wrong', () => {
    const form = { values: { name: 'Y"<b>', consent: 'yes' }, problem: 'Type your full name.', field: 'name' }
    const html = renderOffer(createView(), { step: 'accept', form })

    expect(html).toContain('value="Y&quot;&lt;b&gt;"')
    expect(html).toContain('checked=""')
    expect(html).toMatch(/<input id="name"[^>]* aria-invalid="true" aria-describedby="name-help name-problem"/)
    expect(html).toContain('id="name-problem"')
    expect(html).toContain('<a href="#name">Type your full name.</a>')
    expect(html).toContain('<title>Not sent yet: ')
  })

  it('takes a reason for declining that may stay empty, and a way back', () => {
    const html = renderOffer(createView(), {
      step: 'decline',
      form: { values: { reason: 'Too far\naway' }, problem: 'Too long.', field: 'reason' },
    })

    expect(html).toContain(`action="${BASE}/decline"`)
    expect(html).toContain('Too far\naway</textarea>')
    expect(html).not.toMatch(/<textarea[^>]* required/)
    expect(html).toContain(`href="${BASE}"`)
  })

  it('takes a question also after the deadline', () => {
    const html = renderOffer(createView({ hasExpired: true }), { step: 'ask' })

    expect(html).toContain(`action="${BASE}/question"`)
    expect(html).toMatch(/<textarea[^>]* name="text"/)
  })
})
