import { IntegrationsSkeleton } from '#components/connections/integrations-skeleton.tsx'

export default function IntegrationsLoading() {
  return <IntegrationsSkeleton />
}
