'use client'

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { listPublishingNotices } from '#components/offer-publishing/list-publishing-notices.tsx'
import { OfferDialogs, type OpenDialog } from '#components/offer-publishing/offer-dialogs.tsx'
import { useCheckOffer } from '#components/offer-publishing/use-check-offer.ts'
import { usePublishActs } from '#components/offer-publishing/use-publish-acts.ts'
import { usePublishing } from '#components/offer-publishing/use-publishing.ts'
import { useRecordActs } from '#components/offer-publishing/use-record-acts.ts'
import { OfferActBar } from '#components/offers/offer-act-bar.tsx'
import { OfferFields } from '#components/offers/offer-fields.tsx'
import { OfferAside, OfferSubtitle } from '#components/offers/offer-head.tsx'
import { renderOfferNotices } from '#components/offers/offer-notices.tsx'
import { OfferRail } from '#components/offers/offer-rail.tsx'
import { useArchiveActs } from '#components/offers/use-archive.ts'
import { useOfferEdits } from '#components/offers/use-offer-edits.ts'
import { useRecordCommands } from '#components/offers/use-record-commands.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { ReviewRecord } from '#components/patterns/review-record.tsx'
import { goToField } from '#components/record/field-anchor.ts'
import type { RecordEdit } from '#components/record/record-edit.ts'
import type { EditingField } from '#components/record/record-field-row.tsx'
import { RecordSkeleton } from '#components/record/record-skeleton.tsx'
import { Button } from '#components/ui/button.tsx'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'

export type OfferRecordProps = {
  id: string
  /** Says where in the list it is. */
  phoneBar: ReactNode
  /** Opens the next offer of the list; null at its end. */
  onNext: (() => void) | null
}

/** One offer under review. */
export function OfferRecord({ id, phoneBar, onNext }: OfferRecordProps) {
  const api = useApi()
  const { data: offer, error, refetch } = useQuery(api.offers.get.queryOptions({ input: { id } }))

  if (offer) return <LoadedRecord offer={offer} phoneBar={phoneBar} onNext={onNext} />
  if (!error) return <RecordSkeleton one="offer" phoneBar={phoneBar} />
  const { title, userMessage, requestId, code } = readErrorMessage(error)

  return (
    <>
      {phoneBar}
      <div className="p-6 max-md:p-4">
        <ErrorState
          title={code === 'not_found' ? 'This offer is not here' : title}
          requestId={requestId}
          actions={
            <Button size="sm" onClick={() => void refetch()}>
              Try again
            </Button>
          }
        >
          {code === 'not_found' ? 'It was removed, or your role may not see it. Choose another one from the list.' : userMessage}
        </ErrorState>
      </div>
    </>
  )
}

function LoadedRecord({ offer, phoneBar, onNext }: { offer: OfferDetail; phoneBar: ReactNode; onNext: (() => void) | null }) {
  const can = useCan()
  const edits = useOfferEdits(offer.id)
  const [editing, setEditing] = useState<EditingField | null>(null)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const { data: publishing, error: readError, refetch: readAgain } = usePublishing(offer.id)
  const publishActs = usePublishActs(offer)
  const check = useCheckOffer(offer.id)
  const canEdit = can('offers.edit') && isOpenState(offer.state)
  const checkNow = can('connections.check') && offer.connectionState === 'Connected' ? check.run : null
  const isSaving = edits.pending !== null || edits.takeHeld.isSaving

  const onEdit = (edit: RecordEdit) => {
    setEditing(null)
    edits.run(edit, (message) => {
      if (message !== null && edit.kind === 'set') setEditing({ field: edit.field, refusal: { draft: edit.value ?? '', message } })
    })
  }
  useRecordCommands({ offer, canEdit, isSaving, onStart: (field) => setEditing({ field, refusal: null }), onEdit })
  const acts = useRecordActs({
    offer,
    publishing,
    isUnread: readError !== null,
    acts: publishActs,
    isSaving,
    check: checkNow,
    onOpen: setDialog,
    onGoToField: goToField,
    onNext,
    more: useArchiveActs(offer),
  })

  return (
    <ReviewRecord
      label={`Offer for ${offer.name ?? 'an unnamed candidate'}`}
      title={offer.name ?? 'No name'}
      subtitle={<OfferSubtitle offer={offer} />}
      aside={<OfferAside offer={offer} />}
      phoneBar={phoneBar}
      notices={renderOfferNotices({
        offer,
        canEdit,
        canTakeHeld: can('pay.read'),
        onGoToField: goToField,
        onEdit,
        pending: edits.pending,
        takeHeld: edits.takeHeld,
        publishingNotices: listPublishingNotices({
          offer,
          publishing,
          readError,
          onReadAgain: () => void readAgain(),
          acts: publishActs,
          canPublish: can('offers.publish'),
          onSendAgain: () => setDialog({ kind: 'confirm', act: 'sendAgain' }),
          onCheck: checkNow,
          isChecking: check.isRunning,
        }),
      })}
      rail={<OfferRail offer={offer} publishing={publishing} />}
      actBar={<OfferActBar acts={acts} canEdit={canEdit} isBusy={publishActs.isBusy || isSaving} />}
    >
      <OfferFields {...{ offer, canEdit, editing, onEdit }} onEditingChange={setEditing} pending={edits.pending} />
      <OfferDialogs offer={offer} publishing={publishing} acts={publishActs} open={dialog} onClose={() => setDialog(null)} />
    </ReviewRecord>
  )
}
