'use client'

import { ArrowLeft, Printer } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'

/** Above the sheet, and not on it: back to the offer, and the print dialog. */
export function PrintBar({ backHref }: { backHref: string }) {
  return (
    <div className="sticky top-0 z-10 flex items-center justify-between gap-3 border-b border-line bg-surface px-4 py-2 print:hidden">
      <ButtonLink href={backHref} size="sm" icon={<ArrowLeft />}>
        Back to the offer
      </ButtonLink>
      <Button size="sm" variant="primary" icon={<Printer />} onClick={() => window.print()}>
        Print
      </Button>
    </div>
  )
}
