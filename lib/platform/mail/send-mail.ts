import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { env } from '../env.ts'
import { AppError, type PlatformErrorCode } from '../errors.ts'
import type { RenderedMail } from './mail-content.ts'
import { cleanLine } from './mail-text.ts'
import { requireMail } from './mail-way.ts'
import { keepInOutbox } from './outbox.ts'
import { readSmtpUrl, type SmtpAddress } from './smtp-url.ts'

export type MailToHandOver = RenderedMail & {
  /** Of the row it stands for. It makes the Message-ID, so every try of it is the same mail to whoever gets it twice. */
  id: string
  to: { name: string | null; address: string }
  /** Who speaks, where it is not Handoff itself: shown before our own name, with our address, because that is the one we may send from. */
  speaker?: string
  /** Who gets an answer to it. */
  replyTo?: { name: string; address: string }
}

/** Sent: the server answered that it took the mail. Refused: it never will, and said why. */
export type MailOutcome = { status: 'sent' } | { status: 'refused'; reply: string }

const CONNECT_TIMEOUT_MS = 10_000
/** Without a byte from the server. Some look through a mail before they answer. */
const SILENCE_TIMEOUT_MS = 60_000
const REPLY_MAX = 500

/**
 * Hands one mail to the server of SMTP_URL, or puts it into the outbox where there is none.
 * @throws AppError `unavailable` with retry `later` when the server cannot be reached, asks to come back, or was lost before its answer:
 * then it may have taken the mail, and only another try of the same mail can tell.
 */
export async function sendMail(mail: MailToHandOver): Promise<MailOutcome> {
  const { SMTP_URL } = env()
  if (SMTP_URL) return sendBySmtp(mail, readSmtpUrl(SMTP_URL))

  requireMail()
  await keepInOutbox({ messageId: nameMail(mail.id), to: formatTo(mail.to), subject: mail.subject, text: mail.text, html: mail.html })

  return { status: 'sent' }
}

async function sendBySmtp({ id, to, speaker, replyTo, subject, text, html }: MailToHandOver, server: SmtpAddress): Promise<MailOutcome> {
  // One connection for each mail: a pool would send again by itself what it lost on the way.
  const transport = createTransport({
    ...server,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })

  try {
    await transport.sendMail({
      messageId: nameMail(id),
      from: speaker ? speakThrough(speaker) : mailFrom(),
      ...(replyTo ? { replyTo: { name: cleanLine(replyTo.name), address: replyTo.address } } : {}),
      to: { name: cleanLine(to.name ?? ''), address: to.address },
      subject,
      text,
      html,
      // Answering machines stay silent on these.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })

    return { status: 'sent' }
  } catch (error) {
    const reply = readRefusal(error)
    if (reply !== null) return { status: 'refused', reply }

    throw new AppError<PlatformErrorCode>({
      code: 'unavailable',
      retry: 'later',
      userMessage: 'The mail server did not take this mail yet. Handoff tries again by itself.',
      cause: error,
    })
  } finally {
    transport.close()
  }
}

const smtpErrorSchema = z.object({
  code: z.string(),
  command: z.string(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
})

/**
 * What the server said when it refused this mail for good, else null. Only an answer about the recipient or the message itself is one: a
 * 5xx on signing in or on our own address is a wrong setting, which somebody can mend while the mail waits. An address that no server can
 * be asked about never reaches one.
 */
function readRefusal(error: unknown): string | null {
  const { data } = smtpErrorSchema.safeParse(error)
  if (!data) return null
  if (data.code === 'EENVELOPE' && data.command === 'API') return 'The address is not one that mail can be sent to.'

  const { responseCode = 0, response = '' } = data
  const isAboutMail = data.command === 'RCPT TO' || data.command === 'DATA'

  return isAboutMail && responseCode >= 550 && responseCode < 560 ? cleanLine(response).slice(0, REPLY_MAX) : null
}

function nameMail(id: string): string {
  return `<${id}@${appHost()}>`
}

function mailFrom(): string {
  return env().MAIL_FROM ?? `Handoff <no-reply@${appHost()}>`
}

/** "Acme via Handoff": nobody speaks in our place without us being named. */
function speakThrough(speaker: string): { name: string; address: string } {
  const [, name = '', address = mailFrom()] = /^([^<]*)<([^>]+)>$/.exec(mailFrom()) ?? []

  return { name: `${cleanLine(speaker)} via ${name.trim() || 'Handoff'}`, address }
}

function appHost(): string {
  return new URL(env().APP_URL).hostname
}

function formatTo({ name, address }: MailToHandOver['to']): string {
  return name ? `${cleanLine(name)} <${address}>` : address
}
