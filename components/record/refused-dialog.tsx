'use client'

import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { TextLink } from '#components/ui/link.tsx'

/** A record that something was not done to, with what stands in the way. */
export type Refusal = { id: string; name: string | null; problem: string }

export type RefusedDialogProps = {
  /** "2 offers were not published" */
  title: string
  refused: readonly Refusal[]
  hrefOf: (id: string) => string
  onClose: () => void
}

/** Which records something was not done to, each with what stands in the way and the way to it. */
export function RefusedDialog({ title, refused, hrefOf, onClose }: RefusedDialogProps) {
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={title}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <ul className="flex flex-col border-t border-line">
        {refused.map(({ id, name, problem }) => (
          <li key={id} className="border-b border-line py-2">
            <TextLink href={hrefOf(id)} onClick={onClose}>
              <bdi>{name || 'An unnamed candidate'}</bdi>
            </TextLink>
            <p className="text-ink-2">{problem}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
