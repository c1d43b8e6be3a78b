'use client'

import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { Section } from '#components/patterns/panel.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import type { PageMailKind } from '#lib/domain/offer-page/schema.ts'

/** The mail as a mail program shows it, to oneself: with the saved words, so that what arrives is what candidates get. */
export function SendTest({ kind }: { kind: PageMailKind }) {
  const api = useApi()
  const { email } = useMe()
  const { page, draft } = useSettings()
  const isChanged = JSON.stringify(draft.settings.mails[kind]) !== JSON.stringify(page.settings.mails[kind])
  const send = useMutation(
    api.offerPage.sendTest.mutationOptions({
      onSuccess: ({ sentTo }) =>
        toast.success('Test mail sent', { description: `To ${sentTo}. It arrives within a minute.`, position: 'top-center' }),
    }),
  )

  return (
    <Section
      title="Test mail"
      description={
        <>
          To <bdi className="[overflow-wrap:anywhere]">{email}</bdi>, for an invented candidate. Its link leads to nothing.
        </>
      }
    >
      <div className="flex flex-col items-start gap-3">
        {send.error ? <RequestFailure className="self-stretch" title="The test mail was not sent." error={send.error} /> : null}
        <Button
          icon={<Send />}
          fullWidth="phone"
          isLoading={send.isPending}
          blockedReason={isChanged ? 'save the changes first' : null}
          onClick={() => send.mutate({ kind })}
        >
          Send test mail
        </Button>
      </div>
    </Section>
  )
}
