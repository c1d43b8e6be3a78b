'use client'

import { useState } from 'react'
import type { BulkAct } from '#components/offer-bulk/bulk-act.ts'
import { useBulkActs } from '#components/offer-bulk/use-bulk-acts.ts'
import { type PublishMany, type PublishManyInput, usePublishMany } from '#components/offer-bulk/use-publish-many.ts'
import { useCan } from '#components/organization/use-organization.ts'
import type { HeldRow } from '#components/patterns/held-list.ts'
import { type SelectionControl, useSelection } from '#components/patterns/use-selection.ts'
import type { Refusal } from '#components/record/refused-dialog.tsx'
import type { OfferListItem } from '#lib/domain/offers/contract.ts'

/** Offers that something was not done to. */
export type RefusedOffers = { kind: BulkAct['kind'] | 'publish'; offers: Refusal[] }

export type OfferBulkControl = {
  selection: SelectionControl
  /** The selected offers, in the order of the list. */
  offers: OfferListItem[]
  run: (act: BulkAct) => void
  isSaving: boolean
  publish: (input: PublishManyInput) => void
  isPublishing: boolean
  progress: PublishMany['progress']
  /** What the last act was refused for, until it is closed. */
  refused: RefusedOffers | null
  /** Something of it is on screen or on its way, whatever the list holds. */
  isUnderWay: boolean
  closeRefused: () => void
}

type UseOfferBulkOptions = { rows: ReadonlyArray<HeldRow<OfferListItem>>; listed: readonly string[]; openId: string | null }

/** The selected offers of the list and what can be done to all of them. Nothing can be selected where the role may do none of it. */
export function useOfferBulk({ rows, listed, openId }: UseOfferBulkOptions): OfferBulkControl {
  const can = useCan()
  const [refused, setRefused] = useState<RefusedOffers | null>(null)
  const selection = useSelection({ noun: 'offer', group: 'Offers', listed, openId, isEnabled: can('offers.edit') || can('offers.publish') })
  const offers = rows.flatMap(({ item, isLeaving }) => (selection.ids.has(item.id) && !isLeaving ? [item] : []))
  const acts = useBulkActs({ onDone: selection.remove, onRefused: setRefused })
  const publishing = usePublishMany({
    onAccepted: selection.remove,
    onRefused: (refusals) => setRefused({ kind: 'publish', offers: refusals }),
  })

  return {
    selection,
    offers,
    run: (act) => acts.run({ act, before: offers }),
    isSaving: acts.isSaving,
    publish: publishing.run,
    isPublishing: publishing.isPublishing,
    progress: publishing.progress,
    refused,
    isUnderWay: publishing.isPublishing || refused !== null,
    closeRefused: () => setRefused(null),
  }
}
