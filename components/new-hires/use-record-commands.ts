'use client'

import { Activity, ExternalLink, Link2, UserRound } from 'lucide-react'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import type { Command } from '#components/patterns/command-registry.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { copyLink } from '#components/record/copy-link.ts'
import { listEditCommands } from '#components/record/list-edit-commands.ts'
import type { RecordEdit } from '#components/record/record-edit.ts'
import { useGo } from '#components/ui/use-go.ts'
import type { NewHireDetail } from '#lib/domain/new-hires/contract.ts'

export type RecordCommandsInput = {
  hire: NewHireDetail
  canEdit: boolean
  /** A save is on its way: keys are dead until it is over. */
  isSaving: boolean
  onStart: (field: string) => void
  onEdit: (edit: RecordEdit) => void
}

const group = 'This new hire'

/** What can be done to the fields of the open new hire by key or from the command menu, and the ways from it. */
export function useRecordCommands({ hire, canEdit, isSaving, onStart, onEdit }: RecordCommandsInput): void {
  const ways = useWays(hire)

  useCommands([...(canEdit ? listEditCommands({ record: hire, noun: 'newHire', group, isSaving, onStart, onEdit }) : []), ...ways])
}

/** What the record's own menu leads to. */
function useWays({ id, state, candidateUrl, person }: NewHireDetail): Command[] {
  const { slug } = useOrganization()
  const can = useCan()
  const go = useGo()
  const way = (command: Omit<Command, 'group'>, isThere: boolean): Command[] => (isThere ? [{ ...command, group }] : [])

  return [
    ...way(
      { id: 'newHire.ashby', label: 'Open candidate in Ashby', icon: ExternalLink, run: () => go(candidateUrl ?? '') },
      candidateUrl !== null,
    ),
    ...way(
      { id: 'newHire.profile', label: 'Open profile', icon: UserRound, run: () => go(`/${slug}/people/${person?.id ?? ''}`) },
      state === 'Added' && person !== null && can('people.read'),
    ),
    ...way({ id: 'newHire.link', label: 'Copy link', icon: Link2, run: () => void copyLink() }, true),
    ...way(
      { id: 'newHire.events', label: 'Events of this new hire', icon: Activity, run: () => go(`/${slug}/events?newHire=${id}`) },
      can('events.read'),
    ),
  ]
}
