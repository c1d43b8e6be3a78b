import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { completeChoice, PermissionPicker } from '#components/access/permission-picker.tsx'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { type ExpiryChoice, expiryOptions, readExpiryDays } from '#components/api-keys/expiry-choices.ts'
import type { MadeKey } from '#components/api-keys/new-token-panel.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { permissionSchema } from '#lib/domain/access/schema.ts'
import { apiKeyNameSchema } from '#lib/domain/api-keys/schema.ts'

const FORM_ID = 'make-api-key'
const schema = z.object({
  name: apiKeyNameSchema,
  expiry: z.enum(expiryOptions.map(({ value }) => value)),
  permissions: z.array(permissionSchema).min(1, 'Choose at least one permission.'),
})
type KeyValues = z.infer<typeof schema>

const emptyValues: KeyValues = { name: '', expiry: '90', permissions: [] }

function useMakeKey({ onMade, onClose }: { onMade: (made: MadeKey) => void; onClose: () => void }) {
  const api = useApi()
  const queryClient = useQueryClient()
  const form = useForm<KeyValues>({ resolver: zodResolver(schema), defaultValues: emptyValues })
  const create = useMutation(
    api.apiKeys.create.mutationOptions({
      onSuccess: ({ apiKey, token }) => {
        queryClient.setQueryData(api.apiKeys.list.queryKey(), (keys) => keys && [apiKey, ...keys.filter(({ id }) => id !== apiKey.id)])
        onMade({ name: apiKey.name, token })
        onClose()
      },
    }),
  )
  const submit = form.handleSubmit(({ name, expiry, permissions }) =>
    create.mutate({ name, permissions: completeChoice(permissions), expiresInDays: readExpiryDays(expiry) }),
  )

  return { form, create, submit }
}

/** The button with its dialog: a name, an end, and what the key may do. */
export function CreateKeyDialog({ onMade }: { onMade: (made: MadeKey) => void }) {
  const { permissions: held } = useOrganization()
  const [isOpen, setIsOpen] = useState(false)
  const change = (next: boolean) => {
    setIsOpen(next)
    form.reset(emptyValues)
    create.reset()
  }
  const { form, create, submit } = useMakeKey({ onMade, onClose: () => change(false) })
  const { errors } = form.formState
  const failure = create.error ? readErrorMessage(create.error) : null

  return (
    <Dialog
      title="Make API key"
      description="It acts for you: whatever you lose the right to do, it loses too."
      isWide
      isOpen={isOpen}
      onOpenChange={change}
      trigger={
        <Button variant="primary" icon={<KeyRound aria-hidden="true" />}>
          Make API key
        </Button>
      }
      footer={
        <>
          <Button variant="ghost" onClick={() => change(false)}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={FORM_ID} isLoading={create.isPending}>
            Make API key
          </Button>
        </>
      }
    >
      <form id={FORM_ID} noValidate autoComplete="off" onSubmit={submit} className="flex flex-col gap-4">
        <div className="grid grid-cols-[minmax(0,1fr)_176px] items-start gap-4 max-md:grid-cols-1">
          <Field label="Name" error={errors.name?.message ?? failure?.fields.name} help="What uses it, as in “Payroll export”.">
            <Input {...form.register('name')} autoComplete="off" />
          </Field>
          <Field label="Expires">
            <Controller
              control={form.control}
              name="expiry"
              render={({ field }) => (
                <Select<ExpiryChoice>
                  label="Expires"
                  options={expiryOptions}
                  value={field.value}
                  onValueChange={field.onChange}
                  className="w-full"
                />
              )}
            />
          </Field>
        </div>
        <Controller
          control={form.control}
          name="permissions"
          render={({ field }) => (
            <PermissionPicker
              chosen={field.value}
              onChange={field.onChange}
              offered={held}
              error={errors.permissions?.message ?? failure?.fields.permissions}
            />
          )}
        />
        {failure && Object.keys(failure.fields).length === 0 ? (
          <Notice tone="rust" isAnnounced>
            {failure.userMessage}
          </Notice>
        ) : null}
      </form>
    </Dialog>
  )
}
