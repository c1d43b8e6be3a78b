'use client'

import { useMutation } from '@tanstack/react-query'
import { RotateCcwKey } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import type { Clock } from '#components/organization/clock.ts'
import type { ShownSecret } from '#components/outgoing-webhooks/secret-panel.tsx'
import { useKeepWebhook } from '#components/outgoing-webhooks/use-webhook-acts.ts'
import { FactList } from '#components/patterns/fact-list.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { Instant } from '#components/ui/time.tsx'
import { toast } from '#components/ui/toast.ts'
import type { OutgoingWebhook } from '#lib/domain/outgoing-webhooks/contract.ts'
import { ROTATION_HOURS } from '#lib/domain/outgoing-webhooks/terms.ts'

type SigningPanelProps = {
  webhook: OutgoingWebhook
  clock: Clock
  /** A new secret is on screen that nobody has stored yet. */
  isSecretShown: boolean
  onMade: (made: ShownSecret) => void
}

/** What signs, since when, and the way to another secret without a moment in which the other system must refuse. */
export function SigningPanel({ webhook, clock, isSecretShown, onMade }: SigningPanelProps) {
  const { secretSetAt, rotationEndsAt } = webhook
  const { timeZone } = clock

  return (
    <Panel title="Signing secret">
      <div className="flex flex-col gap-3">
        <FactList
          facts={[
            { term: 'Made', value: <Instant instant={secretSetAt} timeZone={timeZone} /> },
            rotationEndsAt ? { term: 'Old one signs until', value: <Instant instant={rotationEndsAt} timeZone={timeZone} /> } : null,
          ]}
        />
        <p className="text-12 text-ink-3">
          {rotationEndsAt
            ? 'Both sign now. End the rotation once the other system has the new secret.'
            : 'Every message is signed in the form of Standard Webhooks.'}
        </p>
        <div>
          {rotationEndsAt ? (
            <EndRotation webhook={webhook} isBlocked={isSecretShown} />
          ) : (
            <RotateDialog webhook={webhook} isBlocked={isSecretShown} onMade={onMade} />
          )}
        </div>
      </div>
    </Panel>
  )
}

const STORE_FIRST = 'store the secret above first'

function RotateDialog({
  webhook,
  isBlocked,
  onMade,
}: {
  webhook: OutgoingWebhook
  isBlocked: boolean
  onMade: (made: ShownSecret) => void
}) {
  const api = useApi()
  const keep = useKeepWebhook()
  const [isOpen, setIsOpen] = useState(false)
  const rotate = useMutation(
    api.outgoingWebhooks.rotateSecret.mutationOptions({
      onSuccess: (made) => {
        keep(made.webhook)
        setIsOpen(false)
        onMade(made)
      },
      onError: toastError,
    }),
  )

  return (
    <ConfirmDialog
      title="Make a new secret?"
      description={
        <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-ink-3">
          <li>The new secret is shown once, for you to carry to the other system.</li>
          <li>Both secrets sign for {ROTATION_HOURS} hours, or until you end the rotation. Nothing is refused meanwhile.</li>
        </ul>
      }
      confirmLabel="Make new secret"
      cancelLabel="Keep this one"
      isLoading={rotate.isPending}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onConfirm={() => rotate.mutate({ id: webhook.id })}
      trigger={
        <Button size="sm" icon={<RotateCcwKey aria-hidden="true" />} blockedReason={isBlocked ? STORE_FIRST : null}>
          Rotate secret…
        </Button>
      }
    />
  )
}

function EndRotation({ webhook: { id }, isBlocked }: { webhook: OutgoingWebhook; isBlocked: boolean }) {
  const api = useApi()
  const keep = useKeepWebhook()
  const end = useMutation(
    api.outgoingWebhooks.endRotation.mutationOptions({
      onSuccess: (webhook) => {
        keep(webhook)
        toast.success('Only the new secret signs now')
      },
      onError: toastError,
    }),
  )

  return (
    <Button size="sm" isLoading={end.isPending} blockedReason={isBlocked ? STORE_FIRST : null} onClick={() => end.mutate({ id })}>
      End rotation
    </Button>
  )
}
