import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { CertificatePage } from '#components/offer-page/certificate-page.tsx'
import { ClosedPage } from '#components/offer-page/closed-page.tsx'
import { NeutralPage } from '#components/offer-page/neutral-page.tsx'
import { OfferPage } from '#components/offer-page/offer-page.tsx'
import { BASE, createCertificate, createItem, createView, HASH, NOW, type OpenView, offerDocument } from './offer-page-fixture.ts'

const EVIL = '<img src=x onerror=alert(1)><script>alert(1)</script>"\' style="'
/** What code, not people, wrote into a view. */
const formal = /^(kind|id|field|type|sensitivity|colour|at|timeZone|startDate|mediaType|sha256|hash|versionId|from|publishedAt)$/

/** A copy in which every text that somebody could have typed is markup. */
function poison<Value>(value: Value): Value {
  const copy = (item: unknown, key: string): unknown => {
    if (typeof item === 'string') return formal.test(key) ? item : `${EVIL}${item}`
    if (Array.isArray(item)) return item.map((part) => copy(part, key))
    if (item === null || typeof item !== 'object') return item

    return Object.fromEntries(Object.entries(item).map(([name, part]) => [name, copy(part, name)]))
  }

  return copy(value, '') as Value
}

const fullView: OpenView = createView(
  {
    versionNumber: 2,
    changes: [{ label: 'Pay', before: 'less', after: 'more' }],
    messages: [
      { from: 'candidate', name: 'Yael', text: 'May I?', at: NOW },
      { from: 'organization', name: 'Rosalind', text: 'You may.', at: NOW },
    ],
  },
  {
    sections: [
      ...offerDocument.sections,
      { kind: 'fields', title: 'Links', items: [createItem('Handbook', 'https://x.example', { type: 'url' })] },
      {
        kind: 'pay',
        title: 'Second pay',
        headline: 'ILS 1',
        detail: 'ILS 12',
        items: [createItem('Prose', 'a'.repeat(200), { type: 'longText' })],
      },
    ],
  },
)
const declined = { kind: 'Declined', at: NOW, typedName: 'Yael', reason: 'Nearer to home' } as const

function listPages(change: <Value>(value: Value) => Value): Record<string, ReactElement> {
  const view = change(fullView)
  const certificate = change(createCertificate({ reason: 'Nearer to home' }, fullView.document))
  const offer = { base: BASE, logoUrl: null, nonce: 'abc', now: NOW }
  const form = change({ values: { name: 'Y', reason: 'No', text: 'Why' }, problem: 'Type it.', field: null })

  return {
    read: <OfferPage {...offer} view={view} step="read" form={form} />,
    answered: <OfferPage {...offer} view={change({ ...fullView, answer: declined })} step="read" />,
    preview: <OfferPage {...offer} base={null} view={view} step="read" />,
    accept: <OfferPage {...offer} view={view} step="accept" form={{ ...form, field: 'name' }} />,
    decline: <OfferPage {...offer} view={view} step="decline" form={{ ...form, field: 'reason' }} />,
    ask: <OfferPage {...offer} view={view} step="ask" form={{ ...form, field: 'text' }} />,
    closed: (
      <ClosedPage nonce="abc" view={change({ kind: 'updating', organizationName: 'S', colour: '#00504b', sender: offerDocument.sender })} />
    ),
    neutral: <NeutralPage nonce="abc" />,
    certificate: <CertificatePage certificate={certificate} logoUrl={null} base={BASE} nonce="abc" isStandalone={false} />,
    file: <CertificatePage certificate={certificate} logoUrl={null} base={null} nonce="abc" isStandalone />,
  }
}

const plain = Object.entries(listPages((value) => value)).map(([name, page]) => [name, renderToStaticMarkup(page)] as const)
const poisoned = Object.entries(listPages(poison)).map(([name, page]) => [name, renderToStaticMarkup(page)] as const)

