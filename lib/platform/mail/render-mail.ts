import type { MailContent, MailLink, MailText, MailVoice, RenderedMail } from './mail-content.ts'
import { renderHtml, SENT_WITH } from './mail-html.ts'
import { listLines, toPlainText } from './mail-text.ts'

/** Mail programs cut subjects much earlier; a name must leave room for what happened. */
const SUBJECT_GIVEN_MAX = 60

/** Makes a mail of its content: the same words as text and as HTML, in the one look that all mails have. */
export async function renderMail(content: MailContent): Promise<RenderedMail> {
  return {
    subject: toPlainText(content.subject, { givenMax: SUBJECT_GIVEN_MAX }).replaceAll('\n', ' '),
    text: renderText(content),
    html: await renderHtml(content),
  }
}

/** Reads well by itself: a link stands on a line of its own below what it is for. */
function renderText(content: MailContent): string {
  const { greeting, paragraphs, quotes, facts, items, action, alternative, closing, reason, reasonLink, voice } = content
  const plain = (text: MailText) => toPlainText(text)
  const blocks = [
    ...(greeting ? [plain(greeting)] : []),
    ...paragraphs.map(plain),
    ...(quotes ?? []).map(({ label, text }) => [plain(label), ...listLines(text).map((line) => `> ${line}`.trimEnd())].join('\n')),
    ...(facts ? [facts.map(({ label, value }) => `${label}: ${plain(value)}`).join('\n')] : []),
    ...(items ?? []).map(({ title, detail, href }) =>
      [`- ${plain(title)}`, detail && `  ${plain(detail)}`, href && `  ${href}`].filter(Boolean).join('\n'),
    ),
    ...[action, alternative].flatMap((link) => (link ? [writeLink(link)] : [])),
    ...(closing ?? []).map(plain),
    ['-- ', ...nameSender(voice), plain(reason), ...(reasonLink ? [writeLink(reasonLink)] : [])].join('\n'),
  ]

  return `${blocks.join('\n\n')}\n`
}

function nameSender(voice: MailVoice | undefined): string[] {
  return voice ? [toPlainText([{ given: voice.name }]), SENT_WITH] : ['Handoff']
}

function writeLink({ label, href }: MailLink): string {
  return `${label}:\n${href}`
}
