import { z } from 'zod'
import { calendarDateSchema, idSchema, instantSchema } from '#lib/domain/access/contract.ts'
import { sensitivitySchema } from '#lib/domain/access/schema.ts'
import { fieldTypeSchema } from '#lib/domain/fields/schema.ts'

/** A line of the page: what it is called and what it says, in words as the candidate reads them. */
const documentItemSchema = z.strictObject({
  field: z.string().describe('Key of the field it was made of'),
  label: z.string(),
  type: fieldTypeSchema,
  sensitivity: sensitivitySchema,
  value: z.string().describe('In the one form of its type'),
  text: z.string().describe('As it is shown: "3,200", "Mon 7 Dec 2026"'),
})
export type DocumentItem = z.infer<typeof documentItemSchema>

const attachedFileSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string().describe('Hexadecimal'),
})
export type AttachedFile = z.infer<typeof attachedFileSchema>

const documentSectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pay'),
    title: z.string(),
    /** "ILS 38,500 per month"; "ILS 462,000 per year, before tax" where the interval is another. */
    headline: z.string(),
    detail: z.string().nullable(),
    items: z.array(documentItemSchema).describe('Further pay: bonus, equity'),
  }),
  z.strictObject({ kind: z.literal('fields'), title: z.string().nullable(), items: z.array(documentItemSchema) }),
  z.strictObject({ kind: z.literal('text'), title: z.string(), text: z.string().describe('Plain text; empty lines part paragraphs') }),
  z.strictObject({ kind: z.literal('documents'), title: z.string(), files: z.array(attachedFileSchema) }),
])
export type DocumentSection = z.infer<typeof documentSectionSchema>

/**
 * Everything on a published offer, as the candidate sees it: words, values and files, nothing that is looked up later. Only what the
 * organization chose to show is in it at all. Never change the meaning of a key: versions are kept for ever and their hash is evidence.
 */
export const offerDocumentSchema = z.strictObject({
  form: z.literal(1),
  organizationName: z.string(),
  brand: z.strictObject({
    /** `#rrggbb`, dark enough for white text. */
    colour: z.string().regex(/^#[0-9a-f]{6}$/),
    logo: attachedFileSchema.nullable(),
  }),
  candidateName: z.string(),
  title: z.string().describe('The greeting, the largest line'),
  note: z.string().describe('A letter above the offer; may be empty'),
  /** Who signs the letter and can be asked. */
  sender: z.strictObject({ name: z.string(), title: z.string().nullable(), email: z.string().nullable() }).nullable(),
  jobTitle: z.string().nullable(),
  startDate: calendarDateSchema.nullable(),
  location: z.string().nullable(),
  sections: z.array(documentSectionSchema),
  deadline: z.strictObject({ at: instantSchema, timeZone: z.string() }).nullable(),
  consentText: z.string().describe('What the candidate agrees to with their name'),
})
export type OfferDocument = z.infer<typeof offerDocumentSchema>

/** One difference between two versions, for the candidate and for members. `before` or `after` is null where the line is not there. */
export type DocumentChange = { label: string; before: string | null; after: string | null }

/** A message between candidate and organization, as the page shows it. */
export type PageMessage = { from: 'candidate' | 'organization'; name: string; text: string; at: string }

export type PageAnswer = { kind: 'Accepted' | 'Declined'; at: string; typedName: string | null; reason: string | null }

/** What stands behind an offer link that is known. A link that is not known shows the one neutral page, whatever is wrong with it. */
export type OfferPageView =
  /** Can be read, and answered where `answer` is null and the deadline has not passed. */
  | {
      kind: 'open'
      document: OfferDocument
      versionId: string
      versionNumber: number
      /** Of the version before, where the candidate could see one. */
      changes: DocumentChange[]
      messages: PageMessage[]
      answer: PageAnswer | null
      hasExpired: boolean
      /** In which times are told: the organization's when it was published. */
      timeZone: string
      /** Hexadecimal SHA-256 of the document. */
      hash: string
    }
  /** A newer version is on its way, Ashby took the offer back into approval, or it was unpublished for now. No values. */
  | { kind: 'updating'; organizationName: string; colour: string; sender: OfferDocument['sender'] }
  /** Withdrawn, or answered elsewhere. No values. */
  | { kind: 'closed'; organizationName: string; colour: string; sender: OfferDocument['sender'] }
