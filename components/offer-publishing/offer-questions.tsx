'use client'

import { useId, useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { SENDING_ID, useReply } from '#components/offer-publishing/use-offer-messages.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { MessageBox } from '#components/patterns/message-box.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { formatMoment } from '#components/record/describe-provenance.ts'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import type { OfferMessage } from '#lib/domain/offer-publishing/messages/contract.ts'
import { MESSAGE_LENGTH_MAX } from '#lib/domain/offer-publishing/messages/terms.ts'
import { formatInstantExact } from '#lib/platform/format/dates.ts'

export type OfferQuestionsProps = { offerId: string; messages: readonly OfferMessage[]; candidate: string; canReply: boolean }

/** What the candidate asked on the page, oldest first, and the place to reply. */
export function OfferQuestions({ offerId, messages, candidate, canReply }: OfferQuestionsProps) {
  return (
    <>
      <ol className="flex flex-col gap-3">
        {messages.map((message) => (
          <Message key={message.id} message={message} candidate={candidate} />
        ))}
      </ol>
      {canReply ? <ReplyBox offerId={offerId} candidate={candidate} /> : null}
    </>
  )
}

function Message({ message, candidate }: { message: OfferMessage; candidate: string }) {
  const { timeZone } = useOrganization()
  const now = useNow()
  const isTheirs = message.from === 'candidate'
  const isSending = message.id === SENDING_ID

  return (
    <li className={joinClasses(isSending && 'text-ink-3')}>
      <p className="flex items-baseline justify-between gap-2">
        <bdi className="min-w-0 truncate font-medium">{message.name ?? (isTheirs ? candidate : 'A former member')}</bdi>
        {isSending ? (
          <span className="text-12 text-ink-3">Sending</span>
        ) : (
          <time
            dateTime={message.at}
            title={`${formatInstantExact(message.at, timeZone)}, ${timeZone}`}
            className="num shrink-0 text-12 text-ink-3"
          >
            {formatMoment({ instant: message.at, timeZone, now })}
          </time>
        )}
      </p>
      <p
        dir="auto"
        className={joinClasses(
          'mt-0.5 border-l-2 pl-2.5 text-left whitespace-pre-line [overflow-wrap:anywhere]',
          isTheirs ? 'border-amber-line' : 'border-iris-line',
        )}
      >
        {message.text}
      </p>
    </li>
  )
}

function ReplyBox({ offerId, candidate }: { offerId: string; candidate: string }) {
  const [text, setText] = useState('')
  const hintId = useId()
  const reply = useReply({ id: offerId, onRefused: setText })
  const error = reply.error ? readErrorMessage(reply.error) : null
  const isTooLong = text.length > MESSAGE_LENGTH_MAX
  const send = () => {
    if (text.trim() === '' || isTooLong || reply.isSending) return
    reply.send(text.trim())
    setText('')
  }

  return (
    <form
      className="mt-3 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <MessageBox
        label={`Reply to ${candidate}`}
        problem={isTooLong ? `Use at most ${MESSAGE_LENGTH_MAX} characters.` : (error?.fields.text ?? error?.userMessage ?? null)}
        value={text}
        placeholder={`Reply to ${candidate}`}
        aria-describedby={hintId}
        onChange={(event) => setText(event.target.value)}
        onSend={send}
      />
      <div className="flex items-start justify-between gap-3">
        <p id={hintId} className="text-12 text-ink-3">
          Stands on the page and is mailed.
        </p>
        <Button type="submit" size="sm" isLoading={reply.isSending} disabled={text.trim() === ''}>
          Send reply
        </Button>
      </div>
    </form>
  )
}
