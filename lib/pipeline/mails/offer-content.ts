import { type FilledPart, fillPageLines, fillPageText, type PageValues } from '#lib/domain/offer-page/rules.ts'
import type { MailWords } from '#lib/domain/offer-page/schema.ts'
import type { DocumentChange, OfferDocument } from '#lib/domain/offer-publishing/versions/schema.ts'
import { formatInstant } from '#lib/platform/format/dates.ts'
import { lineBreak, type MailContent, type MailPart, type MailText } from '#lib/platform/mail/mail-content.ts'

type PageOf = Pick<OfferDocument, 'organizationName' | 'brand' | 'sender' | 'jobTitle'>

type WriteWords = {
  words: MailWords
  values: PageValues
  document: PageOf
  /** Where the button leads. */
  href: string
}

export type WriteOffer = WriteWords & { changes: readonly DocumentChange[] }

/** A published version, or the link to it once more: what the offer is, until when it waits, and what changed, without a value of it. */
export function writeOffer({ changes, ...input }: WriteOffer): MailContent {
  const { document, values } = input

  return {
    ...writeWords(input),
    facts: [...listFacts({ document, values }), ...(changes.length > 0 ? [{ label: 'What changed', value: listLabels(changes) }] : [])],
    closing: [OWN_LINK, describeReplies(document)],
    reason: ['You get this mail because ', { given: document.organizationName }, ' made you an offer.'],
  }
}

/** That the offer still waits, and until when. */
export function writeReminder(input: WriteWords): MailContent {
  const { document, values } = input

  return {
    ...writeWords(input),
    facts: listFacts({ document, values }),
    closing: [OWN_LINK, describeReplies(document)],
    reason: ['You get this mail because an offer of ', { given: document.organizationName }, ' waits for your answer.'],
  }
}

export type WriteReply = WriteWords & { reply: string; by: string | null; question: string | null }

/** What a member replied, with the question that it replies to. */
export function writeReply({ reply, by, question, ...input }: WriteReply): MailContent {
  const { document } = input
  const label: MailText = [{ given: by ?? document.organizationName }, ' wrote:']

  return {
    ...writeWords(input),
    quotes: [{ label, text: reply }, ...(question === null ? [] : [{ label: 'You had asked:', text: question }])],
    closing: [OWN_LINK, describeReplies(document)],
    reason: ['You get this mail because you asked ', { given: document.organizationName }, ' something about your offer.'],
  }
}

export type WriteAnswered = Omit<WriteWords, 'words'> & {
  kind: 'Accepted' | 'Declined'
  typedName: string | null
  at: Date
  timeZone: string
}

/** That the answer arrived, with the way to its certificate. These words are ours, because they are part of the evidence. */
export function writeAnswered({ kind, typedName, at, timeZone, document, values, href }: WriteAnswered): MailContent {
  const organization = { given: document.organizationName }
  const name = values.firstName ?? values.name ?? null
  const isYes = kind === 'Accepted'
  const answer = document.jobTitle ? [kind, ' the offer as ', { given: document.jobTitle }] : [kind]

  return {
    subject: [isYes ? 'You accepted the offer from ' : 'You declined the offer from ', organization],
    greeting: name ? ['Hello ', { given: name }, ','] : 'Hello,',
    paragraphs: isYes
      ? ['Your answer has arrived: you accepted our offer. We are glad, and look forward to working with you.', CERTIFICATE]
      : ['Your answer has arrived: you declined our offer. Thank you for telling us. We wish you all the best.', CERTIFICATE],
    preheader: 'Your answer has arrived.',
    facts: [
      { label: 'Your answer', value: answer },
      ...(typedName ? [{ label: 'Name', value: [{ given: typedName }] }] : []),
      { label: 'Time', value: `${formatInstant(at.toISOString(), timeZone)} (${timeZone})` },
    ],
    action: { label: 'Open your certificate', href },
    closing: [OWN_LINK, describeReplies(document)],
    reason: ['You get this mail because you answered an offer of ', organization, '.'],
    voice: { name: document.organizationName, colour: document.brand.colour },
  }
}

const OWN_LINK = 'The link is yours alone. Please do not pass this mail on.'
const CERTIFICATE = 'The certificate shows what you were offered, what you answered and when. You can print it, or keep it as a file.'

function describeReplies({ sender }: PageOf): MailText {
  if (!sender?.email) return 'Answers to this mail are not read. Ask on the page of your offer instead.'

  return ['You can answer this mail, too: it goes to ', { given: sender.name }, '.']
}

/** The organization's own words, in the organization's voice. */
function writeWords({ words, values, document, href }: WriteWords) {
  const paragraphs = toParagraphs(fillPageLines({ text: words.text, values }))
  const [subject = []] = fillPageLines({ text: words.subject, values })
  const label = fillPageText({ text: words.button, values })

  return {
    // Words can name nothing but pay, or a field without a value; a mail still needs a subject and a button.
    subject: subject.length > 0 ? subject : ['Your offer from ', { given: document.organizationName }],
    // The first paragraph is the greeting, which a list of mails need not repeat.
    preheader: paragraphs[1] ?? paragraphs[0] ?? '',
    paragraphs,
    action: { label: label || 'Open your offer', href },
    voice: { name: document.organizationName, colour: document.brand.colour },
  } satisfies Partial<MailContent>
}

/** Empty lines part paragraphs; other line ends stay line ends. */
function toParagraphs(lines: readonly FilledPart[][]): MailPart[][] {
  const paragraphs: MailPart[][] = [[]]
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (line.length === 0 || !last) paragraphs.push([])
    else last.push(...(last.length > 0 ? [lineBreak] : []), ...line)
  }

  return paragraphs.filter((paragraph) => paragraph.length > 0)
}

function listFacts({ document: { jobTitle }, values }: Pick<WriteWords, 'values'> & { document: PageOf }) {
  const deadline = values.deadline ?? null

  return [
    ...(jobTitle ? [{ label: 'Role', value: [{ given: jobTitle }] }] : []),
    ...(deadline ? [{ label: 'Please answer by', value: deadline }] : []),
  ]
}

const LABELS_MAX = 8

/** "Start date, Location and 2 more". Names of fields only. */
function listLabels(changes: readonly DocumentChange[]): MailText {
  const labels = [...new Set(changes.map(({ label }) => label))]
  const more = labels.length - LABELS_MAX
  const shown = labels.slice(0, LABELS_MAX).flatMap((label, index): MailPart[] => [...(index > 0 ? [', '] : []), { given: label }])

  return more > 0 ? [...shown, ` and ${more} more`] : shown
}
