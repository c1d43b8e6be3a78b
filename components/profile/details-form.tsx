import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { readErrorMessage } from '#components/api/error-message.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { UnsavedChanges } from '#components/patterns/unsaved-changes.tsx'
import { useMe, useUpdateMe } from '#components/profile/use-me.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import { personNameSchema } from '#lib/domain/users/schema.ts'

const schema = z.object({ name: personNameSchema })

/** The name others see in history, and the e-mail one signs in with. */
export function DetailsForm() {
  const { name, email } = useMe()
  const updateMe = useUpdateMe()
  const form = useForm({ resolver: zodResolver(schema), values: { name } })
  const { errors, isDirty } = form.formState
  const failure = updateMe.error ? readErrorMessage(updateMe.error) : null
  const save = form.handleSubmit((values) =>
    updateMe.mutate(values, {
      onSuccess: (me) => {
        form.reset({ name: me.name })
        toast.success('Name saved')
      },
    }),
  )

  return (
    <Section title="You">
      <form noValidate onSubmit={save} className="flex flex-col gap-4">
        <UnsavedChanges isDirty={isDirty && !updateMe.isPending} />
        <Field
          label="Name"
          error={errors.name?.message ?? failure?.fields.name}
          help="Others see it where you edited or decided something."
        >
          <Input {...form.register('name')} autoComplete="name" />
        </Field>
        <Field label="E-mail" help="You sign in with it. It cannot be changed here.">
          <Input type="email" value={email} readOnly autoComplete="email" dir="ltr" />
        </Field>
        {failure && !failure.fields.name ? (
          <ErrorState title="Your name was not saved." requestId={failure.requestId}>
            {failure.userMessage}
          </ErrorState>
        ) : null}
        <div className="flex justify-end">
          <Button
            type="submit"
            variant="primary"
            fullWidth="phone"
            isLoading={updateMe.isPending}
            blockedReason={isDirty || updateMe.isPending ? null : 'nothing changed'}
          >
            Save name
          </Button>
        </div>
      </form>
    </Section>
  )
}
