'use client'

import { Trash2, UserRoundPlus } from 'lucide-react'
import { useCommands } from '#components/patterns/commands.tsx'

type PersonCommands = { canManage: boolean; onAddPeriod: () => void; onDelete: () => void }

/** What can be done to the person on screen. */
export function usePersonCommands({ canManage, onAddPeriod, onDelete }: PersonCommands): void {
  const group = 'Person'

  useCommands(
    canManage
      ? [
          { id: 'person.add-period', label: 'Add period', group, icon: UserRoundPlus, words: ['Rehire'], run: onAddPeriod },
          { id: 'person.delete', label: 'Delete person', group, icon: Trash2, words: ['Erase'], run: onDelete },
        ]
      : [],
  )
}
