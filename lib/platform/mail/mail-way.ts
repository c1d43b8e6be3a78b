import { env } from '../env.ts'
import { AppError, type PlatformErrorCode } from '../errors.ts'

/**
 * Where mails go: to the server of SMTP_URL; without one to the outbox, which shows what would have been sent. In production, where nobody
 * looks at an outbox, nowhere.
 */
export function mailWay(): 'smtp' | 'outbox' | 'none' {
  const { SMTP_URL, HANDOFF_ENV } = env()
  if (SMTP_URL) return 'smtp'

  return HANDOFF_ENV === 'production' ? 'none' : 'outbox'
}

/** Whether asking for a mail makes sense at all. */
export function canSendMail(): boolean {
  return mailWay() !== 'none'
}

/**
 * Call it before an act that is worth nothing without its mail.
 * @throws AppError `unavailable` where no mail can be sent.
 */
export function requireMail(): void {
  if (canSendMail()) return

  throw new AppError<PlatformErrorCode>({
    code: 'unavailable',
    retry: 'no',
    userMessage: 'This installation cannot send mail yet. Ask whoever runs it to set SMTP_URL, then try again.',
  })
}
