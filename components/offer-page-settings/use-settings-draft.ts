'use client'

import { useState } from 'react'
import { rebaseSettings } from '#components/offer-page-settings/rebase-settings.ts'
import type { OfferPage } from '#lib/domain/offer-page/contract.ts'
import type { PageDesign, PageMailKind, PageSection, PageSettings, PageTiming } from '#lib/domain/offer-page/schema.ts'

/** What somebody changes until they save or discard it, and what it stands on. */
type Draft = { revision: number; base: PageSettings; settings: PageSettings }

export type SettingsDraft = {
  settings: PageSettings
  /** The revision that the draft stands on. */
  revision: number
  isDirty: boolean
  /** Somebody else saved since the draft was begun. */
  isBehind: boolean
  changeDesign: (part: Partial<PageDesign>) => void
  /** By a function, since an Undo comes after other changes. */
  changeSections: (next: (sections: PageSection[]) => PageSection[]) => void
  changeMail: (kind: PageMailKind, part: Partial<PageSettings['mails'][PageMailKind]>) => void
  changeTiming: (part: Partial<PageTiming>) => void
  discard: () => void
  /** Takes a discarded draft back. Where somebody saved in between, it goes onto that. */
  restore: () => void
  /** Puts the draft onto what the other one saved. Answers what both changed, in words. */
  keepEditing: () => string[]
}

/** The draft of the settings. One that says what is saved is none. */
export function useSettingsDraft(page: OfferPage): SettingsDraft {
  const [draft, setDraft] = useState<Draft | null>(null)
  const settings = draft?.settings ?? page.settings
  const change = (next: (settings: PageSettings) => PageSettings) =>
    setDraft((current) => {
      const { base, revision, settings: before } = current ?? { base: page.settings, revision: page.revision, settings: page.settings }
      const after = next(before)

      return JSON.stringify(after) === JSON.stringify(base) ? null : { base, revision, settings: after }
    })

  return {
    settings,
    revision: draft?.revision ?? page.revision,
    isDirty: draft !== null,
    isBehind: draft !== null && page.revision > draft.revision,
    changeDesign: (part) => change((current) => ({ ...current, design: { ...current.design, ...part } })),
    changeSections: (next) => change((current) => ({ ...current, design: { ...current.design, sections: next(current.design.sections) } })),
    changeMail: (kind, part) =>
      change((current) => ({ ...current, mails: { ...current.mails, [kind]: { ...current.mails[kind], ...part } } })),
    changeTiming: (part) => change((current) => ({ ...current, timing: { ...current.timing, ...part } })),
    discard: () => setDraft(null),
    restore: () => setDraft(draft),
    keepEditing: () => {
      if (!draft) return []
      const { settings: rebased, contested } = rebaseSettings({ base: draft.base, mine: draft.settings, theirs: page.settings })
      const isSame = JSON.stringify(rebased) === JSON.stringify(page.settings)
      setDraft(isSame ? null : { revision: page.revision, base: page.settings, settings: rebased })

      return contested
    },
  }
}
