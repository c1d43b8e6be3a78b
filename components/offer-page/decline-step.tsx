import { REASON_MAX } from '#lib/domain/offer-publishing/answers/schema.ts'
import type { AnswerStepProps } from './accept-step.tsx'
import { FormField } from './form-field.tsx'
import { PageLink } from './page-link.tsx'
import { StepButton, StepForm, StepFrame } from './step-frame.tsx'

/** Declining takes one page and no reason. */
export function DeclineStep({ view, base, form }: AnswerStepProps) {
  const { organizationName, sender } = view.document

  return (
    <StepFrame base={base} title="Decline this offer" form={form} fields={['reason']}>
      <p className="plainly">
        Thank you for the time you gave it. <bdi>{sender?.name ?? organizationName}</bdi> will be told, and you need not do anything else.
      </p>
      <StepForm base={base} path="/decline">
        <input type="hidden" name="version" value={view.versionId} />
        <FormField name="reason" label="Would you like to say why?" help="You can leave this empty." form={form} max={REASON_MAX} isLong />
        <StepButton base={base}>Decline offer</StepButton>
        <PageLink base={base} path="" className="plain">
          Keep the offer open
        </PageLink>
      </StepForm>
    </StepFrame>
  )
}
