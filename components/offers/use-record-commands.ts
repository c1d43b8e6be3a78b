'use client'

import { Activity, ArrowDownLeft, ExternalLink, Link2, Pencil, Pin } from 'lucide-react'
import type { OfferEdit } from '#components/offers/apply-edit.ts'
import { copyLink } from '#components/offers/copy-link.ts'
import { fieldAnchor } from '#components/offers/offer-field-row.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import type { Command } from '#components/patterns/command-registry.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { useGo } from '#components/ui/use-go.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

export type RecordCommandsInput = {
  offer: OfferDetail
  canEdit: boolean
  /** A save is on its way: keys are dead until it is over. */
  isSaving: boolean
  onStart: (field: string) => void
  onEdit: (edit: OfferEdit) => void
}

const group = 'This offer'

/** Everything that can be done to the open offer by key or from the command menu. */
export function useRecordCommands(input: RecordCommandsInput): void {
  const ways = useWays(input.offer)

  useCommands([...(input.canEdit ? listEdits(input) : []), ...ways])
}

/** E edits, [ keeps mine, ] takes theirs; at the field that has the focus, else at the first that it fits. */
function listEdits({ offer, isSaving, onStart, onEdit }: RecordCommandsInput): Command[] {
  const fields = offer.fields.map(({ key }) => key)
  const asking = offer.fields.filter((field) => field.ashbyNowSays).map(({ key }) => key)
  const start = () => {
    const field = pickField(fields)
    if (field) onStart(field)
  }
  const decide = (kind: 'keepMine' | 'takeTheirs') => {
    const field = pickField(asking)
    if (field) onEdit({ kind, field })
  }
  const isAsking = !isSaving && asking.length > 0

  return [
    { id: 'offer.edit', keys: 'e', label: 'Edit field', group, icon: Pencil, isEnabled: !isSaving, run: start },
    { id: 'offer.keep', keys: '[', label: 'Keep mine', group, icon: Pin, isEnabled: isAsking, run: () => decide('keepMine') },
    { id: 'offer.take', keys: ']', label: 'Take theirs', group, icon: ArrowDownLeft, isEnabled: isAsking, run: () => decide('takeTheirs') },
  ]
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

function pickField(candidates: readonly string[]): string | undefined {
  const focused = candidates.find((field) => document.getElementById(fieldAnchor(field))?.contains(document.activeElement))

  return focused ?? candidates[0]
}
