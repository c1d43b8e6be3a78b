'use client'

import { Eye } from 'lucide-react'
import { useState } from 'react'
import { MailPreview } from '#components/offer-page-settings/mail-preview.tsx'
import { PagePreview } from '#components/offer-page-settings/page-preview.tsx'
import type { SettingsTab } from '#components/offer-page-settings/settings-address.ts'
import { Button } from '#components/ui/button.tsx'
import { Sheet } from '#components/ui/sheet.tsx'
import { useIsPhone } from '#components/ui/use-is-phone.ts'

/** Opens the preview where the window has no room for it beside the settings: from the foot on phones, else from the edge. */
export function PreviewButton({ tab }: { tab: SettingsTab }) {
  const [isOpen, setIsOpen] = useState(false)
  const isPhone = useIsPhone()

  return (
    <>
      <Button icon={<Eye />} className="min-[1200px]:hidden" onClick={() => setIsOpen(true)}>
        Preview
      </Button>
      <Sheet title="Preview" side={isPhone ? 'bottom' : 'right'} isOpen={isOpen} onOpenChange={setIsOpen}>
        <div className="flex h-[calc(85dvh-96px)] flex-col gap-3 md:h-[calc(100dvh-96px)]">
          {tab === 'mails' ? <MailPreview /> : <PagePreview isNarrow />}
        </div>
      </Sheet>
    </>
  )
}
