import { z } from 'zod'
import { idSchema } from '#lib/domain/access/contract.ts'

const titleSchema = z.string().trim().min(1, 'Enter a title.').max(100, 'Use at most 100 characters.')

/** Text with fields in braces: "Dear {firstName}". Custom fields stand with their id. */
const textSchema = (max: number) => z.string().max(max, `Use at most ${max} characters.`)

/** A part of the offer page. Fields without a value and sections without anything are left out when an offer is published. */
export const pageSectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pay'), id: idSchema, title: titleSchema, fields: z.array(z.string().max(50)).max(30) }),
  z.strictObject({
    kind: z.literal('fields'),
    id: idSchema,
    title: titleSchema.nullable(),
    fields: z.array(z.string().max(50)).max(60),
  }),
  z.strictObject({ kind: z.literal('text'), id: idSchema, title: titleSchema, text: textSchema(5000) }),
  z.strictObject({
    kind: z.literal('documents'),
    id: idSchema,
    title: titleSchema,
    /** Documents of the organization that go with every offer; those of the offer itself follow them. */
    documentIds: z.array(idSchema).max(20),
  }),
])
export type PageSection = z.infer<typeof pageSectionSchema>

/** How the offer page looks and what it says, in this order. */
export const pageDesignSchema = z.strictObject({
  colour: z.string().regex(/^#[0-9a-f]{6}$/i, 'Enter a colour as #rrggbb.'),
  logoId: idSchema.nullable(),
  title: textSchema(200).min(1, 'Enter a greeting.'),
  note: textSchema(5000),
  /** Shown below the name of whoever looks after the offer: "Talent team". */
  senderTitle: textSchema(100).nullable(),
  showsSenderEmail: z.boolean(),
  sections: z.array(pageSectionSchema).max(20),
  consentText: textSchema(2000).min(20, 'Say in a sentence what the candidate agrees to.'),
})
export type PageDesign = z.infer<typeof pageDesignSchema>

const mailWordsSchema = z.strictObject({
  subject: textSchema(200).min(1, 'Enter a subject.'),
  text: textSchema(5000).min(1, 'Enter the text of the mail.'),
  button: textSchema(60).min(1, 'Enter the words of the button.'),
})
export type MailWords = z.infer<typeof mailWordsSchema>

/** The words of what candidates are mailed. */
export const pageMailsSchema = z.strictObject({
  /** The first version, and the link sent again. */
  offer: mailWordsSchema,
  /** A later version. */
  update: mailWordsSchema,
  reminder: mailWordsSchema,
  /** Around a reply to the candidate's question. */
  reply: mailWordsSchema,
})
export type PageMails = z.infer<typeof pageMailsSchema>
export type PageMailKind = keyof PageMails

/** Deadlines and reminders of what is published from now on. Times of day are in the organization's time zone. */
export const pageTimingSchema = z.strictObject({
  /** Days from publishing until the deadline, at 18:00; null for none. */
  deadlineDays: z.int().min(1).max(180).nullable(),
  /** Days before the deadline at which the candidate is reminded, at 09:00. */
  candidateReminderDays: z.array(z.int().min(1).max(60)).max(5),
  /** The same for whoever looks after the offer. */
  assigneeReminderDays: z.array(z.int().min(1).max(60)).max(5),
})
export type PageTiming = z.infer<typeof pageTimingSchema>

export const pageSettingsSchema = z.strictObject({ design: pageDesignSchema, mails: pageMailsSchema, timing: pageTimingSchema })
export type PageSettings = z.infer<typeof pageSettingsSchema>

/** Logos are scaled down before they are sent, so that the page stays light. */
export const LOGO_BYTES_MAX = 40 * 1024
