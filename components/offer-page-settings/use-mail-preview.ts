'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useQueryState } from 'nuqs'
import { useApi } from '#components/api/provider.tsx'
import { checkSettings } from '#components/offer-page-settings/check-settings.ts'
import { settingsParsers } from '#components/offer-page-settings/settings-address.ts'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useSettledValue } from '#components/ui/use-settled-value.ts'
import type { PageMailKind } from '#lib/domain/offer-page/schema.ts'

const SETTLE_MS = 350
const KEPT_MS = 30_000

export type MailPreviewState = {
  mail: { subject: string; text: string; html: string } | undefined
  isStale: boolean
  /** The words as they are cannot be shown, so the last ones that could stay. */
  isHeld: boolean
  error: unknown
  retry: () => void
}

/** A mail as the draft words it, a moment after it has stood still. */
export function useMailPreview(kind: PageMailKind): MailPreviewState {
  const api = useApi()
  const { draft, fields, page } = useSettings()
  const [offerId] = useQueryState('offer', settingsParsers.offer)
  const mails = useSettledValue({ value: draft.settings.mails, delayMs: SETTLE_MS })
  // Only this mail is shown: what is wrong in another one, or on the page, must not hold it.
  const shown = { ...page.settings.mails, [kind]: mails[kind] }
  const isHeld = checkSettings({ settings: { ...page.settings, mails: shown }, fields }).errors !== null
  const query = useQuery(
    api.offerPage.previewMail.queryOptions({
      input: { kind, mails: shown, ...(offerId ? { offerId } : {}) },
      enabled: !isHeld,
      placeholderData: keepPreviousData,
      gcTime: KEPT_MS,
    }),
  )

  return {
    mail: query.data,
    isStale: query.isPlaceholderData || mails !== draft.settings.mails,
    isHeld,
    error: query.error,
    retry: () => void query.refetch(),
  }
}
