'use client'

import dynamic from 'next/dynamic'
import type { ConfirmableAct } from '#components/offer-publishing/confirm-act-dialog.tsx'
import { nameCandidate } from '#components/offer-publishing/name-candidate.ts'
import { findNewestVersion } from '#components/offer-publishing/publish-choice.ts'
import type { PublishPlan, ReadPlan } from '#components/offer-publishing/publish-plan.ts'
import type { PublishActs } from '#components/offer-publishing/use-publish-acts.ts'
import type { Publishing } from '#lib/domain/offer-publishing/contract.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

/** What stands over the record. */
export type OpenDialog = { kind: 'preview' } | { kind: 'plan'; when: PublishPlan['when'] } | { kind: 'confirm'; act: ConfirmableAct }

// Each is fetched when it is opened first: most reviews open none of them.
const PreviewDialog = dynamic(() => import('#components/offer-publishing/preview-dialog.tsx').then((module) => module.PreviewDialog), {
  ssr: false,
})
const PublishDialog = dynamic(() => import('#components/offer-publishing/publish-dialog.tsx').then((module) => module.PublishDialog), {
  ssr: false,
})
const ConfirmActDialog = dynamic(
  () => import('#components/offer-publishing/confirm-act-dialog.tsx').then((module) => module.ConfirmActDialog),
  { ssr: false },
)

type OfferDialogsProps = {
  offer: OfferDetail
  publishing: Publishing | undefined
  acts: PublishActs
  open: OpenDialog | null
  onClose: () => void
}

/** The dialogs of a record, one at a time. */
export function OfferDialogs({ offer, publishing, acts, open, onClose }: OfferDialogsProps) {
  if (open?.kind === 'preview') return <PreviewDialog offer={offer} onClose={onClose} />
  if (open?.kind === 'confirm') {
    return (
      <ConfirmActDialog
        act={open.act}
        name={nameCandidate(offer)}
        email={offer.email}
        onConfirm={() => acts.run({ kind: open.act })}
        onClose={onClose}
      />
    )
  }
  if (open?.kind !== 'plan' || !publishing) return null
  const follow = ({ runAt, ...deadline }: ReadPlan) => {
    const seen = { seenVersion: findNewestVersion(publishing)?.number ?? 0, seenUpdatedAt: offer.updatedAt }
    if (runAt === null) acts.run({ kind: 'publish', ...seen, ...deadline })
    else acts.run({ kind: 'schedule', runAt, ...deadline })
  }

  return (
    <PublishDialog
      offer={offer}
      publishing={publishing}
      when={open.when}
      label={offer.state === 'Published' ? 'Publish changes' : 'Publish offer'}
      onPlan={follow}
      onClose={onClose}
    />
  )
}
