'use client'

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import type { OfferEdit } from '#components/offers/apply-edit.ts'
import { type EditingField, fieldAnchor } from '#components/offers/offer-field-row.tsx'
import { OfferFields } from '#components/offers/offer-fields.tsx'
import { OfferAside, OfferSubtitle } from '#components/offers/offer-head.tsx'
import { OfferHistory } from '#components/offers/offer-history.tsx'
import { renderOfferNotices } from '#components/offers/offer-notices.tsx'
import { OfferRecordSkeleton } from '#components/offers/offer-record-skeleton.tsx'
import { OfferSource } from '#components/offers/offer-source.tsx'
import { useOfferEdits } from '#components/offers/use-offer-edits.ts'
import { useRecordCommands } from '#components/offers/use-record-commands.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { useAreSingleKeysOn } from '#components/patterns/commands-context.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { KeyHints } from '#components/patterns/key-sheet.tsx'
import { ActBar } from '#components/patterns/page-body.tsx'
import { RailSection, ReviewRecord } from '#components/patterns/review-record.tsx'
import { Button } from '#components/ui/button.tsx'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'

/** One offer under review. `phoneBar` says where in the list it is. */
export function OfferRecord({ id, phoneBar }: { id: string; phoneBar: ReactNode }) {
  const api = useApi()
  const { data: offer, error, refetch } = useQuery(api.offers.get.queryOptions({ input: { id } }))

  if (offer) return <LoadedRecord offer={offer} phoneBar={phoneBar} />
  if (!error) return <OfferRecordSkeleton phoneBar={phoneBar} />
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

function LoadedRecord({ offer, phoneBar }: { offer: OfferDetail; phoneBar: ReactNode }) {
  const can = useCan()
  const edits = useOfferEdits(offer.id)
  const [editing, setEditing] = useState<EditingField | null>(null)
  const canEdit = can('offers.edit') && isOpenState(offer.state)

  const onEdit = (edit: OfferEdit) => {
    setEditing(null)
    edits.run(edit, (message) => {
      if (message !== null && edit.kind === 'set') setEditing({ field: edit.field, refusal: { draft: edit.value ?? '', message } })
    })
  }
  useRecordCommands({
    offer,
    canEdit,
    isSaving: edits.pending !== null,
    onStart: (field) => setEditing({ field, refusal: null }),
    onEdit,
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
      })}
      rail={
        <>
          <RailSection title="History">
            <OfferHistory offer={offer} />
          </RailSection>
          <RailSection title="In Ashby">
            <OfferSource offer={offer} />
          </RailSection>
        </>
      }
      actBar={<RecordActBar canEdit={canEdit} />}
    >
      <OfferFields {...{ offer, canEdit, editing, onEdit }} onEditingChange={setEditing} pending={edits.pending} />
    </ReviewRecord>
  )
}

function RecordActBar({ canEdit }: { canEdit: boolean }) {
  const areSingleKeysOn = useAreSingleKeysOn()
  const hints = [
    { keys: ['j', 'k'], label: 'Move' },
    ...(canEdit ? [{ keys: ['e'], label: 'Edit' }] : []),
    { keys: ['?'], label: 'Keyboard shortcuts' },
  ]
  // It holds hints and nothing else.
  if (!areSingleKeysOn) return null

  return (
    <div className="max-md:hidden pointer-coarse:hidden">
      <ActBar hints={<KeyHints hints={hints} />}>{null}</ActBar>
    </div>
  )
}

/** The row itself takes the focus: its control is the next stop of the Tab key, and E edits it. */
function goToField(field: string): void {
  const row = document.getElementById(fieldAnchor(field))
  row?.scrollIntoView({ block: 'center' })
  row?.focus({ preventScroll: true })
}
