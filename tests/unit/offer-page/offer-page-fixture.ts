import type { Certificate } from '#lib/domain/offer-publishing/answers/schema.ts'
import type {
  AttachedFile,
  DocumentItem,
  DocumentSection,
  OfferDocument,
  OfferPageView,
} from '#lib/domain/offer-publishing/versions/schema.ts'

export type OpenView = Extract<OfferPageView, { kind: 'open' }>

export const VERSION_ID = '0199aaaa-0000-7000-8000-000000000001'
export const HASH = '7c1f22abe09d4471ffe3019a5c8d2b60aa41f9e7733c05d81b6e24f0c9d85a3e'
export const NOW = '2026-11-20T09:00:00.000Z'
export const BASE = '/o/tokenoftheoffer'

const contract: AttachedFile = {
  id: '0199aaaa-0000-7000-8000-00000000000f',
  name: 'Employment contract.pdf',
  mediaType: 'application/pdf',
  bytes: 217_088,
  sha256: 'b5'.repeat(32),
}

export function createItem(label: string, text: string, more: Partial<DocumentItem> = {}): DocumentItem {
  return { field: label.toLowerCase(), label, type: 'text', sensitivity: 'none', value: text, text, ...more }
}

export const paySection: Extract<DocumentSection, { kind: 'pay' }> = {
  kind: 'pay',
  title: 'Base salary',
  headline: '₪38,500 per month',
  detail: '₪462,000 per year, before tax',
  items: [createItem('Signing bonus', '₪20,000'), createItem('Equity', '3,200 options')],
}

const sections: DocumentSection[] = [
  paySection,
  {
    kind: 'fields',
    title: null,
    items: [
      createItem('Role', 'Counsel, Hardware and Safety'),
      createItem('Start date', 'Mon 7 Dec 2026', { type: 'date', value: '2026-12-07' }),
      createItem('Employment', 'Permanent, full time'),
      createItem('Reports to', 'Rosalind Haverkamp-Diallo'),
      createItem('Paid leave', '24 days a year'),
      createItem('Office', 'Tel Aviv, two days a week'),
    ],
  },
  {
    kind: 'text',
    title: 'What you can count on',
    text: 'A week to settle in before anybody books a meeting with you, and somebody beside you for the first month.\n\nHealth cover for you and your family from the first day, and a pension that we pay into from the second month.',
  },
  {
    kind: 'documents',
    title: 'Documents',
    files: [contract, { ...contract, id: '0199aaaa-0000-7000-8000-000000000010', name: 'Benefits in Israel.pdf', bytes: 1_468_006 }],
  },
]

export const offerDocument: OfferDocument = {
  form: 1,
  organizationName: 'Saltmarsh Robotics',
  brand: { colour: '#00504b', logo: null },
  candidateName: 'Yael Ben-David',
  title: 'Yael, we would love to work with you',
  note: 'You found the clause that all four of us had read past. We have fixed it since, and we would like you here for the next one.\n\nBelow is your offer, in plain words. Take your time, and ask me anything.',
  sender: { name: 'Rosalind Haverkamp-Diallo', title: 'General Counsel, and your manager', email: 'rosalind@saltmarsh.example' },
  jobTitle: 'Counsel, Hardware and Safety',
  startDate: '2026-12-07',
  location: 'Tel Aviv, two days a week in the office',
  sections,
  deadline: { at: '2026-11-27T16:00:00.000Z', timeZone: 'Asia/Tel_Aviv' },
  consentText:
    'I accept this offer of Saltmarsh Robotics as it is shown to me, and I know that my name typed above stands for my signature.',
}

export function createView(more: Partial<OpenView> = {}, document: Partial<OfferDocument> = {}): OpenView {
  return {
    kind: 'open',
    document: { ...offerDocument, ...document },
    versionId: VERSION_ID,
    versionNumber: 1,
    changes: [],
    messages: [],
    answer: null,
    hasExpired: false,
    timeZone: 'Asia/Tel_Aviv',
    hash: HASH,
    ...more,
  }
}

export function createCertificate(more: Partial<Certificate> = {}, document: Partial<OfferDocument> = {}): Certificate {
  return {
    answerId: '0199aaaa-0000-7000-8000-000000000002',
    offerId: '0199aaaa-0000-7000-8000-000000000003',
    organizationName: 'Saltmarsh Robotics',
    versionNumber: 1,
    hash: HASH,
    document: { ...offerDocument, ...document },
    publishedAt: '2026-11-19T08:12:40.000Z',
    publishedBy: 'Imani Okonkwo-Lindqvist',
    mailedTo: 'yael@example.org',
    kind: 'Accepted',
    typedName: 'Yael Ben-David',
    consentText: offerDocument.consentText,
    reason: null,
    at: '2026-11-20T12:02:11.482Z',
    timeZone: 'Asia/Tel_Aviv',
    ipAddress: '203.0.113.54',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.2 Mobile/15E148 Safari/604.1',
    ...more,
  }
}
