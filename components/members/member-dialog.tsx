'use client'

import type { ReactNode } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import type { Member } from '#lib/domain/members/contract.ts'

/** What a dialog about one member is given. */
export type MemberDialogProps = { member: Member; isOpen: boolean; onClose: () => void }

type QuestionProps = Pick<MemberDialogProps, 'isOpen' | 'onClose'> & {
  title: ReactNode
  /** What happens, one sentence each. */
  effects: ReadonlyArray<ReactNode>
  confirmLabel: string
  isDanger?: boolean
  act: { isPending: boolean; error: unknown; reset: () => void }
  onConfirm: () => void
}

/** Asks before an act on a member: what happens stands above the button, and why it was refused stays until the dialog closes. */
export function MemberDialog({ title, effects, confirmLabel, isDanger = false, act, isOpen, onClose, onConfirm }: QuestionProps) {
  const failure = act.error ? readErrorMessage(act.error) : null

  return (
    <ConfirmDialog
      title={<span className="[overflow-wrap:anywhere]">{title}</span>}
      description={
        <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-ink-3">
          {effects.map((effect, index) => (
            // The sentences of one dialog neither move nor change.
            <li key={`effect-${String(index)}`}>{effect}</li>
          ))}
        </ul>
      }
      confirmLabel={confirmLabel}
      isDanger={isDanger}
      isLoading={act.isPending}
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (next) return
        act.reset()
        onClose()
      }}
      onConfirm={onConfirm}
    >
      {failure ? (
        <ErrorState title={failure.title} requestId={failure.requestId}>
          {failure.userMessage}
        </ErrorState>
      ) : null}
    </ConfirmDialog>
  )
}
