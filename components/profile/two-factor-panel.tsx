'use client'

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { RenewCodesDialog } from '#components/profile/renew-codes-dialog.tsx'
import { SetUpDialog } from '#components/profile/set-up-dialog.tsx'
import { SwitchOffDialog } from '#components/profile/switch-off-dialog.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { Button } from '#components/ui/button.tsx'
import { Chip } from '#components/ui/chip.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Instant } from '#components/ui/time.tsx'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** Fewer left than this, and it is time for new ones. */
const FEW_CODES = 3

type OpenDialog = 'set-up' | 'renew' | 'switch-off'

/** The authenticator app: whether there is one, and how it is set up, looked after and switched off. */
export function TwoFactorPanel() {
  const api = useApi()
  const twoFactor = useQuery(api.twoFactor.get.queryOptions())
  const [open, setOpen] = useState<OpenDialog | null>(null)
  const failure = twoFactor.error && !twoFactor.data ? readErrorMessage(twoFactor.error) : null
  const isOn = Boolean(twoFactor.data?.confirmedAt)
  const dialogOf = (name: OpenDialog) => ({ isOpen: open === name, onOpenChange: (isOpen: boolean) => setOpen(isOpen ? name : null) })

  return (
    <Section
      title="Two-factor"
      description="A code of an app on your phone, asked for beside your password."
      actions={twoFactor.data ? <Chip tone={isOn ? 'moss' : 'ink'}>{isOn ? 'On' : 'Off'}</Chip> : null}
    >
      {failure ? (
        <ErrorState
          title="It could not be read whether two-factor is on."
          requestId={failure.requestId}
          actions={
            <Button size="sm" onClick={() => void twoFactor.refetch()} isLoading={twoFactor.isFetching}>
              Try again
            </Button>
          }
        >
          {failure.userMessage}
        </ErrorState>
      ) : null}
      {twoFactor.isPending ? <Skeleton className="my-2.5 w-3/5" /> : null}
      {twoFactor.data?.confirmedAt ? (
        <TwoFactorOn confirmedAt={twoFactor.data.confirmedAt} codesLeft={twoFactor.data.recoveryCodesLeft}>
          <Button onClick={() => setOpen('renew')}>Renew recovery codes…</Button>
          <Button variant="danger" onClick={() => setOpen('switch-off')}>
            Switch off…
          </Button>
        </TwoFactorOn>
      ) : null}
      {twoFactor.data && !isOn ? <TwoFactorOff onSetUp={() => setOpen('set-up')} /> : null}
      <SetUpDialog {...dialogOf('set-up')} />
      <RenewCodesDialog {...dialogOf('renew')} />
      <SwitchOffDialog {...dialogOf('switch-off')} />
    </Section>
  )
}

type TwoFactorOnProps = { confirmedAt: string; codesLeft: number; children: ReactNode }

function TwoFactorOn({ confirmedAt, codesLeft, children }: TwoFactorOnProps) {
  const { timeZone } = useOrganization()
  const left = `${formatCountOf({ count: codesLeft, one: 'recovery code' })} left.`

  return (
    <div className="flex flex-col gap-3">
      <p>
        Set up on <Instant instant={confirmedAt} timeZone={timeZone} />. {codesLeft >= FEW_CODES ? left : null}
      </p>
      {codesLeft < FEW_CODES ? (
        <Notice tone="amber">{left} Renew them, so that you can still sign in when the phone is not at hand.</Notice>
      ) : null}
      <div className="flex flex-wrap gap-2 max-md:flex-col">{children}</div>
    </div>
  )
}

function TwoFactorOff({ onSetUp }: { onSetUp: () => void }) {
  const { hasPassword } = useMe()

  if (!hasPassword) return <p className="text-ink-2">You sign in through a provider, which looks after its own second step.</p>

  return (
    <Button fullWidth="phone" onClick={onSetUp}>
      Set up an authenticator app
    </Button>
  )
}
