'use client'

import { CalendarClock, FileText, Mail, Save, Undo2 } from 'lucide-react'
import { discardWithUndo } from '#components/offer-page-settings/discard-with-undo.ts'
import type { SettingsTab } from '#components/offer-page-settings/settings-address.ts'
import type { SaveSettings } from '#components/offer-page-settings/use-save-settings.ts'
import type { SettingsDraft } from '#components/offer-page-settings/use-settings-draft.ts'
import { useCommands } from '#components/patterns/commands.tsx'

const group = 'Offer page'

/** Everything that can be done to the offer page by key or from the command menu. */
export function useSettingsCommands(input: { draft: SettingsDraft; save: SaveSettings; onTab: (tab: SettingsTab) => void }): void {
  const { draft, save, onTab } = input

  useCommands([
    {
      id: 'offer-page.save',
      keys: 'mod+s',
      label: 'Save changes',
      group,
      icon: Save,
      isEnabled: draft.isDirty && !draft.isBehind && !save.isPending,
      run: save.save,
    },
    {
      id: 'offer-page.discard',
      label: 'Discard changes',
      group,
      icon: Undo2,
      isEnabled: draft.isDirty,
      run: () => discardWithUndo({ draft, save }),
    },
    {
      id: 'offer-page.page',
      label: 'Design of the page',
      group,
      icon: FileText,
      words: ['Logo', 'Colour', 'Brand'],
      run: () => onTab('page'),
    },
    { id: 'offer-page.mails', label: 'Mails to candidates', group, icon: Mail, words: ['Templates'], run: () => onTab('mails') },
    { id: 'offer-page.deadlines', label: 'Deadlines & reminders', group, icon: CalendarClock, run: () => onTab('deadlines') },
  ])
}
