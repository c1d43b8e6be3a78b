'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { TestResult } from '#components/event-tests/test-result.tsx'
import { testKindWords } from '#components/event-tests/test-words.ts'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { RadioGroup } from '#components/ui/radio.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'
import { type TestEventKind, testEventKindSchema } from '#lib/domain/events/contract.ts'

export type SendTestDialogProps = {
  /** Accounts that can be tested: at least one. */
  accounts: readonly Pick<Connection, 'id' | 'name'>[]
  onClose: () => void
}

/** Posts to an account's own address as Ashby does, and says what came of each delivery. */
export function SendTestDialog({ accounts, onClose }: SendTestDialogProps) {
  const api = useApi()
  const queryClient = useQueryClient()
  const [accountId, setAccountId] = useState(accounts[0]?.id ?? '')
  const [kind, setKind] = useState<TestEventKind>('valid')
  const send = useMutation(
    api.events.sendTest.mutationOptions({ onSuccess: () => void queryClient.invalidateQueries({ queryKey: api.events.key() }) }),
  )
  // What came of one kind says nothing of another.
  const change = (set: () => void) => {
    set()
    send.reset()
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate({ connectionId: accountId, kind })
  }

  return (
    <FormDialog
      title="Send test event"
      description="Handoff posts to its own address, the way Ashby does. No offer, hire or person changes."
      submitLabel={send.data ? 'Send again' : 'Send test event'}
      cancelLabel={send.data ? 'Close' : undefined}
      isSubmitting={send.isPending}
      onSubmit={submit}
      isOpen
      onOpenChange={(next) => (next ? undefined : onClose())}
    >
      {accounts.length > 1 ? (
        <Field label="Account">
          <Select
            options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
            value={accountId}
            onValueChange={(next) => change(() => setAccountId(next))}
          />
        </Field>
      ) : null}
      <RadioGroup
        label="Kind"
        value={kind}
        onValueChange={(next) => change(() => setKind(next))}
        options={testEventKindSchema.options.map((value) => ({ value, ...testKindWords[value] }))}
      />
      {send.error ? <RequestFailure title="The test event was not sent" error={send.error} /> : null}
      {send.data ? <TestResult result={send.data} onOpen={onClose} /> : null}
    </FormDialog>
  )
}
