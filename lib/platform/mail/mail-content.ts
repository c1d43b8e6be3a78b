/**
 * Words of a mail. What somebody typed (a name, a title) goes in as `{ given }`: it is shown as it is, strong, and cannot turn the
 * direction of the words around it.
 */
export type MailText = string | readonly MailPart[]
export type MailPart = string | { given: string } | typeof lineBreak

/** The words go on in the next line, where there is more than one. */
export const lineBreak = { isLineBreak: true } as const

export type MailLink = { label: string; href: string }

/** What one mail says, without a word of how it looks. */
export type MailContent = {
  /** One line. Names in it are cut where they are long. */
  subject: MailText
  /** What lists of mails show behind the subject; the first paragraph where it is left out. */
  preheader?: MailText
  greeting?: MailText
  paragraphs: readonly MailText[]
  /** What people wrote, as they wrote it, line breaks included, each with whose it is. */
  quotes?: readonly { label: MailText; text: string }[]
  /** Label and value, one below the other. */
  facts?: readonly { label: string; value: MailText }[]
  /** Things told together, each with where to go. */
  items?: readonly { title: MailText; detail?: MailText; href?: string }[]
  /** The one thing to do. */
  action?: MailLink
  /** What else can be done, as a link below the action. */
  alternative?: MailLink
  /** Below the action: how long it works, what else there is to know. */
  closing?: readonly MailText[]
  /** Why this person gets this mail, in the footer. */
  reason: MailText
  /** Behind the reason: where they can change that. */
  reasonLink?: MailLink
  /** Who speaks to the reader, where it is not Handoff itself. */
  voice?: MailVoice
}

export type MailVoice = {
  name: string
  /** Of the button, `#rrggbb`. */
  colour: string
}

export type RenderedMail = { subject: string; text: string; html: string }
