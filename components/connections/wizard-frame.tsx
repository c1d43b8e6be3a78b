import type { ReactNode } from 'react'
import { buildIntegrationsHref, type WizardStep, wizardSteps } from '#components/connections/connection-paths.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { ActBar, FocusedPage, PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { type StepState, WizardSteps } from '#components/patterns/progress-steps.tsx'

const labels: Readonly<Record<WizardStep, string>> = { source: 'Source', key: 'Key', events: 'Events', configure: 'Configure' }

type WizardFrameProps = {
  step: WizardStep
  /** How the current step is; the ones before it are done. */
  stepState?: StepState
  /** How a finished step is where it is not simply done. */
  finished?: Partial<Record<WizardStep, StepState>>
  /** What this step asks, and beside it what helps. On phones what is asked comes first, whichever column it stands in. */
  left: ReactNode
  right: ReactNode
  isRightFirst?: boolean
  acts: ReactNode
}

/** The page around every step: the steps in the header, two columns, the act at the bottom. */
export function WizardFrame({ step, stepState = 'waiting', finished = {}, left, right, isRightFirst = false, acts }: WizardFrameProps) {
  const { slug } = useOrganization()
  const position = wizardSteps.indexOf(step)
  const steps = wizardSteps.map((id, index) => ({
    id,
    label: labels[id],
    state: index < position ? (finished[id] ?? 'done') : index === position ? stepState : ('waiting' as const),
  }))

  return (
    <>
      <FocusedPage />
      <PageHeader
        title="Connect Ashby"
        parent={{ href: buildIntegrationsHref(slug), label: 'Integrations' }}
        actions={<WizardSteps steps={steps} currentId={step} />}
        phoneNote={`Step ${position + 1} of ${wizardSteps.length}`}
      />
      <PageBody>
        <div className="grid grid-cols-[minmax(0,1fr)_424px] items-start gap-4 max-xl:grid-cols-[minmax(0,1fr)_360px] max-lg:grid-cols-1">
          <div className="flex min-w-0 flex-col gap-4">{left}</div>
          <div className={isRightFirst ? 'flex min-w-0 flex-col gap-4 max-lg:order-first' : 'flex min-w-0 flex-col gap-4'}>{right}</div>
        </div>
      </PageBody>
      <ActBar>{acts}</ActBar>
    </>
  )
}
