'use client'

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { MentionList, mentionOptionId } from '#components/offer-comments/mention-list.tsx'
import { useMentions } from '#components/offer-comments/use-mentions.ts'
import { type CommentText, useOfferPeople } from '#components/offer-comments/use-offer-comments.ts'
import { formatKeys } from '#components/patterns/command-keys.ts'
import { useIsMac } from '#components/patterns/key-caps.tsx'
import { MessageBox } from '#components/patterns/message-box.tsx'
import { Button } from '#components/ui/button.tsx'
import { findMentioned } from '#lib/domain/offers/comments/rules.ts'
import { COMMENT_LENGTH_MAX } from '#lib/domain/offers/comments/terms.ts'
import { formatCount } from '#lib/platform/format/counts.ts'

export type CommentFormProps = {
  offerId: string
  label: string
  submitLabel: string
  text: string
  onTextChange: (text: string) => void
  onSubmit: (comment: CommentText) => void
  isSending: boolean
  problem: string | null
  /** With it there is a second button, and Escape does the same. */
  onCancel?: () => void
}

/** A text about an offer, in which @ names members. Command or Control with Enter sends it. */
export function CommentForm(props: CommentFormProps) {
  const { offerId, label, submitLabel, text, onTextChange, onSubmit, isSending, problem, onCancel } = props
  const [isBegun, setIsBegun] = useState(onCancel !== undefined)
  const textRef = useRef<HTMLTextAreaElement>(null)
  const [listId, hintId] = [useId(), useId()]
  const people = (useOfferPeople({ offerId, isWanted: isBegun }) ?? []).filter(({ canComment }) => canComment)
  const mentions = useMentions({ textRef, text, onTextChange, people })
  const isOpen = mentions.offered.length > 0
  const isEdit = onCancel !== undefined
  useEffect(() => {
    if (!isEdit) return
    textRef.current?.focus()
    // What was written is added to more often than it is replaced.
    textRef.current?.setSelectionRange(textRef.current.value.length, textRef.current.value.length)
  }, [isEdit])
  const isTooLong = text.trim().length > COMMENT_LENGTH_MAX
  const send = () => {
    const trimmed = text.trim()
    if (trimmed === '' || isTooLong || isSending) return
    onSubmit({ text: trimmed, mentionedIds: findMentioned({ text: trimmed, people }).map(({ id }) => id) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (mentions.handleKey(event)) return
    if (event.key === 'Escape' && onCancel) {
      event.preventDefault()
      onCancel()
    }
  }

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="relative">
        <MessageBox
          label={label}
          problem={isTooLong ? `Use at most ${formatCount(COMMENT_LENGTH_MAX)} characters.` : problem}
          ref={textRef}
          value={text}
          placeholder="Comment, or @ to mention"
          aria-describedby={hintId}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={isOpen ? mentionOptionId(listId, mentions.highlighted) : undefined}
          onFocus={() => setIsBegun(true)}
          onBlur={mentions.close}
          onChange={(event) => {
            onTextChange(event.target.value)
            mentions.follow()
          }}
          onClick={mentions.follow}
          onKeyUp={(event) => {
            if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) mentions.follow()
          }}
          onKeyDown={onKeyDown}
          onSend={send}
        />
        {isOpen ? <MentionList id={listId} mentions={mentions} /> : null}
      </div>
      <FormFoot {...{ hintId, submitLabel, isSending, onCancel }} isShown={isBegun || text !== ''} isEmpty={text.trim() === ''} />
    </form>
  )
}

type FormFootProps = Pick<CommentFormProps, 'submitLabel' | 'isSending' | 'onCancel'> & {
  hintId: string
  isShown: boolean
  isEmpty: boolean
}

/** Comes with the first press into the text: until then the line alone is enough. */
function FormFoot({ hintId, submitLabel, isSending, onCancel, isShown, isEmpty }: FormFootProps) {
  const isMac = useIsMac()
  if (!isShown) return <span id={hintId} hidden />

  return (
    <div className="flex items-center justify-end gap-2">
      <span id={hintId} className="mr-auto text-12 text-ink-3 pointer-coarse:hidden">
        {formatKeys('mod+Enter', isMac).join(' ')} <span className="sr-only">sends</span>
      </span>
      {onCancel ? (
        <Button variant="ghost" size="sm" onClick={onCancel}>
          Cancel
        </Button>
      ) : null}
      <Button type="submit" size="sm" isLoading={isSending} disabled={isEmpty}>
        {submitLabel}
      </Button>
    </div>
  )
}
