'use client'

import { useState } from 'react'
import { type ErrorMessage, readErrorMessage } from '#components/api/error-message.ts'
import { EmailAddress } from '#components/auth/email-address.tsx'
import { FormFailure } from '#components/auth/form-failure.tsx'
import type { MailLinkKind } from '#components/auth/link-kind.ts'
import { PlainCard } from '#components/auth/plain-card.tsx'
import { useSecondsLeft } from '#components/auth/use-seconds-left.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextLink } from '#components/ui/link.tsx'

/** Mails take a moment: who presses at once again only waits for two. */
const WAIT_MS = 30_000

/** True for every address: a reset goes out only where there is an account, and the page cannot know. */
const words: Readonly<Record<MailLinkKind, { before: string; after: string }>> = {
  'sign-up': { before: 'A mail is on its way to', after: '. Open the link in it to create your account.' },
  'password-reset': { before: 'If', after: ' has an account, a mail is on its way to it. Open the link in it to set a new password.' },
}

export type CheckYourMailProps = {
  kind: MailLinkKind
  email: string
  hasOutbox: boolean
  onSendAgain: () => Promise<void>
  onChange: () => void
}

/** What to do after asking for a mail. It does not know, and so cannot tell, whether the address has an account. */
export function CheckYourMail({ kind, email, hasOutbox, onSendAgain, onChange }: CheckYourMailProps) {
  const [untilMs, setUntilMs] = useState(() => Date.now() + WAIT_MS)
  const [isSentAgain, setIsSentAgain] = useState(false)
  const [isSending, setIsSending] = useState(false)
  const [failure, setFailure] = useState<ErrorMessage | null>(null)
  const secondsLeft = useSecondsLeft(untilMs)

  const sendAgain = async () => {
    setIsSending(true)
    setFailure(null)
    try {
      await onSendAgain()
      setUntilMs(Date.now() + WAIT_MS)
      setIsSentAgain(true)
    } catch (error) {
      setFailure(readErrorMessage(error))
    }
    setIsSending(false)
  }

  return (
    <PlainCard
      takesFocus
      title="Check your mail"
      lead={
        <>
          {words[kind].before} <EmailAddress address={email} />
          {words[kind].after} Nothing after a few minutes? Look into the spam folder, and check the address.
        </>
      }
      foot={<TextLink href="/sign-in">Back to sign-in</TextLink>}
    >
      <FormFailure failure={failure} />
      {isSentAgain && !failure ? (
        <Notice tone="moss" isAnnounced>
          Asked for again. A mail can take a minute.
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-2 max-md:flex-col">
        <Button
          fullWidth="phone"
          onClick={() => void sendAgain()}
          isLoading={isSending}
          blockedReason={secondsLeft > 0 ? `wait ${secondsLeft} s` : null}
          className="num"
        >
          Send again
        </Button>
        <Button variant="ghost" fullWidth="phone" onClick={onChange}>
          Use another address
        </Button>
      </div>
      {hasOutbox ? (
        <p className="border-t border-line pt-3 text-12 text-ink-3">
          No mail server is set up here. <TextLink href="/outbox">See what would have been sent</TextLink>
        </p>
      ) : null}
    </PlainCard>
  )
}
