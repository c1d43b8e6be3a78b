'use client'

import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Waypoints } from 'lucide-react'
import { useQueryState } from 'nuqs'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { buildIntegrationsHref } from '#components/connections/connection-paths.ts'
import { FieldsSkeleton } from '#components/mappings/fields-skeleton.tsx'
import { Mapper } from '#components/mappings/mapper.tsx'
import { chooseConnection, mappingParsers } from '#components/mappings/mapping-address.ts'
import { mappingQueries } from '#components/mappings/mapping-queries.ts'
import { PlainFields } from '#components/mappings/plain-fields.tsx'
import { useObjectTabs } from '#components/mappings/use-object-tabs.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { NowProvider } from '#components/patterns/now.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'
import { isMappedObject, type MappedObject } from '#lib/domain/mappings/terms.ts'

/** Our fields and what fills them, for one connection. `now` is the instant at which the server rendered the page. */
export function FieldsScreen({ now }: { now: string }) {
  const api = useApi()
  const { data } = useSuspenseQuery(api.connections.list.queryOptions())
  const [id, setId] = useQueryState('connection', mappingParsers.connection)
  const [object] = useQueryState('object', mappingParsers.object)
  const connection = chooseConnection({ connections: data.items, id })

  return (
    <NowProvider now={now}>
      {!isMappedObject(object) ? (
        <PlainFields key={object} object={object} connectionId={connection?.id ?? null} />
      ) : connection ? (
        <ConnectionMapper
          key={`${connection.id} ${object}`}
          object={object}
          connection={connection}
          connections={data.items}
          onConnectionChange={(next) => void setId(next)}
        />
      ) : (
        <NotConnected object={object} />
      )}
    </NowProvider>
  )
}

type ConnectionMapperProps = {
  object: MappedObject
  connection: Connection
  connections: readonly Connection[]
  onConnectionChange: (id: string) => void
}

function ConnectionMapper({ object, ...props }: ConnectionMapperProps) {
  const api = useApi()
  const query = useQuery(mappingQueries.mapping({ api, connectionId: props.connection.id, object }))
  if (query.data) return <Mapper {...props} mapping={query.data} />
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />

  return <FieldsSkeleton />
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <>
      <PageHeader title="Fields & mapping" />
      <PageBody>
        <RequestFailure error={error} onRetry={onRetry} />
      </PageBody>
    </>
  )
}

function NotConnected({ object }: { object: MappedObject }) {
  const { slug } = useOrganization()
  const can = useCan()
  const canConnect = can('connections.manage')
  const tabs = useObjectTabs({ object, connectionId: null })

  return (
    <>
      <PageHeader title="Fields & mapping" hasLine={false} />
      <Tabs label="Objects" isShallow className="shrink-0 px-6 max-md:bg-surface max-md:px-4" items={tabs} />
      <div className="grid min-h-0 flex-1 place-items-center overflow-y-auto bg-surface pb-14">
        <EmptyState
          kind="first-use"
          icon={<Waypoints aria-hidden="true" />}
          title="What fills each field appears here"
          actions={
            canConnect ? (
              <ButtonLink variant="primary" href={buildIntegrationsHref(slug)}>
                Connect Ashby
              </ButtonLink>
            ) : undefined
          }
        >
          {canConnect
            ? 'Once an account is connected, Handoff fills the fields that every company needs, and you choose the rest from Ashby’s own fields, with real values beside them.'
            : 'No account is connected yet. Ask an admin of your organization to connect Ashby.'}
        </EmptyState>
      </div>
    </>
  )
}
