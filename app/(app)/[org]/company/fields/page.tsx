import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { createServerApi, leavePage, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { FieldsScreen } from '#components/mappings/fields-screen.tsx'
import { chooseConnection, loadMappingAddress } from '#components/mappings/mapping-address.ts'
import { prefetchFields, prefetchMapper } from '#components/mappings/prefetch-mapper.ts'
import { isMappedObject } from '#lib/domain/mappings/terms.ts'

export const metadata: Metadata = { title: 'Fields & mapping' }

type FieldsPageProps = { params: Promise<{ org: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function FieldsPage({ params, searchParams }: FieldsPageProps) {
  const { org } = await params
  const [{ permissions }, { api, queryClient }, address] = await Promise.all([
    requireOrganization(org),
    createServerApi(org),
    loadMappingAddress(searchParams),
  ])
  if (!permissions.includes('fields.manage')) notFound()

  const connections = await queryClient.fetchQuery(api.connections.list.queryOptions()).catch(leavePage)
  const connection = chooseConnection({ connections: connections.items, id: address.connection })
  const { object } = address
  if (connection && isMappedObject(object)) await prefetchMapper({ api, queryClient, connectionId: connection.id, object })
  else await prefetchFields({ api, queryClient })

  return (
    <HydrateQueries queryClient={queryClient}>
      <FieldsScreen now={new Date().toISOString()} />
    </HydrateQueries>
  )
}
