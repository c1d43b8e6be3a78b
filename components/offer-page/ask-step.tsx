import { MESSAGE_LENGTH_MAX } from '#lib/domain/offer-publishing/messages/terms.ts'
import type { AnswerStepProps } from './accept-step.tsx'
import { FormField } from './form-field.tsx'
import { QuestionThread } from './questions.tsx'
import { StepButton, StepForm, StepFrame } from './step-frame.tsx'

/** A question to whoever signed the letter, below what was asked before. */
export function AskStep({ view, base, form, timeZone }: AnswerStepProps & { timeZone: string }) {
  const { organizationName, sender } = view.document

  return (
    <StepFrame base={base} title="Ask a question" form={form} fields={['text']}>
      <p className="plainly">
        <bdi>{sender?.name ?? organizationName}</bdi> reads it. The answer stands on the page of your offer, and you get it by mail.
      </p>
      {view.messages.length > 0 ? <QuestionThread messages={view.messages} timeZone={timeZone} /> : null}
      <StepForm base={base} path="/question">
        <FormField name="text" label="Your question" form={form} max={MESSAGE_LENGTH_MAX} isLong isRequired />
        <StepButton base={base}>Send question</StepButton>
      </StepForm>
    </StepFrame>
  )
}
