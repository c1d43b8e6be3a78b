'use client'

import { Monitor, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { ChoiceButtons } from '#components/offer-page-settings/choice-buttons.tsx'
import { DocumentSkeleton } from '#components/offer-page-settings/offer-page-skeleton.tsx'
import { PreviewFrame } from '#components/offer-page-settings/preview-frame.tsx'
import { PreviewOfferPicker } from '#components/offer-page-settings/preview-offer-picker.tsx'
import { usePagePreview } from '#components/offer-page-settings/use-page-preview.ts'

type Screen = 'desktop' | 'phone'
const widths = { desktop: 1180, phone: 390 } satisfies Record<Screen, number>

const screens = [
  { value: 'desktop', label: 'Desktop', icon: <Monitor aria-hidden="true" /> },
  { value: 'phone', label: 'Phone', icon: <Smartphone aria-hidden="true" /> },
] as const

/** The page of the draft, for an invented candidate or on a real offer. `isNarrow` begins as on a phone. */
export function PagePreview({ isNarrow = false }: { isNarrow?: boolean }) {
  const [screen, setScreen] = useState<Screen>(isNarrow ? 'phone' : 'desktop')
  const preview = usePagePreview()

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="font-semibold max-[1199px]:sr-only">Preview</h2>
        <PreviewOfferPicker />
        <ChoiceButtons label="Screen of the preview" options={screens} value={screen} onValueChange={setScreen} />
      </div>
      {preview.error ? <RequestFailure title="The preview could not be made." error={preview.error} onRetry={preview.retry} /> : null}
      {preview.html === undefined ? (
        preview.error ? null : (
          <DocumentSkeleton />
        )
      ) : (
        <PreviewFrame title="Preview of the offer page" html={preview.html} width={widths[screen]} isStale={preview.isStale} />
      )}
      <p role="status" className="text-12 text-ink-3">
        {preview.isHeld
          ? 'Shows the last settings that could be saved. Mend what is marked to go on.'
          : 'Only what you choose is in the page. Nothing here is sent, and its buttons do nothing.'}
      </p>
    </>
  )
}
