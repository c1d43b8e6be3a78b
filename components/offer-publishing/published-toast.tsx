'use client'

import { useEffect } from 'react'
import { MailCountdown, useSecondsUntil } from '#components/offer-publishing/mail-countdown.tsx'
import { toast } from '#components/ui/toast.ts'
import type { PublishedVersion } from '#lib/domain/offer-publishing/contract.ts'
import { UNDO_SECONDS } from '#lib/domain/offer-publishing/terms.ts'

/** How long the words stay once the mail can no longer be stopped. */
const AFTER_MS = 3000

type PublishedToastInput = { version: Pick<PublishedVersion, 'id' | 'visibleAt'>; name: string; onUndo: () => void }

/** Says that an offer is published, and counts down to the mail. Undo goes when it would come too late. */
export function showPublishedToast({ version, name, onUndo }: PublishedToastInput): void {
  const id = `published-${version.id}`
  // It ends by itself when the mail leaves; the time here only covers a page that sleeps.
  const duration = UNDO_SECONDS * 1000 + AFTER_MS
  const words = { id, visibleAt: version.visibleAt, name, now: new Date().toISOString() }

  toast.success(<PublishedWords {...words} />, { id, duration, action: { label: 'Undo', onClick: onUndo } })
}

/** Takes the countdown away, because the publication was taken back from elsewhere. */
export function hidePublishedToast(versionId: string): void {
  toast.dismiss(`published-${versionId}`)
}

function PublishedWords({ id, visibleAt, name, now }: { id: string; visibleAt: string; name: string; now: string }) {
  const seconds = useSecondsUntil({ instant: visibleAt, now })
  const hasLeft = seconds === 0

  useEffect(() => {
    if (hasLeft) {
      toast.success(<LeftWords name={name} />, { id, duration: AFTER_MS, action: undefined })
    }
  }, [hasLeft, id, name])

  return (
    <>
      Published. <MailCountdown name={name} seconds={seconds} />
    </>
  )
}

function LeftWords({ name }: { name: string }) {
  return (
    <>
      Published. <MailCountdown name={name} seconds={0} />
    </>
  )
}
