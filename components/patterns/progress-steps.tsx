import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { Spinner } from '#components/ui/spinner.tsx'

export type StepState = 'waiting' | 'running' | 'done' | 'warning' | 'failed'

const stepIcons: Readonly<Record<StepState, ReactNode>> = {
  waiting: <CircleDashed aria-hidden="true" className="text-ink-3" />,
  running: <Spinner className="text-sky" />,
  done: <CircleCheck aria-hidden="true" className="text-moss" />,
  warning: <TriangleAlert aria-hidden="true" className="text-amber" />,
  failed: <CircleX aria-hidden="true" className="text-rust" />,
}

const stepWords: Readonly<Record<StepState, string>> = {
  waiting: 'not started',
  running: 'under way',
  done: 'done',
  warning: 'needs attention',
  failed: 'failed',
}

export type ProgressStep = {
  id: string
  label: ReactNode
  state: StepState
  /** What is known: "4 of 5 answered. Last one: Candidate hired". */
  detail?: ReactNode
  /** A ready duration ("3.1 s"). */
  time?: ReactNode
}

/** The steps of an act under way, one below the other, with their times. Changes are announced. */
export function ProgressSteps({ steps }: { steps: ReadonlyArray<ProgressStep> }) {
  return (
    <ol aria-live="polite">
      {steps.map((step) => (
        <li
          key={step.id}
          className="relative grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.5 pb-3 before:absolute before:top-[22px] before:bottom-0.5 before:left-[7.5px] before:w-px before:bg-line-strong last:pb-0 last:before:hidden"
        >
          <span className="pt-0.5">{stepIcons[step.state]}</span>
          <span className={step.state === 'waiting' ? 'text-ink-3' : 'font-medium'}>
            {step.label}
            <span className="sr-only">, {stepWords[step.state]}</span>
          </span>
          <span className="num text-12 leading-5 whitespace-nowrap text-ink-3">{step.time}</span>
          {step.detail ? <span className="col-start-2 col-end-[-1] text-12 text-ink-3 [overflow-wrap:anywhere]">{step.detail}</span> : null}
        </li>
      ))}
    </ol>
  )
}

/** A wizard's steps in its header, each with its state. On phones the header says "Step 4 of 5" instead. */
export function WizardSteps({
  steps,
  currentId,
}: {
  steps: ReadonlyArray<{ id: string; label: string; state: StepState }>
  currentId: string
}) {
  return (
    <ol aria-label="Steps" className="flex items-center gap-2 max-md:hidden [&_.lucide]:size-3.5">
      {steps.map((step) => (
        <li
          key={step.id}
          aria-current={step.id === currentId ? 'step' : undefined}
          className={joinClasses(
            'flex items-center gap-1.5 text-12 font-medium whitespace-nowrap',
            'not-first:before:mr-0.5 not-first:before:h-px not-first:before:w-5 not-first:before:bg-line-strong max-lg:not-first:before:w-2',
            step.id === currentId ? 'text-ink' : step.state === 'waiting' ? 'text-ink-3' : 'text-ink-2',
          )}
        >
          {stepIcons[step.state]}
          {step.label}
          <span className="sr-only">, {stepWords[step.state]}</span>
        </li>
      ))}
    </ol>
  )
}
