import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'
import type { RefusedForm } from './step-frame.tsx'

export type FormFieldProps = {
  name: string
  label: ReactNode
  help?: ReactNode
  form: RefusedForm | undefined
  max: number
  /** A name takes one line, a reason or a question several. */
  isLong?: boolean
  isRequired?: boolean
  autoComplete?: string
}

function FieldProblem({ id, problem }: { id: string; problem: string }) {
  return (
    <p className="problem" id={id}>
      <Icon name="problem" />
      <span>{problem}</span>
    </p>
  )
}

/** A text field with its label, what was typed into it before, and what was wrong with that. */
export function FormField({ name, label, help, form, max, isLong = false, isRequired = false, autoComplete = 'off' }: FormFieldProps) {
  const problem = form?.field === name ? form.problem : null
  const describedBy = [help ? `${name}-help` : null, problem ? `${name}-problem` : null].filter(Boolean).join(' ')
  const shared = {
    id: name,
    name,
    className: 'input',
    maxLength: max,
    required: isRequired,
    defaultValue: form?.values[name] ?? '',
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': describedBy === '' ? undefined : describedBy,
  }

  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {help ? (
        <p className="help" id={`${name}-help`}>
          {help}
        </p>
      ) : null}
      {isLong ? (
        <textarea {...shared} dir="auto" rows={6} />
      ) : (
        <input {...shared} dir="auto" type="text" autoComplete={autoComplete} autoCapitalize="words" spellCheck={false} />
      )}
      {problem ? <FieldProblem id={`${name}-problem`} problem={problem} /> : null}
    </div>
  )
}

/** The one tick box: what is agreed to is its label, so that nobody agrees to words they were not shown. */
export function ConsentField({ text, form }: { text: string; form: RefusedForm | undefined }) {
  const problem = form?.field === 'consent' ? form.problem : null

  return (
    <div className="tick-row">
      <input
        id="consent"
        name="consent"
        type="checkbox"
        value="yes"
        required
        defaultChecked={form?.values.consent === 'yes'}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'consent-problem' : undefined}
      />
      <label htmlFor="consent" dir="auto">
        {text}
      </label>
      {problem ? <FieldProblem id="consent-problem" problem={problem} /> : null}
    </div>
  )
}