describe('every page of an offer', () => {
  it.each(plain)('%s is one document without script, with one style under the nonce and none inline', (_name, html) => {
    expect(html).toMatch(/^<html lang="en"><head>/)
    expect(html).not.toMatch(/<script|javascript:|\son[a-z]+=/i)
    expect(html).not.toMatch(/<[^>]+\sstyle=/)
    expect(html.match(/<style nonce="abc">/g)).toHaveLength(1)
    expect(html.match(/<style/g)).toHaveLength(1)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html.match(/<main/g)).toHaveLength(1)
    expect(html).toContain('content="noindex, nofollow"')
    expect(html).not.toMatch(/url\(|@import|@font-face/)
  })

  it.each(plain)('%s has no heading, label or description without its target', (_name, html) => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    const wanted = [...html.matchAll(/\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"|href="#([^"]+)"/g)]
    const targets = wanted.flatMap(([, names, anchor]) => (names ?? anchor ?? '').split(' '))

    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(targets))
  })

  it.each(poisoned)('%s shows markup that somebody typed as text', (name, html) => {
    expect(html).not.toMatch(/<img|<script|<[^>"]+(?:"[^"]*"[^>"]*)*\s(?:onerror|style)=/)
    expect(html.includes('&lt;img src=x onerror=alert(1)&gt;')).toBe(name !== 'neutral')
  })
})

describe('a link that leads nowhere', () => {
  it('names nobody and says what to do', () => {
    const html = renderToStaticMarkup(<NeutralPage nonce="abc" />)

    expect(html).toContain('<h1>This link leads nowhere</h1>')
    expect(html).toContain('ask the person who wrote to you for a new link')
    expect(html).not.toContain('href="/')
  })
})

describe('an offer that cannot be read now', () => {
  it.each([
    ['updating', 'Your offer is being updated', 'We will write to you when it is ready.'],
    ['closed', 'This offer is closed', 'It can no longer be read or answered here.'],
  ] as const)('says so when it is %s, with the organization and no link into the page', (kind, title, text) => {
    const html = renderToStaticMarkup(
      <ClosedPage nonce="abc" view={{ kind, organizationName: 'Saltmarsh Robotics', colour: '#00504b', sender: null }} />,
    )

    expect(html).toContain(`<h1>${title}</h1>`)
    expect(html).toContain(text)
    expect(html).toContain('Saltmarsh Robotics')
    expect(html).not.toContain('href="/')
  })
})

describe('the certificate', () => {
  const render = (isStandalone: boolean) =>
    renderToStaticMarkup(
      <CertificatePage certificate={createCertificate()} logoUrl={null} base={BASE} nonce="abc" isStandalone={isStandalone} />,
    )

  it('holds the evidence and the whole offer', () => {
    const words = render(false).replace(/<[^>]+>/g, '')

    for (const word of [
      'Certificate of acceptance',
      'Yael Ben-David',
      'Saltmarsh Robotics',
      'Friday 20 November 2026, 14:02:11 in Tel Aviv time',
      '2026-11-20T12:02:11.482Z',
      '203.0.113.54',
      'Mobile/15E148',
      'yael@example.org',
      HASH,
      'b5'.repeat(32),
      offerDocument.consentText,
      '₪38,500 per month',
      'What you can count on',
    ]) {
      expect(words).toContain(word)
    }
  })

  it('can be copied: the hash stands in groups that are drawn and not written', () => {
    const [, group] = /<span class="mono fingerprint">((?:<span>[0-9a-f]{8}<\/span>){8})<\/span>/.exec(render(false)) ?? []

    expect(group?.replace(/<[^>]+>/g, '')).toBe(HASH)
  })

  it('leads back and can be downloaded; the downloaded file needs nothing of the site', () => {
    expect(render(false)).toContain(`href="${BASE}/certificate?download=1"`)
    expect(render(false)).toContain(`href="${BASE}"`)
    expect(render(true)).not.toMatch(/<a /)
    expect(render(true)).toContain('http-equiv="Content-Security-Policy"')
  })

  it('says what is not known instead of leaving it out', () => {
    const certificate = createCertificate({
      kind: 'Declined',
      typedName: null,
      consentText: null,
      ipAddress: null,
      userAgent: null,
      mailedTo: null,
    })
    const html = renderToStaticMarkup(<CertificatePage certificate={certificate} logoUrl={null} base={null} nonce="abc" isStandalone />)

    expect(html).toContain('Certificate of a declined offer')
    expect(html.match(/Not known/g)).toHaveLength(3)
    expect(html).not.toContain('What was agreed to')
  })
})
