'use client'

import type { ReactNode } from 'react'
import { DocumentSkeleton } from '#components/offer-page-settings/offer-page-skeleton.tsx'
import { useIsWide } from '#components/offer-page-settings/use-is-wide.ts'

type PreviewAsideProps = { label: string; children: ReactNode }

/** What the settings make, beside them on wide windows. */
export function PreviewAside({ label, children }: PreviewAsideProps) {
  return (
    <aside
      aria-label={label}
      className="scroll-quiet flex min-h-0 w-[52%] shrink-0 flex-col gap-3 overflow-y-auto border-l border-line bg-canvas px-5 py-4 max-[1199px]:hidden"
    >
      {children}
    </aside>
  )
}

/** The same for a preview that has to be asked for: where nobody would see it, it is not there. */
export function LivePreviewAside({ children }: { children: ReactNode }) {
  const isWide = useIsWide()

  return <PreviewAside label="Preview">{isWide ? children : <DocumentSkeleton />}</PreviewAside>
}
