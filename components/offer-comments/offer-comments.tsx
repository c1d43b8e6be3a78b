'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { keepDraft, readDraft } from '#components/offer-comments/comment-drafts.ts'
import { CommentForm } from '#components/offer-comments/comment-form.tsx'
import { type OfferComments as Comments, type CommentText, useOfferComments } from '#components/offer-comments/use-offer-comments.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { RailSection } from '#components/patterns/review-record.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** Comes where somebody has said something. */
const CommentItem = dynamic(() => import('#components/offer-comments/comment-item.tsx').then((module) => module.CommentItem))

/** What members say to each other about an offer, the oldest first, and the place to answer. Absent for roles that may not read it. */
export function OfferComments({ offerId }: { offerId: string }) {
  const can = useCan()
  const comments = useOfferComments(offerId)
  if (!can('offers.comment')) return null

  return (
    <RailSection title="Comments">
      <div className="flex flex-col gap-3">
        <CommentList offerId={offerId} comments={comments} />
        <NewComment key={offerId} offerId={offerId} comments={comments} />
      </div>
    </RailSection>
  )
}

function CommentList({ offerId, comments }: { offerId: string; comments: Comments }) {
  const { items, error, retry } = comments
  if (!items && error) return <RequestFailure error={error} onRetry={retry} />
  if (!items) return <Skeleton className="w-32" />
  if (items.length === 0) return null

  return (
    <ol className="flex flex-col gap-3.5">
      {items.map((comment) => (
        <CommentItem key={comment.id} offerId={offerId} comment={comment} comments={comments} />
      ))}
    </ol>
  )
}

function NewComment({ offerId, comments }: { offerId: string; comments: Comments }) {
  const [text, setText] = useState(() => readDraft(offerId))
  const [problem, setProblem] = useState<string | null>(null)
  const change = (next: string) => {
    keepDraft(offerId, next)
    setText(next)
    setProblem(null)
  }
  const send = (comment: CommentText) => {
    change('')
    comments.add({
      ...comment,
      onRefused: (draft, message) => {
        setText(draft)
        setProblem(message)
      },
    })
  }

  return (
    <CommentForm
      offerId={offerId}
      label="Comment"
      submitLabel="Comment"
      text={text}
      onTextChange={change}
      onSubmit={send}
      isSending={comments.pending === 'add'}
      problem={problem}
    />
  )
}
