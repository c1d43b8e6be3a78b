'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { IntegrationCard } from '#components/connections/integration-card.tsx'
import { readClock } from '#components/organization/clock.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'

/** What Handoff can be connected to, and how each account is. */
export function IntegrationsScreen() {
  const api = useApi()
  const { timeZone } = useOrganization()
  const { data, dataUpdatedAt } = useSuspenseQuery(api.connections.list.queryOptions())
  const clock = readClock({ timeZone, dataUpdatedAt })
  const known = data.items.map(({ environment }) => environment)
  // An account of an environment that is switched off now is still there, with its data.
  const environments = [...new Set([...data.environments, ...known])]

  return (
    <>
      <PageHeader title="Integrations" />
      <PageBody>
        <p className="max-w-[72ch] text-ink-2">
          Connect Ashby so that hired candidates appear in Handoff by themselves as new hires, and approved offers as unpublished offers
          that you review and send.
        </p>
        <div className="grid grid-cols-2 items-start gap-4 max-lg:grid-cols-1">
          {environments.map((environment) => (
            <IntegrationCard
              key={environment}
              environment={environment}
              connection={data.items.find((item) => item.environment === environment) ?? null}
              clock={clock}
            />
          ))}
        </div>
      </PageBody>
    </>
  )
}
