import { zodResolver } from '@hookform/resolvers/zod'
import { type ReactElement, useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { SecretInput } from '#components/connections/secret-input.tsx'
import { useSaveKey } from '#components/connections/use-save-key.ts'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { Field } from '#components/ui/field.tsx'
import type { Connection, PermissionCheck } from '#lib/domain/connections/contract.ts'
import { apiKeySchema } from '#lib/domain/connections/schema.ts'

const schema = z.object({ apiKey: apiKeySchema })

type KeyDialogProps = {
  connection: Connection
  title: string
  description: string
  label: string
  submitLabel: string
  /** Said behind what the check found wrong. */
  whyUnchanged: string
  trigger: ReactElement
  onSaved: (connection: Connection) => void
}

/**
 * A dialog that takes a key for an account that is there: it is checked with Ashby before it is saved, and where it may do less than the
 * one in use that is asked first.
 */
export function KeyDialog({ connection, title, description, label, submitLabel, whyUnchanged, trigger, onSaved }: KeyDialogProps) {
  const [isOpen, setIsOpen] = useState(false)
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { apiKey: '' } })
  const saving = useSaveKey({
    connection,
    onSaved: (saved) => {
      change(false)
      onSaved(saved)
    },
  })
  const { failure } = saving
  const lost = saving.lostBy(form.watch('apiKey').trim())
  const change = (next: boolean) => {
    setIsOpen(next)
    // A key must not wait in memory for the next time the dialog opens.
    form.reset()
    saving.reset()
  }

  return (
    <FormDialog
      title={title}
      description={description}
      isOpen={isOpen}
      onOpenChange={change}
      trigger={trigger}
      submitLabel={lost.length > 0 ? 'Replace all the same' : submitLabel}
      isSubmitting={saving.isPending}
      onSubmit={form.handleSubmit(({ apiKey }) => saving.save(apiKey))}
      hasNoSuggestions
    >
      <Field
        label={label}
        error={form.formState.errors.apiKey?.message ?? failure?.fields.apiKey}
        help="Treat it like a password: do not share it in chat or tickets."
      >
        <SecretInput {...form.register('apiKey')} />
      </Field>
      {failure && !failure.fields.apiKey ? (
        <Notice tone="rust" isAnnounced>
          {failure.userMessage} {whyUnchanged}
        </Notice>
      ) : null}
      {lost.length > 0 ? <LostPermissions lost={lost} /> : null}
    </FormDialog>
  )
}

function LostPermissions({ lost }: { lost: ReadonlyArray<PermissionCheck> }) {
  return (
    <Notice tone="amber" isAnnounced title="The new key works, and may do less than the one in use">
      <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-ink-3">
        {lost.map(({ key, module, access, without }) => (
          <li key={key}>
            <span className="font-medium text-ink">
              {module}: {access}
            </span>{' '}
            is missing. {without}.
          </li>
        ))}
      </ul>
    </Notice>
  )
}
