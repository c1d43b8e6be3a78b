import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { AshbyInstructions } from '#components/connections/ashby-instructions.tsx'
import { suggestAccountName } from '#components/connections/environment-words.ts'
import { KeyForm } from '#components/connections/key-form.tsx'
import { type KeyFormValues, keyFormSchema } from '#components/connections/key-form-values.ts'
import { PermissionChecklist } from '#components/connections/permission-checklist.tsx'
import type { WizardPlace } from '#components/connections/read-step.ts'
import { useKeepConnection } from '#components/connections/use-connection-acts.ts'
import { WizardFrame } from '#components/connections/wizard-frame.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Button } from '#components/ui/button.tsx'
import type { KeyCheck, PermissionCheck } from '#lib/domain/connections/contract.ts'

/** A check holds for the key it was made with: another key, another check. */
type CheckedKey = { apiKey: string; check: KeyCheck }

type KeyStepProps = {
  place: WizardPlace
  permissions: ReadonlyArray<PermissionCheck>
  /** Of an account that is connected by hand and gets its key now. */
  existingName: string | null
}

/** Step 2: paste the key, see at once what it allows, save it. Nothing is saved before. */
export function KeyStep({ place, permissions, existingName }: KeyStepProps) {
  const { name } = useOrganization()
  const api = useApi()
  const keep = useKeepConnection()
  const [checked, setChecked] = useState<CheckedKey | null>(null)
  const form = useForm<KeyFormValues>({
    resolver: zodResolver(keyFormSchema),
    defaultValues: { name: existingName ?? suggestAccountName({ environment: place.environment, organization: name }), apiKey: '' },
  })
  const [apiKey] = form.watch(['apiKey'])
  const current = checked && checked.apiKey === apiKey.trim() ? checked.check : null

  const checkKey = useMutation(
    api.connections.checkKey.mutationOptions({
      onSuccess: (check, { apiKey: checkedKey }) => setChecked({ apiKey: checkedKey, check }),
      onError: () => setChecked(null),
    }),
  )
  const create = useMutation(
    api.connections.create.mutationOptions({
      onSuccess: (connection) => {
        keep(connection)
        place.goTo('events')
      },
    }),
  )
  const check = form.handleSubmit((values) => {
    create.reset()
    checkKey.mutate({ environment: place.environment, apiKey: values.apiKey })
  })
  const save = form.handleSubmit((values) => create.mutate({ environment: place.environment, ...values }))
  const failure = create.error ?? checkKey.error

  return (
    <WizardFrame
      step="key"
      stepState={failure ? 'failed' : checkKey.isPending ? 'running' : current ? (hasMissing(current) ? 'warning' : 'done') : 'waiting'}
      left={
        <KeyForm
          form={form}
          onSubmit={current?.isUsable ? save : check}
          onCheck={check}
          isChecking={checkKey.isPending}
          check={current}
          failure={failure ? readErrorMessage(failure) : null}
          permissions={<PermissionChecklist permissions={current?.permissions ?? permissions} isChecked={current !== null} />}
        />
      }
      right={<AshbyInstructions place={place} />}
      acts={
        <>
          <Button variant="ghost" className="max-md:hidden" onClick={() => place.goTo('source')}>
            Back
          </Button>
          <Button variant="primary" isLoading={create.isPending} blockedReason={whyNotSaved(current)} onClick={save}>
            Save key
          </Button>
        </>
      }
    />
  )
}

function hasMissing({ permissions }: KeyCheck): boolean {
  return permissions.some(({ status }) => status === 'missing')
}

/** Why the key cannot be saved yet; null when it can. */
function whyNotSaved(check: KeyCheck | null): string | null {
  if (!check) return 'check it first'

  return check.isUsable ? null : 'a required permission is missing'
}
