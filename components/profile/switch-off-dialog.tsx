'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { CodeForm } from '#components/auth/code-form.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import type { ProfileDialogProps } from '#components/profile/profile-dialog.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { toast } from '#components/ui/toast.ts'

/** Switches the authenticator app off, for one of its codes. */
export function SwitchOffDialog({ isOpen, onOpenChange }: ProfileDialogProps) {
  const api = useApi()
  const client = useApiClient()
  const queryClient = useQueryClient()
  const { name, requiresTwoFactor } = useOrganization()

  const switchOff = async (code: string) => {
    await client.twoFactor.remove({ code })
    await queryClient.invalidateQueries({ queryKey: api.twoFactor.key() })
    onOpenChange(false)
    toast.success('Two-factor is off', { description: 'Your recovery codes no longer work.' })
  }

  return (
    <Dialog
      title="Switch two-factor off"
      description="Signing in then takes only your password. The recovery codes stop working."
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      {requiresTwoFactor ? (
        <Notice tone="amber" className="mb-4">
          {name} requires two-factor: the next time you sign in, it asks you to set an app up again.
        </Notice>
      ) : null}
      <CodeForm label="Switch two-factor off" isDanger onCode={switchOff} canRecover />
    </Dialog>
  )
}
