import type { MailToSend } from '#lib/domain/mails/queries.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { MailContent } from '#lib/platform/mail/mail-content.ts'

/** A mail ready to be rendered: to whom, who gets an answer, and what it says. */
export type Composed = {
  to: { name: string | null; address: string }
  replyTo?: { name: string; address: string }
  content: MailContent
}

export type ComposeInput = { scope: TenantScope; mail: MailToSend }

/** Cancelled: nobody wanted it any more. */
export type MailSettled = 'sent' | 'refused' | 'cancelled'

/** What one kind of mail does. */
export type MailComposer = {
  /**
   * Reads the target anew and writes the mail. Null when nobody wants it any more: gone, answered, expired. `waits` where nothing can be said
   * yet and whatever changes that wakes the mail (`wakeWaitingMails`). Runs again with each try, so a link is minted here, and committed
   * before this returns.
   */
  compose: (input: ComposeInput) => Promise<Composed | 'waits' | null>
  /** What the screens of the kind show changed: the mail was sent, refused or cancelled. In the transaction that writes it. */
  noteSettled?: (tx: TenantTransaction, input: ComposeInput & { outcome: MailSettled }) => Promise<void>
  /** The mail server refused it for good: tell whoever can do something about it. In the transaction that writes it. */
  noteRefused?: (tx: TenantTransaction, input: ComposeInput & { refusal: string }) => Promise<void>
}
