'use client'

import type { PublishAct } from '#components/offer-publishing/publish-act.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'

/** Acts that ask first: they reach the candidate at once, or close what the candidate holds. */
export type ConfirmableAct = Extract<PublishAct['kind'], 'unpublish' | 'reopen' | 'sendAgain' | 'revokeLinks'>

export type ConfirmActDialogProps = {
  act: ConfirmableAct
  name: string
  email: string | null
  onConfirm: () => void
  onClose: () => void
}

/** One question before an act that the candidate notices. */
export function ConfirmActDialog({ act, name, email, onConfirm, onClose }: ConfirmActDialogProps) {
  const { title, description, confirmLabel, isDanger } = describeQuestion({ act, name, email })

  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={title}
      description={description}
      confirmLabel={confirmLabel}
      isDanger={isDanger}
      onConfirm={() => {
        onConfirm()
        onClose()
      }}
    />
  )
}

type Question = { title: string; description: string; confirmLabel: string; isDanger: boolean }

function describeQuestion({ act, name, email }: Pick<ConfirmActDialogProps, 'act' | 'name' | 'email'>): Question {
  switch (act) {
    case 'unpublish':
      return {
        title: `Unpublish the offer for ${name}?`,
        description: `The page closes until you publish again: ${name} sees that the offer is being updated. Nothing is mailed.`,
        confirmLabel: 'Unpublish offer',
        isDanger: true,
      }
    case 'reopen':
      return {
        title: `Open the offer for ${name} again?`,
        description: 'It goes back to Unpublished, and its page says that the offer is being updated. The answer stays in the history.',
        confirmLabel: 'Reopen offer',
        isDanger: false,
      }
    case 'sendAgain':
      return {
        title: `Mail ${name} a new link?`,
        description: `It goes to ${email ?? 'the address of the offer'} at once. Links that were mailed before keep working.`,
        confirmLabel: 'Send link',
        isDanger: false,
      }
    case 'revokeLinks':
      return {
        title: `End every link to the offer for ${name}?`,
        description: `Whoever opens one finds nothing, ${name} included. You can mail a new link afterwards.`,
        confirmLabel: 'Revoke links',
        isDanger: true,
      }
  }
}
