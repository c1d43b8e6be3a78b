import type { Metadata } from 'next'
import { createServerApi, leavePage } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { ApiKeysScreen } from '#components/api-keys/api-keys-screen.tsx'
import { env } from '#lib/platform/env.ts'

export const metadata: Metadata = { title: 'API keys' }

export default async function ApiKeysPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params
  const { api, queryClient } = await createServerApi(org)
  await queryClient.fetchQuery(api.apiKeys.list.queryOptions()).catch(leavePage)

  return (
    <HydrateQueries queryClient={queryClient}>
      <ApiKeysScreen appUrl={env().APP_URL} />
    </HydrateQueries>
  )
}
