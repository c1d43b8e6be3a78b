'use client'

import { useState } from 'react'
import type { ProfileDialogProps } from '#components/profile/profile-dialog.ts'
import { StoreCodesDialog } from '#components/profile/store-codes-dialog.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { SetUpApp } from '#components/two-factor/set-up-app.tsx'
import { toast } from '#components/ui/toast.ts'

/** Sets up the authenticator app. Closed half-way, nothing has changed. */
export function SetUpDialog({ isOpen, onOpenChange }: ProfileDialogProps) {
  const { email, hasPassword } = useMe()
  const [areCodesShown, setAreCodesShown] = useState(false)

  const finish = () => {
    setAreCodesShown(false)
    onOpenChange(false)
    toast.success('Two-factor is on', { description: 'Your other sessions have ended.' })
  }

  return (
    <StoreCodesDialog title="Set up an authenticator app" isOpen={isOpen} areCodesShown={areCodesShown} onOpenChange={onOpenChange}>
      <SetUpApp email={email} hasPassword={hasPassword} doneLabel="Done" onDone={finish} onCodesShown={() => setAreCodesShown(true)} />
    </StoreCodesDialog>
  )
}
