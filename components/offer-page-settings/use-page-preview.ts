'use client'

import { createORPCErrorFromJson, isORPCErrorJson } from '@orpc/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useQueryState } from 'nuqs'
import { useApi } from '#components/api/provider.tsx'
import { checkSettings } from '#components/offer-page-settings/check-settings.ts'
import { settingsParsers } from '#components/offer-page-settings/settings-address.ts'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useSettledValue } from '#components/ui/use-settled-value.ts'
import { ORGANIZATION_HEADER } from '#lib/domain/access/terms.ts'
import type { PageSettings } from '#lib/domain/offer-page/schema.ts'

const SETTLE_MS = 350
/** A document with its logo is large, and each letter makes another. */
const KEPT_MS = 30_000

export type PagePreview = {
  html: string | undefined
  isStale: boolean
  /** The settings as they are cannot be shown, so the last ones that could stay. */
  isHeld: boolean
  error: unknown
  retry: () => void
}

/** The page as the draft makes it, a moment after it has stood still. */
export function usePagePreview(): PagePreview {
  const api = useApi()
  const { slug } = useOrganization()
  const { draft, fields, page } = useSettings()
  const [offerId] = useQueryState('offer', settingsParsers.offer)
  // The words of mails are not on the page: changing them must not draw it again.
  const settings = useSettledValue({ value: draft.settings, delayMs: SETTLE_MS })
  const shown = checkSettings({ settings: { ...settings, mails: page.settings.mails }, fields }).settings
  const query = useQuery({
    queryKey: [...api.offerPage.key(), 'page-preview', shown, offerId],
    queryFn: ({ signal }) => (shown ? readPagePreview({ settings: shown, offerId, organizationSlug: slug, signal }) : null),
    enabled: shown !== null,
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
  })

  return {
    html: query.data ?? undefined,
    isStale: query.isPlaceholderData || settings !== draft.settings,
    isHeld: shown === null,
    error: query.error,
    retry: () => void query.refetch(),
  }
}

type ReadPagePreview = { settings: PageSettings; offerId: string | null; organizationSlug: string; signal: AbortSignal }

/** Asks for the document. Throws what `readErrorMessage` puts into words. */
async function readPagePreview({ settings, offerId, organizationSlug, signal }: ReadPagePreview): Promise<string> {
  const response = await fetch('/api/files/offer-page', {
    method: 'POST',
    headers: { 'content-type': 'application/json', [ORGANIZATION_HEADER]: organizationSlug },
    body: JSON.stringify({ settings, ...(offerId ? { offerId } : {}) }),
    signal,
  })
  if (response.ok) return response.text()
  const answer: unknown = await response.json()

  throw isORPCErrorJson(answer) ? createORPCErrorFromJson(answer) : new Error(`Unexpected answer with status ${response.status}.`)
}
