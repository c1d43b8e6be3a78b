'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { CodeForm } from '#components/auth/code-form.tsx'
import type { ProfileDialogProps } from '#components/profile/profile-dialog.ts'
import { StoreCodesDialog } from '#components/profile/store-codes-dialog.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { RecoveryCodes } from '#components/two-factor/recovery-codes.tsx'
import { toast } from '#components/ui/toast.ts'

/** New recovery codes for a code of the app; the old ones stop working. */
export function RenewCodesDialog({ isOpen, onOpenChange }: ProfileDialogProps) {
  const api = useApi()
  const client = useApiClient()
  const queryClient = useQueryClient()
  const { email } = useMe()
  const [codes, setCodes] = useState<readonly string[] | null>(null)

  const renew = async (code: string) => {
    const { recoveryCodes } = await client.twoFactor.renewRecoveryCodes({ code })
    setCodes(recoveryCodes)
    void queryClient.invalidateQueries({ queryKey: api.twoFactor.key() })
  }
  const finish = () => {
    onOpenChange(false)
    setCodes(null)
    toast.success('Recovery codes renewed', { description: 'The old ones no longer work.' })
  }

  return (
    <StoreCodesDialog title="Renew recovery codes" isOpen={isOpen} areCodesShown={codes !== null} onOpenChange={onOpenChange}>
      {codes ? (
        <RecoveryCodes codes={codes} email={email} doneLabel="Done" onDone={finish} />
      ) : (
        <>
          <p className="mb-4 text-ink-2">You get new codes. Those you have now stop working at once.</p>
          <CodeForm label="Renew recovery codes" onCode={renew} canRecover />
        </>
      )}
    </StoreCodesDialog>
  )
}
