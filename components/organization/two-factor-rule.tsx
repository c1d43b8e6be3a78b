'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { toast } from '#components/ui/toast.ts'

/** Whether members need a second step at sign-in. It counts at once, so switching it on asks first where somebody has none yet. */
export function TwoFactorRule() {
  const { slug, requiresTwoFactor } = useOrganization()
  const without = useCountWithoutApp()
  const update = useSaveRule()
  const [isAsking, setIsAsking] = useState(false)
  const failure = update.error ? readErrorMessage(update.error) : null
  const save = (next: boolean) => update.mutate({ requiresTwoFactor: next }, { onSettled: () => setIsAsking(false) })

  return (
    <Section title="Sign-in">
      <Switch
        label="Require two-factor at sign-in"
        help={
          <>
            Members sign in with a code of an authenticator app beside their password, or through a provider such as Google, which looks
            after its own second step. API keys are not asked. {describeWithout({ without, requiresTwoFactor })}
          </>
        }
        isChecked={update.isPending ? Boolean(update.variables.requiresTwoFactor) : requiresTwoFactor}
        isDisabled={update.isPending}
        onCheckedChange={(next) => {
          update.reset()
          if (next && without !== 0) setIsAsking(true)
          else save(next)
        }}
      />
      {failure ? (
        <ErrorState
          className="mt-2"
          title="The rule was not changed."
          requestId={failure.requestId}
          actions={
            failure.fields.requiresTwoFactor ? (
              <ButtonLink size="sm" href={`/${slug}/profile`}>
                Go to Profile
              </ButtonLink>
            ) : null
          }
        >
          {failure.userMessage}
        </ErrorState>
      ) : null}
      <ConfirmDialog
        title="Require two-factor at sign-in?"
        description={`${without === null ? '' : `${describeMembers(without)} no authenticator app. `}Whoever signed in with only a password is stopped at the next click and sets an app up before they can go on.`}
        confirmLabel="Require two-factor"
        isLoading={update.isPending}
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={() => save(true)}
      />
    </Section>
  )
}

function useSaveRule() {
  const api = useApi()
  const queryClient = useQueryClient()

  return useMutation(
    api.organization.update.mutationOptions({
      onSuccess: (saved) => {
        queryClient.setQueryData(api.organization.get.queryKey(), saved)
        toast.success(saved.requiresTwoFactor ? 'Two-factor is required at sign-in' : 'Two-factor is no longer required')
      },
    }),
  )
}

/** How many members have no authenticator app; null for those who may not see members, and until it is read. */
function useCountWithoutApp(): number | null {
  const api = useApi()
  const can = useCan()
  const members = useQuery(api.members.list.queryOptions({ enabled: can('members.read') }))

  return members.data ? members.data.filter(({ hasTwoFactor }) => !hasTwoFactor).length : null
}

function describeWithout({ without, requiresTwoFactor }: { without: number | null; requiresTwoFactor: boolean }): string {
  if (without === null) return ''
  if (without === 0) return 'Every member has an app.'

  return requiresTwoFactor
    ? `${describeMembers(without)} no app yet and will be asked to set one up.`
    : `${describeMembers(without)} no app and would be asked to set one up.`
}

function describeMembers(count: number): string {
  return count === 1 ? '1 member has' : `${String(count)} members have`
}
