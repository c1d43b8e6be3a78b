'use client'

import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { CommentForm } from '#components/offer-comments/comment-form.tsx'
import { type OfferComments, SENDING_ID } from '#components/offer-comments/use-offer-comments.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem } from '#components/ui/menu.tsx'
import { Age } from '#components/ui/time.tsx'
import type { OfferComment } from '#lib/domain/offers/comments/contract.ts'
import { splitMentions } from '#lib/domain/offers/comments/rules.ts'

export type CommentItemProps = { offerId: string; comment: OfferComment; comments: OfferComments }

/** One comment: who, when, and their words. One's own can be changed and deleted where it stands. */
export function CommentItem({ offerId, comment, comments }: CommentItemProps) {
  const [isEditing, setIsEditing] = useState(false)
  const isSending = comment.id === SENDING_ID
  const name = comment.author.name ?? 'A former member'

  return (
    <li className={joinClasses('group/comment relative grid grid-cols-[18px_minmax(0,1fr)] gap-x-2', isSending && 'opacity-60')}>
      <Avatar name={name} size="xs" />
      <div className="min-w-0">
        <p className="flex min-h-5 items-baseline gap-1.5">
          <bdi className="min-w-0 truncate font-medium" title={name}>
            {name}
          </bdi>
          <CommentTime comment={comment} isSending={isSending} />
          {comment.isMine && !comment.isDeleted && !isSending && !isEditing ? (
            <CommentMenu comment={comment} comments={comments} onEdit={() => setIsEditing(true)} />
          ) : null}
        </p>
        {isEditing ? (
          <EditComment offerId={offerId} comment={comment} comments={comments} onClose={() => setIsEditing(false)} />
        ) : (
          <CommentWords comment={comment} />
        )}
      </div>
    </li>
  )
}

function CommentTime({ comment, isSending }: { comment: OfferComment; isSending: boolean }) {
  const { timeZone } = useOrganization()
  const now = useNow()
  if (isSending) return <span className="text-12 text-ink-3">Sending</span>

  return (
    <span className="shrink-0 text-12 text-ink-3">
      <Age instant={comment.createdAt} timeZone={timeZone} now={now} />
      {comment.editedAt && !comment.isDeleted ? ', edited' : null}
    </span>
  )
}

/** Plain text with its own line breaks: nothing in it is a link or markup. */
function CommentWords({ comment }: { comment: OfferComment }) {
  if (comment.isDeleted) return <p className="text-ink-3 italic">Deleted</p>

  return (
    <p dir="auto" className="text-left whitespace-pre-line [overflow-wrap:anywhere]">
      {splitMentions({ text: comment.text, people: comment.mentioned }).map(({ text, at, isMention }) =>
        isMention ? (
          <bdi key={at} className="font-medium text-iris">
            {text}
          </bdi>
        ) : (
          text
        ),
      )}
    </p>
  )
}

function CommentMenu({ comment, comments, onEdit }: { comment: OfferComment; comments: OfferComments; onEdit: () => void }) {
  const [isAsking, setIsAsking] = useState(false)

  return (
    <span className="absolute -top-1 right-0 rounded-md bg-surface opacity-0 group-focus-within/comment:opacity-100 group-hover/comment:opacity-100 has-data-popup-open:opacity-100 pointer-coarse:static pointer-coarse:-my-2 pointer-coarse:ml-auto pointer-coarse:self-center pointer-coarse:opacity-100">
      <Menu trigger={<IconButton label="Your comment" icon={<Ellipsis />} size="sm" />}>
        <MenuItem icon={<Pencil />} onSelect={onEdit}>
          Edit comment
        </MenuItem>
        <MenuItem icon={<Trash2 />} isDanger onSelect={() => setIsAsking(true)}>
          Delete comment…
        </MenuItem>
      </Menu>
      <ConfirmDialog
        title="Delete this comment?"
        description="Its words are gone for good. Whoever was mentioned keeps the notification."
        confirmLabel="Delete comment"
        isDanger
        isLoading={comments.pending === 'remove'}
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={() => comments.remove(comment.id, () => setIsAsking(false))}
      />
    </span>
  )
}

function EditComment({ offerId, comment, comments, onClose }: CommentItemProps & { onClose: () => void }) {
  const [text, setText] = useState(comment.text)
  const [problem, setProblem] = useState<string | null>(null)

  return (
    <div className="mt-1">
      <CommentForm
        offerId={offerId}
        label="Your comment"
        submitLabel="Save"
        text={text}
        onTextChange={(next) => {
          setText(next)
          setProblem(null)
        }}
        onSubmit={(changed) => comments.edit({ id: comment.id, ...changed, onDone: onClose, onRefused: setProblem })}
        isSending={comments.pending === 'edit'}
        problem={problem}
        onCancel={onClose}
      />
    </div>
  )
}
