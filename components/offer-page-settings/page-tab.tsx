'use client'

import { BrandSection } from '#components/offer-page-settings/brand-section.tsx'
import { ConsentSection, LetterSection } from '#components/offer-page-settings/letter-section.tsx'
import { PagePreview } from '#components/offer-page-settings/page-preview.tsx'
import { LivePreviewAside } from '#components/offer-page-settings/preview-aside.tsx'
import { SectionsEditor } from '#components/offer-page-settings/sections-editor.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'

/** How the offer page looks and what it shows, with the page itself beside it. */
export function PageTab() {
  return (
    <div className="flex min-h-0 flex-1">
      <PageBody width="form">
        <BrandSection />
        <LetterSection />
        <SectionsEditor />
        <ConsentSection />
      </PageBody>
      <LivePreviewAside>
        <PagePreview />
      </LivePreviewAside>
    </div>
  )
}
