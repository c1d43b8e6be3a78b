'use client'

import type { ErrorMessage } from '#components/api/error-message.ts'
import { type FieldDraft, hasOptions, readOptionErrors } from '#components/fields/field-draft.ts'
import { customFieldTypes, fieldTypeWords } from '#components/fields/field-type-words.ts'
import { describeSensitivity, fieldGroups, sensitivities } from '#components/fields/field-words.ts'
import { OptionsEditor } from '#components/fields/options-editor.tsx'
import { useFieldForm } from '#components/fields/use-field-form.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { FactList } from '#components/patterns/fact-list.tsx'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { RadioGroup } from '#components/ui/radio.tsx'
import { Select } from '#components/ui/select.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import type { Sensitivity } from '#lib/domain/access/schema.ts'
import type { FieldDefinition, FieldObject, FieldType } from '#lib/domain/fields/schema.ts'
import type { FieldGroup } from '#lib/domain/fields/terms.ts'

type FieldFormProps = { object: FieldObject; field: FieldDefinition | null; isOpen: boolean; onClose: () => void }
type Form = ReturnType<typeof useFieldForm>

/** The dialog of a field. */
export function FieldForm({ object, field, isOpen, onClose }: FieldFormProps) {
  const form = useFieldForm({ object, field, onSaved: onClose })

  return (
    <FormDialog
      title={field ? 'Edit field' : 'Add field'}
      description={describeDialog({ field, object })}
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      submitLabel={field ? 'Save field' : 'Add field'}
      isSubmitting={form.isSaving}
      onSubmit={form.submit}
      formRef={form.formRef}
      hasNoSuggestions
    >
      {field?.isBuiltIn ? (
        <BuiltInFacts field={field} object={object} />
      ) : (
        <CustomInputs form={form} object={object} isNew={field === null} />
      )}
      <Checkbox
        isChecked={form.draft.isRequired}
        onCheckedChange={(isRequired) => form.change({ isRequired })}
        label="Required"
        help={form.errors.isRequired ?? formWords[object].required}
      />
      {form.failure ? <SaveFailure failure={form.failure} /> : null}
    </FormDialog>
  )
}

type FormWords = { added: string; required: string; example: string }

/** What is different where the field is of another object. */
const formWords: Readonly<Record<FieldObject, FormWords>> = {
  Offer: {
    added: 'Every offer gets it, empty until a mapping or a person fills it.',
    required: 'Without a value, the offer cannot be published.',
    example: 'Equity',
  },
  Person: {
    added: 'Every new hire and every person gets it, empty until a mapping or somebody fills it.',
    required: 'Without a value, the new hire cannot be added.',
    example: 'T-shirt size',
  },
  OpenJob: {
    added: 'Every open job gets it, empty until somebody fills it.',
    required: 'Without a value, the job cannot be marked active.',
    example: 'Cost centre',
  },
}

function describeDialog({ field, object }: { field: FieldDefinition | null; object: FieldObject }) {
  if (!field) return formWords[object].added
  if (!field.isBuiltIn) return undefined

  return (
    <>
      <bdi>{field.label}</bdi> is built in. What you can change is whether it is required.
    </>
  )
}

function BuiltInFacts({ field: { type, group, sensitivity }, object }: { field: FieldDefinition; object: FieldObject }) {
  return (
    <FactList
      facts={[
        { term: 'Type', value: fieldTypeWords[type].label },
        { term: 'Group', value: group },
        { term: 'Who sees it', value: describeSensitivity({ sensitivity, object }).label },
      ]}
    />
  )
}

const groupOptions = fieldGroups.map((group) => ({ value: group, label: group }))
const typeOptions = customFieldTypes.map((type) => {
  const { label, explanation, icon: Icon } = fieldTypeWords[type]

  return { value: type as FieldType, label, help: explanation, icon: <Icon aria-hidden="true" className="size-3.5 text-ink-3" /> }
})

function CustomInputs({ form, object, isNew }: { form: Form; object: FieldObject; isNew: boolean }) {
  const { draft, errors, change } = form

  return (
    <>
      <Field label="Name" error={errors.label}>
        <Input
          value={draft.label}
          onChange={(event) => change({ label: event.target.value })}
          placeholder={isNew ? formWords[object].example : undefined}
        />
      </Field>
      <div className="grid grid-cols-2 items-start gap-4 max-md:grid-cols-1">
        <Field
          label="Type"
          error={errors.type}
          help={isNew ? fieldTypeWords[draft.type].explanation : 'The type stays, because the values have its form.'}
        >
          <Select<FieldType>
            label="Type"
            options={typeOptions}
            value={draft.type}
            isDisabled={!isNew}
            onValueChange={(type) => change({ type, options: hasOptions(type) ? startOptions(draft) : draft.options })}
            className="w-full"
          />
        </Field>
        <Field label="Group" error={errors.group} help="Under which heading it stands.">
          <Select<FieldGroup>
            label="Group"
            options={groupOptions}
            value={draft.group}
            onValueChange={(group) => change({ group })}
            className="w-full"
          />
        </Field>
      </div>
      {hasOptions(draft.type) ? (
        <OptionsEditor
          options={draft.options}
          optionErrors={readOptionErrors({ draft, errors })}
          error={errors.options ?? null}
          onChange={(options) => change({ options })}
        />
      ) : null}
      <SensitivityInput draft={draft} object={object} error={errors.sensitivity} onChange={(sensitivity) => change({ sensitivity })} />
      <Field label="Help text" isOptional error={errors.help} help="What people are told who fill it in.">
        <Textarea rows={2} value={draft.help} onChange={(event) => change({ help: event.target.value })} />
      </Field>
    </>
  )
}

/** A list begins with one row to write into. */
function startOptions({ options }: FieldDraft): FieldDraft['options'] {
  return options.length > 0 ? options : [{ id: 1, value: null, label: '' }]
}

type SensitivityInputProps = {
  draft: FieldDraft
  object: FieldObject
  error: string | undefined
  onChange: (sensitivity: Sensitivity) => void
}

function SensitivityInput({ draft, object, error, onChange }: SensitivityInputProps) {
  const options = sensitivities.map((sensitivity) => ({ value: sensitivity, ...describeSensitivity({ sensitivity, object }) }))

  return (
    <Field label="Who sees it" error={error}>
      <RadioGroup<Sensitivity> label="Who sees it" options={options} value={draft.sensitivity} onValueChange={onChange} />
    </Field>
  )
}

function SaveFailure({ failure: { userMessage, requestId } }: { failure: ErrorMessage }) {
  return (
    <ErrorState title="The field was not saved." requestId={requestId}>
      {userMessage}
    </ErrorState>
  )
}
