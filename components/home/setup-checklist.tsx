import { ChevronRight, CircleCheck, CircleDashed, CircleDot } from 'lucide-react'
import { buildConnectionHref, buildSetupHref, buildWizardHref } from '#components/connections/connection-paths.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink } from '#components/ui/link.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { Home } from '#lib/domain/home/contract.ts'

type SetupStep = Home['setup'][number]

const labels: Readonly<Record<SetupStep['key'], string>> = {
  connect: 'Connect Ashby',
  configure: 'Choose events and configure',
  verified: 'Receive a first event from Ashby',
  'first-offer': 'Bring in a first offer',
  'first-hire': 'Bring in a first new hire',
  'pay-defaults': 'Set a default pay interval',
}

type HrefInput = { key: SetupStep['key']; slug: string; connection: Connection | undefined }

/** Where each step is done. */
function buildStepHref({ key, slug, connection }: HrefInput): string {
  switch (key) {
    case 'connect':
      return buildWizardHref({ slug })
    case 'configure':
      return connection ? buildSetupHref({ slug, connection }) : buildWizardHref({ slug })
    case 'verified':
      return connection ? buildConnectionHref({ slug, id: connection.id }) : buildWizardHref({ slug })
    case 'first-offer':
      return buildPlaceHref({ slug, path: '/offers' })
    case 'first-hire':
      return buildPlaceHref({ slug, path: '/new-hires' })
    case 'pay-defaults':
      return buildPlaceHref({ slug, path: '/company/settings' })
  }
}

/** The steps to a working installation. The next one stands out, all open ones can be started. */
export function SetupChecklist({ steps, connections }: { steps: Home['setup']; connections: ReadonlyArray<Connection> }) {
  const { slug } = useOrganization()
  const doneCount = steps.filter(({ isDone }) => isDone).length
  const next = steps.find(({ isDone }) => !isDone)
  const connection = connections.find(({ state }) => state !== 'Disconnected')

  return (
    <section aria-labelledby="setup-heading" className="rounded-lg border border-line bg-surface pb-2">
      <header className="flex min-h-11 items-center gap-2 px-4">
        <h2 id="setup-heading" className="text-13 font-semibold">
          Finish setting up
        </h2>
        <span className="num ml-auto text-12 text-ink-3">
          {doneCount} of {steps.length}
        </span>
      </header>
      <div
        role="progressbar"
        aria-label="Setup"
        aria-valuemin={0}
        aria-valuenow={doneCount}
        aria-valuemax={steps.length}
        className="mx-4 mb-2 h-1 overflow-hidden rounded-full bg-pressed"
      >
        <span className="block h-full rounded-full bg-ink" style={{ width: `${(100 * doneCount) / steps.length}%` }} />
      </div>
      <ol>
        {steps.map((step) => (
          <li key={step.key}>
            <StepLine step={step} isNext={step === next} href={buildStepHref({ key: step.key, slug, connection })} />
          </li>
        ))}
      </ol>
    </section>
  )
}

const lineStyle = 'grid min-h-8 grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-2.5 px-4 max-md:min-h-11'

function StepLine({ step, isNext, href }: { step: SetupStep; isNext: boolean; href: string }) {
  const label = labels[step.key]

  if (step.isDone) {
    return (
      <span className={joinClasses(lineStyle, 'text-ink-3')}>
        <CircleCheck aria-hidden="true" className="text-moss" />
        <span>
          {label}
          <span className="sr-only">, done</span>
        </span>
      </span>
    )
  }

  return (
    <AppLink
      href={href}
      className={joinClasses(
        lineStyle,
        'font-medium focus-visible:-outline-offset-2',
        isNext ? 'my-1 bg-iris-soft shadow-[inset_2px_0_var(--iris-solid)]' : 'hover:bg-hover',
      )}
    >
      {isNext ? <CircleDot aria-hidden="true" className="text-iris" /> : <CircleDashed aria-hidden="true" className="text-ink-3" />}
      {label}
      <ChevronRight aria-hidden="true" className={joinClasses('size-3.5', isNext ? 'text-iris' : 'text-ink-3')} />
    </AppLink>
  )
}
