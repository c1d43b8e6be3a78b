import type { FieldErrors, UseFormRegisterReturn } from 'react-hook-form'
import { Section } from '#components/patterns/panel.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'

/** What of the settings form this section asks for, in days. */
export type RetentionValues = { eventBodyDays: number; eventDays: number }

type RetentionSectionProps = {
  register: (name: keyof RetentionValues, options: typeof asDays) => UseFormRegisterReturn
  errors: FieldErrors<RetentionValues>
}

/** How long events are kept. Records have no such end: they stay until somebody removes them. */
export function RetentionSection({ register, errors }: RetentionSectionProps) {
  return (
    <Section title="Retention" description="Once a day Handoff removes what is older. Offers, new hires and people are not touched.">
      <div className="grid grid-cols-2 items-start gap-4 max-md:grid-cols-1">
        <Field
          label="Bodies of events"
          error={errors.eventBodyDays?.message}
          help="What Ashby sent. Without it an event cannot be replayed."
        >
          <Input {...register('eventBodyDays', asDays)} {...dayInput} />
        </Field>
        <Field label="Events" error={errors.eventDays?.message} help="That it came, what became of it, and each try.">
          <Input {...register('eventDays', asDays)} {...dayInput} />
        </Field>
      </div>
    </Section>
  )
}

/** What is no number is refused by the schema, with its words. */
const asDays = { setValueAs: (value: unknown) => (/^\d+$/.test(String(value).trim()) ? Number(value) : Number.NaN) }
const dayInput = {
  inputMode: 'numeric',
  autoComplete: 'off',
  dir: 'ltr',
  maxLength: 4,
  trailing: <span className="px-2.5 text-12 text-ink-3">days</span>,
} as const
