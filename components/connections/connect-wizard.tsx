'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useEffect, useRef } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { ConfigureStep } from '#components/connections/configure-step.tsx'
import { type WizardStep, wizardSteps } from '#components/connections/connection-paths.ts'
import { EventsStep } from '#components/connections/events-step.tsx'
import { KeyStep } from '#components/connections/key-step.tsx'
import { chooseEnvironment, readStep, type WizardPlace } from '#components/connections/read-step.ts'
import { SourceStep } from '#components/connections/source-step.tsx'
import { readClock } from '#components/organization/clock.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import type { PermissionCheck } from '#lib/domain/connections/contract.ts'
import { environmentSchema } from '#lib/domain/connections/schema.ts'

type ConnectWizardProps = {
  /** Everything Handoff asks for, nothing of it checked yet. */
  permissions: ReadonlyArray<PermissionCheck>
  /** Where the sandbox's own page stands; null where there is none. */
  sandboxUrl: string | null
}

const place = {
  environment: parseAsStringLiteral(environmentSchema.options),
  step: parseAsStringLiteral(wizardSteps),
}

/** Connects an account in four steps. Each has its address; what was saved meanwhile decides where an address without a step opens. */
export function ConnectWizard({ permissions, sandboxUrl }: ConnectWizardProps) {
  const api = useApi()
  const { timeZone } = useOrganization()
  const { data, dataUpdatedAt } = useSuspenseQuery(api.connections.list.queryOptions())
  const [asked, setAsked] = useQueryStates(place, { history: 'push', scroll: true })

  const environment = chooseEnvironment({ asked: asked.environment, environments: data.environments, items: data.items })
  const connection = data.items.find((item) => item.environment === environment && item.state !== 'Disconnected') ?? null
  const step = readStep({ asked: asked.step, connection })
  useFocusOnMove(step)
  const frame: WizardPlace = {
    environment,
    step,
    unreachable: data.unreachable,
    sandboxUrl,
    clock: readClock({ timeZone, dataUpdatedAt }),
    goTo: (next) => void setAsked({ environment, step: next }),
  }

  if (connection && step === 'configure') return <ConfigureStep place={frame} connection={connection} />
  if (connection && step === 'events') return <EventsStep place={frame} connection={connection} />
  if (step === 'key') return <KeyStep key={environment} place={frame} permissions={permissions} existingName={connection?.name ?? null} />

  return (
    <SourceStep
      place={frame}
      permissions={permissions}
      environments={data.environments}
      items={data.items}
      onEnvironmentChange={(next) => void setAsked({ environment: next, step: 'source' }, { history: 'replace' })}
    />
  )
}

/** The button that led on is gone with its step: keyboards and screen readers go on at the top of the next one. */
function useFocusOnMove(step: WizardStep): void {
  const shown = useRef(step)

  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    document.getElementById('main')?.focus()
  }, [step])
}
