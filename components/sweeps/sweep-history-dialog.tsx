'use client'

import { History } from 'lucide-react'
import { useState } from 'react'
import { SweepHistory } from '#components/sweeps/sweep-history.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'

/** The button with what it opens: the checks before the last one. */
export function SweepHistoryDialog({ connectionId }: { connectionId: string }) {
  const [isOpen, setIsOpen] = useState(false)

  return (
    <Dialog
      title="Checks and imports"
      description="Newest first, for 90 days."
      isWide
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button size="sm" variant="ghost" icon={<History aria-hidden="true" />}>
          All checks
        </Button>
      }
    >
      <SweepHistory connectionId={connectionId} />
    </Dialog>
  )
}
