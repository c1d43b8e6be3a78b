import type { FormEventHandler, ReactNode } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { ErrorMessage } from '#components/api/error-message.ts'
import { untoldRequestId } from '#components/api/untold-request-id.ts'
import { KeyCheckChip } from '#components/connections/key-check-chip.tsx'
import type { KeyFormValues } from '#components/connections/key-form-values.ts'
import { SecretInput } from '#components/connections/secret-input.tsx'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { KeyCheck } from '#lib/domain/connections/contract.ts'
import { formatDuration } from '#lib/platform/format/dates.ts'

type KeyFormProps = {
  form: UseFormReturn<KeyFormValues>
  onSubmit: FormEventHandler<HTMLFormElement>
  onCheck: () => void
  isChecking: boolean
  /** What the key allows; null until it was checked. */
  check: KeyCheck | null
  failure: ErrorMessage | null
  permissions: ReactNode
}

/** Name and key of the account, the check beside the key, its result below. */
export function KeyForm({ form, onSubmit, onCheck, isChecking, check, failure, permissions }: KeyFormProps) {
  const { errors } = form.formState

  return (
    <Section
      title="API key"
      actions={check ? <KeyCheckChip permissions={check.permissions} /> : null}
      description={
        check
          ? `The key works. Ashby answered in ${formatDuration(check.durationMs)}.`
          : 'Treat it like a password: do not share it in chat or tickets.'
      }
    >
      <form noValidate autoComplete="off" onSubmit={onSubmit} className="flex flex-col gap-4">
        <Field label="Account name" error={errors.name?.message} help="Ashby does not tell us the account’s name, so give it one.">
          <Input {...form.register('name')} autoComplete="off" />
        </Field>
        <div className="flex items-start gap-2 max-md:flex-col">
          <Field label="API key" error={errors.apiKey?.message ?? failure?.fields.apiKey} className="flex-1 max-md:w-full">
            <SecretInput {...form.register('apiKey')} />
          </Field>
          <Button className="mt-[22px] max-md:mt-0 max-md:w-full" isLoading={isChecking} onClick={onCheck}>
            {check ? 'Check again' : 'Check key'}
          </Button>
        </div>
        {/* Enter in a field acts as the button of this step; the visible one stands in the bar below. */}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
      {failure && !failure.fields.apiKey ? (
        <ErrorState
          title={titleOf(failure)}
          requestId={untoldRequestId({ message: failure.userMessage, requestId: failure.requestId })}
          className="mt-4"
        >
          {failure.userMessage} Nothing was saved.
        </ErrorState>
      ) : null}
      <div aria-live="polite" className="mt-4">
        {permissions}
      </div>
    </Section>
  )
}

function titleOf({ code, title }: ErrorMessage): string {
  if (code === 'ashby_key_invalid') return 'Ashby refused the key.'
  if (code === 'ashby_permission_missing' || code === 'permissions_missing') return 'The key lacks a permission.'
  if (code === 'ashby_rate_limited') return 'Ashby asks to wait.'
  if (code.startsWith('ashby_') || code === 'unavailable') return 'Ashby could not be asked.'

  return `${title}.`
}
