'use client'

import { Activity, ExternalLink, Link2 } from 'lucide-react'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import type { Command } from '#components/patterns/command-registry.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { copyLink } from '#components/record/copy-link.ts'
import { listEditCommands } from '#components/record/list-edit-commands.ts'
import type { RecordEdit } from '#components/record/record-edit.ts'
import { useGo } from '#components/ui/use-go.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

export type RecordCommandsInput = {
  offer: OfferDetail
  canEdit: boolean
  /** A save is on its way: keys are dead until it is over. */
  isSaving: boolean
  onStart: (field: string) => void
  onEdit: (edit: RecordEdit) => void
}

const group = 'This offer'

/** Everything that can be done to the open offer by key or from the command menu. */
export function useRecordCommands({ offer, canEdit, isSaving, onStart, onEdit }: RecordCommandsInput): void {
  const ways = useWays(offer)

  useCommands([...(canEdit ? listEditCommands({ record: offer, noun: 'offer', group, isSaving, onStart, onEdit }) : []), ...ways])
}

/** What the record's own menu leads to. */
function useWays({ id, candidateUrl }: OfferDetail): Command[] {
  const { slug } = useOrganization()
  const can = useCan()
  const go = useGo()
  const ashby: Command[] = candidateUrl
    ? [{ id: 'offer.ashby', label: 'Open candidate in Ashby', group, icon: ExternalLink, run: () => go(candidateUrl) }]
    : []
  const events: Command[] = can('events.read')
    ? [{ id: 'offer.events', label: 'Events of this offer', group, icon: Activity, run: () => go(`/${slug}/events?offer=${id}`) }]
    : []

  return [...ashby, { id: 'offer.link', label: 'Copy link', group, icon: Link2, run: () => void copyLink() }, ...events]
}
